/** What this device itself knows of a record's past: its folded changes and those of what belongs to it, entry by entry. */
import { valuesOf, type FoldedRecord, type PlacedChange } from '#crdt/fold.ts';
import { ownersNamedBy, typesBelongingTo } from '#domain/belonging.ts';
import { member } from '#domain/roster/member.ts';
import type { HistoryChange, HistoryEntry } from '#domain/views/history-view.ts';
import type { OwnEntry, Replica } from './replica.ts';

export interface HistoryPlace {
  readonly book: string;
  readonly type: string;
  readonly id: string;
}

type Known = Pick<Replica, 'record' | 'shelf' | 'ownEntries'>;

/** Without a network. A folded record is its changes, so none that counts is missing, however old. */
export const localHistory = async (
  replica: Known,
  place: HistoryPlace,
): Promise<readonly HistoryEntry[]> => {
  const subject = replica.record(place.book, place.type, place.id);
  const records = subject === undefined ? [] : [subject];
  records.push(...(await belongingRecords(replica, place)));
  const own = new Map(
    replica
      .ownEntries()
      .filter(({ book }) => book === place.book)
      .map((entry) => [entry.hash, entry]),
  );
  return entriesOf(records, own);
};

/** Steps and consents of a member, and what belongs to those in its turn. */
const belongingRecords = async (
  replica: Known,
  { book, type, id }: HistoryPlace,
): Promise<readonly FoldedRecord[]> => {
  const owners = new Set([id]);
  const records: FoldedRecord[] = [];
  for (const belonging of typesBelongingTo(type))
    for (const row of await replica.shelf.find({ type: belonging, book })) {
      const named = ownersNamedBy({ type: belonging, set: row.values });
      const record = named.some((owner) => owners.has(owner))
        ? replica.record(book, belonging, row.id)
        : undefined;
      if (record === undefined) continue;
      records.push(record);
      // A record about several (the twins of a book) carries nobody else into the history.
      if (named.length === 1) owners.add(row.id);
    }
  return records;
};

const entriesOf = (
  records: readonly FoldedRecord[],
  own: ReadonlyMap<string, OwnEntry>,
): readonly HistoryEntry[] => {
  const byHash = new Map<string, { first: PlacedChange; changes: HistoryChange[] }>();
  for (const { type, id, changes } of records)
    for (const change of changes) {
      const { order, index, set, undoes } = change;
      const written = { type, id, index, set, ...(undoes === undefined ? {} : { undoes }) };
      const known = byHash.get(order.hash);
      if (known === undefined) byHash.set(order.hash, { first: change, changes: [written] });
      else known.changes.push(written);
    }
  return [...byHash].map(([hash, { first, changes }]) => ({
    order: first.order,
    changes,
    ...standingOf(own.get(hash)),
  }));
};

/** Whatever is not in the outbox any more has come back in a page of the server. */
const standingOf = (own: OwnEntry | undefined): Pick<HistoryEntry, 'act' | 'state' | 'reason'> => {
  if (own === undefined) return { state: 'safe' };
  const { act, verdict } = own;
  if (verdict === undefined) return { act, state: 'waiting' };
  return verdict.ruling === 'accepted'
    ? { act, state: 'safe' }
    : { act, state: 'check', reason: verdict.reason ?? verdict.ruling };
};

/** A name for showing; undefined for who is not on this device. */
export const memberName = (
  replica: Pick<Replica, 'record'>,
  rosterBook: string,
  id: string,
): string | undefined => {
  const record = replica.record(rosterBook, member.type, id);
  return record === undefined ? undefined : valuesOf(member, record).fullName[0];
};
