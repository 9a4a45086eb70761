/** POST /api/sync/pull: a stream of lines, resumable at every page, the roster first. */
import type * as z from 'zod';
import type { BookId } from '#book/book-id.ts';
import { EMPTY_DIGEST } from '#book/digest.ts';
import { FOLD_FINGERPRINT } from '#book/packed-records.ts';
import { isCases, isConfidential } from '#domain/cases/confidential-book.ts';
import {
  endSigningBytes,
  pruneSigningBytes,
  type helloLine,
  type PullLine,
  type PullRequest,
} from '#protocol/pull.ts';
import { carriedSigningBytes } from '#protocol/restore.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { prunePositions } from './backup-marks.ts';
import { Directory } from './directory.ts';
import { holdsUpTo } from './offers.ts';
import { mayOpenNow, openBooks } from './open-books.ts';
import { pageAfter } from './page.ts';
import { tellPulled, tellShredOrder } from './pull-audit.ts';
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
    // A cursor of another epoch counts where the book is the same up to there; else that book is pulled anew.
    [
      ...request.cursors.filter(({ epoch }) => epoch === server.epoch.id),
      ...(hello.carried ?? []),
    ].map(({ book, n }) => [book, n]),
  );
  for (const order of await shredOrders(server, session, request)) {
    await tellShredOrder(server, session, order);
    yield textOf(order);
  }
  for (const { book, n: end, prune } of hello.books) {
    const cursor = cursorByBook.get(book) ?? 0;
    if (cursor >= end || request.only?.includes(book) === false) continue;
    if (request.skip === 'confidential' && isConfidential(book)) continue;
    if (request.skip === 'cases' && isCases(book)) continue;
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

export const DIRECTORY_ITEMS_MAX = 500;

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
  // A lost device hears which books it is to give up, and nothing of any.
  const open = office.isLost(session.device)
    ? []
    : openBooks(office, session.officer, todayFrom(nowMs));
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
  const carried = await carriedOf(server, request);
  return {
    line: 'hello',
    protocol: PROTOCOL_VERSION,
    nonce: request.nonce,
    epoch: server.epoch,
    nowMs,
    books,
    ...(carried.length === 0 ? {} : { carried }),
  };
};

/**
 * Of the cursors of another epoch: those at which this book stands as it stood there. Whoever names a digest has had
 * the book up to that position, so nothing is told by it that the device does not know.
 */
const carriedOf = async (
  server: ServerContext,
  { cursors, nonce }: PullRequest,
): Promise<NonNullable<Hello['carried']>> => {
  const { id: epoch } = server.epoch;
  const carried: NonNullable<Hello['carried']> = [];
  for (const { book, n, digest, ...cursor } of cursors) {
    if (cursor.epoch === epoch || digest === undefined) continue;
    // Of what stands here otherwise the reader is told so under the same signature: it is taken anew, from nothing.
    const at = (await holdsUpTo(server, { book, n, digest }))
      ? { book, n, digest }
      : { book, n: 0, digest: EMPTY_DIGEST };
    const signature = server.key.sign(carriedSigningBytes({ nonce, epoch, ...at }));
    carried.push({ book, n: at.n, signature });
  }
  return carried;
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
  if (!(await tellPulled(server, session, book))) return;
  let at = cursor;
  // A replica that folds another way cannot read our records: it gets every entry instead.
  if (at < prune && request.fold === FOLD_FINGERPRINT) {
    yield* directoryLines(
      directory,
      book,
      (await committed.headsAt(book, prune)).map(({ device }) => device),
    );
    for await (const line of snapshotLines(server, book, prune, session.officer)) {
      if (!(await isStillOpen(server, session, book))) return;
      yield line;
    }
    at = prune;
  }
  while (at < end) {
    if (!(await isStillOpen(server, session, book))) return;
    const page = await pageAfter(server, { book, after: at, end, reader: session.officer });
    if (page === undefined) return;
    yield* directoryLines(
      directory,
      book,
      page.entries.map(({ device }) => device),
    );
    // Behind the directory too: a slow reader may have taken a while over it.
    if (!(await isStillOpen(server, session, book))) return;
    yield [textOf(page.line), ...page.bodies].join('\n');
    at = page.line.to;
  }
}

/** A right that ends in the middle of a long pull ends it there. */
const isStillOpen = async (
  server: ServerContext,
  session: Session,
  book: BookId,
): Promise<boolean> => {
  const office = await server.office.now(server.store.committed);
  return (
    mayOpenNow(office, session.officer, book, todayFrom(server.nowMs())) &&
    !office.isLost(session.device)
  );
};
