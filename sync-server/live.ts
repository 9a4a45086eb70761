/** "Book b is now at n": a poke to whoever listens and may open the book. Never data. */
import type { BookId } from '#book/book-id.ts';
import { mayOpenNow } from './open-books.ts';
import { todayFrom, type ServerContext } from './server-context.ts';

/** A sign of life often enough for the proxies in between. */
const BEAT_MS = 25_000;
export const LISTENERS_MAX = 5_000;

/** NDJSON `{"book":…,"n":…}`, a line a poke; empty lines are signs of life. Ends with the session. */
export const liveStream = (
  server: ServerContext,
  officer: string,
  untilMs: number,
): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  let stop = (): void => {};
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      const send = (line: string): void => {
        // Whoever does not read gets no more pokes: the next one that is read says all.
        if ((controller.desiredSize ?? 0) > -64) controller.enqueue(encoder.encode(`${line}\n`));
      };
      const unlisten = server.live.listen((book, n) => {
        mayStillOpen(server, officer, book).then(
          (may) => may && send(JSON.stringify({ book, n })),
          () => undefined,
        );
      });
      const beat = setInterval(() => (server.nowMs() < untilMs ? send('') : end()), BEAT_MS);
      const forget = server.live.onClose(() => end());
      stop = () => {
        clearInterval(beat);
        unlisten();
        forget();
      };
      const end = (): void => {
        stop();
        controller.close();
      };
      send('');
    },
    cancel: () => stop(),
  });
};

const mayStillOpen = async (
  server: ServerContext,
  officer: string,
  book: BookId,
): Promise<boolean> => {
  const office = await server.office.now(server.store.committed);
  return mayOpenNow(office, officer, book, todayFrom(server.nowMs()));
};
