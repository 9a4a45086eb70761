/** "Book b is now at n": a poke to whoever listens and may open the book. Never data. */
import type { BookId } from '#book/book-id.ts';
import type { BookEnd } from './book-store.ts';
import { mayOpenNow, openBooks } from './open-books.ts';
import { todayFrom, type ServerContext } from './server-context.ts';
import { isStillHeld, type HeldSession } from './sessions.ts';

/** A sign of life often enough for the proxies in between. */
export const BEAT_MS = 25_000;
const LISTENERS_MAX = 5_000;
/** A window or two, and what of an earlier one has not ended yet: nobody takes the places of all. */
export const LISTENERS_A_DEVICE = 4;

export const hasRoomFor = ({ live }: ServerContext, { device }: HeldSession): boolean =>
  live.listeners() < LISTENERS_MAX && live.listeners(device) < LISTENERS_A_DEVICE;

/**
 * NDJSON `{"book":…,"n":…}`, a line a poke; empty lines are signs of life. Ends with the session: whoever ended it,
 * the next beat finds out, and what was revoked hears nothing meanwhile.
 */
export const liveStream = (
  server: ServerContext,
  session: HeldSession,
): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  let stop = (): void => {};
  let isOver = false;
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      const send = (line: string): void => {
        // Whoever does not read gets no more pokes: the next one that is read says all.
        if (!isOver && (controller.desiredSize ?? 0) > -64)
          controller.enqueue(encoder.encode(`${line}\n`));
      };
      const unlisten = server.live.listen(session.device, {
        onPoke: (book, n) => {
          mayStillHear(server, session, book).then(
            (may) => may && send(JSON.stringify({ book, n })),
            () => undefined,
          );
        },
        onSilence: () => {
          endsOfOpen(server, session).then(
            (ends) => ends.forEach(({ book, n }) => send(JSON.stringify({ book, n }))),
            () => undefined,
          );
        },
      });
      const beat = setInterval(() => {
        mayStillListen(server, session).then(
          (held) => (held ? send('') : end()),
          () => end(),
        );
      }, BEAT_MS);
      const forget = server.live.onClose(() => end());
      stop = () => {
        isOver = true;
        clearInterval(beat);
        unlisten();
        forget();
      };
      const end = (): void => {
        if (isOver) return;
        stop();
        controller.close();
      };
      send('');
    },
    cancel: () => stop(),
  });
};

/** Whoever has no book left to hear of hears nothing: revoked, and then also the sign of life ends. */
const mayStillListen = async (server: ServerContext, session: HeldSession): Promise<boolean> => {
  const office = await server.office.now(server.store.committed);
  return (
    openBooks(office, session.officer, todayFrom(server.nowMs())).length > 0 &&
    isStillHeld(server, session)
  );
};

/** Where the books end that the listener may open: whoever has them already does nothing. */
const endsOfOpen = async (
  server: ServerContext,
  session: HeldSession,
): Promise<readonly BookEnd[]> => {
  const { committed } = server.store;
  const office = await server.office.now(committed);
  if (office.isLost(session.device) || !(await isStillHeld(server, session))) return [];
  const open = openBooks(office, session.officer, todayFrom(server.nowMs()));
  const ends = await Promise.all(open.map((book) => committed.end(book)));
  return ends.flatMap((end) => end ?? []);
};

const mayStillHear = async (
  server: ServerContext,
  session: HeldSession,
  book: BookId,
): Promise<boolean> => {
  const office = await server.office.now(server.store.committed);
  return (
    mayOpenNow(office, session.officer, book, todayFrom(server.nowMs())) &&
    isStillHeld(server, session)
  );
};
