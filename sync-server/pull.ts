/** POST /api/sync/pull: a stream of lines, resumable at every page, the roster first. */
import type * as z from 'zod';
import type { BookId } from '#book/book-id.ts';
import { FOLD_FINGERPRINT } from '#book/packed-records.ts';
import { isConfidential } from '#domain/cases/confidential-book.ts';
import {
  endSigningBytes,
  pruneSigningBytes,
  type helloLine,
  type PullLine,
  type PullRequest,
} from '#protocol/pull.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { prunePositions } from './backup-marks.ts';
import { Directory } from './directory.ts';
import { mayOpenNow, openBooks } from './open-books.ts';
import { pageAfter } from './page.ts';
import { todayFrom, type ServerContext } from './server-context.ts';
import type { Session } from './sessions.ts';
import { shredOrders } from './shred-orders.ts';
import { snapshotLines } from './snapshot.ts';

/** Lines of text without their line ends. */
export async function* pull(
  server: ServerContext,
  session: Session,
  request: PullRequest,
): AsyncGenerator<string> {
  const hello = await helloOf(server, session, request);
  yield textOf(hello);
  const office = await server.office.now(server.store.committed);
  const directory = new Directory(office, server.store.committed);
  const cursorByBook = new Map(
    // A cursor of another epoch counts for nothing here: that book is pulled anew.
    request.cursors
      .filter(({ epoch }) => epoch === server.epoch.id)
      .map(({ book, n }) => [book, n]),
  );
  for (const order of await shredOrders(server, session, request)) yield textOf(order);
  for (const { book, n: end, prune } of hello.books) {
    const cursor = cursorByBook.get(book) ?? 0;
    if (cursor >= end || request.only?.includes(book) === false) continue;
    if (request.skip === 'confidential' && isConfidential(book)) continue;
    yield* bookLines(server, session, {
      book,
      end,
      cursor,
      prune: prune?.n ?? 0,
      request,
      directory,
    });
  }
  const signature = server.key.sign(endSigningBytes(request.nonce, server.epoch.id));
  yield textOf({ line: 'end', nonce: request.nonce, signature });
}

const DIRECTORY_ITEMS_MAX = 500;

/** Goes before the page it is needed for: a reader believes no author it does not know. */
async function* directoryLines(
  directory: Directory,
  book: BookId,
  devices: Iterable<string>,
): AsyncGenerator<string> {
  const items = await directory.before(book, devices);
  for (let at = 0; at < items.length; at += DIRECTORY_ITEMS_MAX)
    yield textOf({ line: 'directory', items: items.slice(at, at + DIRECTORY_ITEMS_MAX) });
}

const textOf = (line: PullLine): string => JSON.stringify(line);

type Hello = z.infer<typeof helloLine>;

const helloOf = async (
  server: ServerContext,
  session: Session,
  request: PullRequest,
): Promise<Hello> => {
  const { committed } = server.store;
  const nowMs = server.nowMs();
  const office = await server.office.now(committed);
  const ends = new Map((await committed.ends()).map(({ book, n }) => [book, n]));
  const prune = await prunePositions(committed, server.epoch.id, nowMs);
  const { id: epoch } = server.epoch;
  const open = openBooks(office, session.officer, todayFrom(nowMs));
  const wanted = request.only?.filter((book) => open.includes(book)) ?? [];
  const ordered = [...wanted, ...open.filter((book) => !wanted.includes(book))];
  const books = ordered.map((book) => {
    const n = prune.get(book);
    const signed =
      n === undefined
        ? null
        : { n, epoch, signature: server.key.sign(pruneSigningBytes({ epoch, book, n })) };
    return { book, n: ends.get(book) ?? 0, prune: signed };
  });
  return {
    line: 'hello',
    protocol: PROTOCOL_VERSION,
    nonce: request.nonce,
    epoch: server.epoch,
    nowMs,
    books,
  };
};

interface BookWanted {
  readonly book: BookId;
  readonly end: number;
  readonly cursor: number;
  readonly prune: number;
  readonly request: PullRequest;
  readonly directory: Directory;
}

async function* bookLines(
  server: ServerContext,
  session: Session,
  { book, end, cursor, prune, request, directory }: BookWanted,
): AsyncGenerator<string> {
  const { committed } = server.store;
  let at = cursor;
  // A replica that folds another way cannot read our records: it gets every entry instead.
  if (at < prune && request.fold === FOLD_FINGERPRINT) {
    yield* directoryLines(
      directory,
      book,
      (await committed.headsAt(book, prune)).map(({ device }) => device),
    );
    for await (const line of snapshotLines(server, book, prune, session.officer))
      yield textOf(line);
    at = prune;
  }
  while (at < end) {
    // A right that ends in the middle of a long pull ends it there.
    const office = await server.office.now(committed);
    if (!mayOpenNow(office, session.officer, book, todayFrom(server.nowMs()))) return;
    const page = await pageAfter(server, { book, after: at, end, reader: session.officer });
    if (page === undefined) return;
    yield* directoryLines(
      directory,
      book,
      page.entries.map(({ device }) => device),
    );
    yield [textOf(page.line), ...page.bodies].join('\n');
    at = page.line.to;
  }
}
