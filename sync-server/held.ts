/** POST /api/sync/held: what an officer has to decide on now, across the books in which that officer may. */
import { accept, type Result } from '#base/result.ts';
import { parseBookId, type BookId } from '#book/book-id.ts';
import { judgeChanges } from '#domain/access.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import {
  HELD_ENTRIES_MAX,
  heldSigningBytes,
  type HeldAnswer,
  type HeldItem,
  type HeldPlace,
  type HeldRefusal,
  type HeldRequest,
} from '#protocol/held.ts';
import { HISTORY_PROOF_MAX } from '#protocol/history.ts';
import { PAGE_BYTES_MAX, PROTOCOL_VERSION } from '#protocol/version.ts';
import type { BookReader, StoredEntry } from './book-store.ts';
import { refusalOf } from './decisions.ts';
import { itemOf, peopleOf } from './history.ts';
import type { OfficeState } from './office-state.ts';
import { openBooks } from './open-books.ts';
import { no, type Refusal } from './refusal.ts';
import { todayFrom, type ServerContext } from './server-context.ts';
import type { Session } from './sessions.ts';

/** Refuses: app-too-old, app-too-new. Whoever decides on nothing has nothing to decide. */
export const held = async (
  server: ServerContext,
  session: Session,
  request: HeldRequest,
): Promise<Result<HeldAnswer, Refusal>> => {
  if (request.protocol !== PROTOCOL_VERSION)
    return no(request.protocol < PROTOCOL_VERSION ? 'app-too-old' : 'app-too-new');
  const office = await server.office.now(server.store.committed);
  const today = todayFrom(server.nowMs());
  const found: Waiting[] = [];
  for (const book of openBooks(office, session.officer, today))
    if (decidesIn(office, session.officer, book, today))
      found.push(...(await waitingIn(server, book)));
  const { before, nonce } = request;
  const asked = found
    .filter(({ refused }) => refused === null || request.withRefused === true)
    .filter(({ entry }) => before === undefined || comparePlaces(entry, before) < 0)
    .sort((a, b) => comparePlaces(b.entry, a.entry));
  const { items, next, devices } = await portionOf(server, asked);
  const answer = {
    ...{ protocol: PROTOCOL_VERSION, nonce, epoch: server.epoch, items, next },
    undecided: found.filter(({ refused }) => refused === null).length,
    people: peopleOf(office, devices).map((person) => ({
      ...person,
      label: office.device(person.device)?.label ?? '',
    })),
  };
  return accept({ ...answer, signature: server.key.sign(heldSigningBytes(answer)) });
};

interface Waiting {
  readonly entry: StoredEntry;
  readonly refused: HeldRefusal | null;
}

/** The very rule that the decision itself will be judged by. */
const decidesIn = (office: OfficeState, officer: string, book: BookId, today: string): boolean => {
  const name = parseBookId(book);
  const unitPath = name.ok ? office.pathOf(name.value.unit) : undefined;
  return (
    unitPath !== undefined &&
    judgeChanges({
      ...{ grants: office.grantsOf(officer), book, unitPath, today },
      changes: [{ type: admitHeld.type, id: 'decision', set: { entryHash: '', why: '' } }],
      confidential: {
        ...{ officer, readers: office.readers.of(book) },
        referredTo: office.readers.referredTo(book),
      },
    }).ok
  );
};

/** At once: between two turns the server answers others. */
const LOOKED_AT = 500;

const waitingIn = async (
  { store: { committed }, nowMs }: ServerContext,
  book: BookId,
): Promise<readonly Waiting[]> => {
  const upTo = (await committed.end(book))?.n ?? 0;
  const waiting: Waiting[] = [];
  for (let after = 0; after < upTo;) {
    const within = { after, upTo, device: null, entriesMax: LOOKED_AT };
    const some = await committed.unsettled(book, within);
    waiting.push(...(await heldAmong(committed, some, nowMs())));
    if (some.length < LOOKED_AT) break;
    after = some.at(-1)?.n ?? upTo;
  }
  return waiting;
};

const heldAmong = async (
  committed: BookReader,
  entries: readonly StoredEntry[],
  nowMs: number,
): Promise<readonly Waiting[]> => {
  const waiting: Waiting[] = [];
  for (const entry of entries)
    if (entry.ruling === 'held' && entry.body !== null)
      waiting.push({ entry, refused: await refusalOf(committed, entry, nowMs) });
  return waiting;
};

const comparePlaces = (a: HeldPlace, b: HeldPlace): number =>
  a.receivedMs - b.receivedMs || (a.book < b.book ? -1 : a.book > b.book ? 1 : 0) || a.n - b.n;

/** As many as fit with their bytes and their proofs; the first always. */
const portionOf = async (
  server: ServerContext,
  asked: readonly Waiting[],
): Promise<Pick<HeldAnswer, 'items' | 'next'> & { readonly devices: readonly string[] }> => {
  const items: HeldItem[] = [];
  const devices: string[] = [];
  let [bytes, hashes, seen] = [0, 0, 0];
  for (const { entry, refused } of asked) {
    const item = await itemOf(server, entry);
    bytes += entry.body?.length ?? 0;
    hashes += item?.after.length ?? 0;
    const isFull =
      items.length === HELD_ENTRIES_MAX || bytes > PAGE_BYTES_MAX || hashes > HISTORY_PROOF_MAX;
    if (isFull && items.length > 0) break;
    seen += 1;
    if (item === undefined) continue;
    items.push({ ...item, refused });
    devices.push(entry.device);
  }
  const last = asked[seen - 1]?.entry;
  const next =
    last === undefined || seen === asked.length
      ? null
      : { receivedMs: last.receivedMs, book: last.book, n: last.n };
  return { items, next, devices };
};
