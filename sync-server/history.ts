/** POST /api/sync/history: who changed what of one record, for an officer who may open its book now. */
import { accept, type Result } from '#base/result.ts';
import { assert } from '#base/assert.ts';
import { textFromUtf8 } from '#base/bytes.ts';
import {
  HISTORY_ENTRIES_MAX,
  HISTORY_PROOF_MAX,
  historySigningBytes,
  type HistoryAnswer,
  type HistoryItem,
  type HistoryRequest,
} from '#protocol/history.ts';
import { PAGE_BYTES_MAX, PROTOCOL_VERSION } from '#protocol/version.ts';
import type { BookReader, StoredEntry } from './book-store.ts';
import type { OfficeState } from './office-state.ts';
import { mayOpenNow } from './open-books.ts';
import { no, type Refusal } from './refusal.ts';
import { todayFrom, type ServerContext } from './server-context.ts';
import type { Session } from './sessions.ts';
import { verdictOf } from './verdict-of.ts';

/** Refuses: app-too-old, app-too-new, not-allowed. A record that nobody wrote has an empty history. */
export const history = async (
  server: ServerContext,
  session: Session,
  request: HistoryRequest,
): Promise<Result<HistoryAnswer, Refusal>> => {
  if (request.protocol !== PROTOCOL_VERSION)
    return no(request.protocol < PROTOCOL_VERSION ? 'app-too-old' : 'app-too-new');
  const { committed } = server.store;
  const office = await server.office.now(committed);
  const { book, id, nonce } = request;
  if (!mayOpenNow(office, session.officer, book, todayFrom(server.nowMs())))
    return no('not-allowed');
  const found = await committed.historyOf(book, id, {
    before: request.before ?? null,
    entriesMax: HISTORY_ENTRIES_MAX,
    bytesMax: PAGE_BYTES_MAX,
  });
  const { items, reached } = await itemsOf(server, office, session.officer, found);
  const left =
    reached === undefined
      ? []
      : await committed.historyOf(book, id, { before: reached, entriesMax: 1, bytesMax: 1 });
  const answer = {
    ...{ protocol: PROTOCOL_VERSION, nonce, epoch: server.epoch, book, id },
    items: items.map(({ item }) => item),
    next: left.length === 0 ? null : (reached ?? null),
    people: peopleOf(
      office,
      items.map(({ device }) => device),
    ),
  };
  return accept({ ...answer, signature: server.key.sign(historySigningBytes(answer)) });
};

interface Shown {
  readonly device: string;
  readonly item: HistoryItem;
}

/** As many as fit with their proofs, and the position they reach down to. */
const itemsOf = async (
  server: ServerContext,
  office: OfficeState,
  reader: string,
  found: readonly StoredEntry[],
): Promise<{ readonly items: readonly Shown[]; readonly reached: number | undefined }> => {
  const { committed } = server.store;
  const items: Shown[] = [];
  let reached: number | undefined;
  let hashes = 0;
  for (const entry of found) {
    const item = (await isToBeShown(committed, office, reader, entry))
      ? await itemOf(server, entry)
      : undefined;
    hashes += item?.after.length ?? 0;
    if (hashes > HISTORY_PROOF_MAX && items.length > 0) break;
    if (item !== undefined) items.push({ device: entry.device, item });
    reached = entry.n;
  }
  return { items, reached };
};

/** As in a page: what does not count is read by its author alone. What was judged again stands at its last position. */
const isToBeShown = async (
  committed: BookReader,
  office: OfficeState,
  reader: string,
  entry: StoredEntry,
): Promise<boolean> => {
  if (entry.ruling === 'accepted') return true;
  if (office.device(entry.device)?.officer !== reader) return false;
  return (await committed.latestByHash(entry.book, entry.hash))?.n === entry.n;
};

/** The entry as it was signed, with the way to its author's signature; undefined where its body cannot be read. */
export const itemOf = async (
  server: ServerContext,
  entry: StoredEntry,
): Promise<HistoryItem | undefined> => {
  const { book, device, life, seq, prevHash } = entry;
  const body = entry.body === null ? undefined : textFromUtf8(entry.body);
  if (body?.ok !== true) return undefined;
  const [own, ...later] = await server.store.committed.chainToSignature(book, device, life, seq);
  const signature = later.at(-1)?.signature ?? own?.signature ?? null;
  assert(signature !== null, 'every run ends in a signed entry');
  return {
    verdict: verdictOf(entry, server.epoch.id, false),
    prevHash,
    body: body.value,
    after: later.map(({ bodyHash }) => bodyHash),
    signature,
  };
};

export const peopleOf = (
  office: OfficeState,
  devices: readonly string[],
): HistoryAnswer['people'] =>
  [...new Set(devices)].flatMap((device) => {
    const facts = office.device(device);
    const officer = facts === undefined ? undefined : office.officer(facts.officer);
    return officer === undefined
      ? []
      : [{ device, officer: officer.id, displayName: officer.displayName }];
  });
