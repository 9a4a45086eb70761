/** Which records an entry stands in the history of, noted when it gets its position, so that no book is ever searched. */
import { parseEntry, type EntryBody } from '#book/entry.ts';
import { BELONGING_FINGERPRINT, ownersNamedBy, ownerTypeOfOwner } from '#domain/belonging.ts';
import { cashCheck } from '#domain/dues/cash-check.ts';
import { dayClose } from '#domain/dues/day-close.ts';
import type { BookReader, BookWriter, StoredEntry } from './book-store.ts';
import type { ServerContext } from './server-context.ts';

/** No id of a record: under it stand the closes of a book and what was said of their cash, newest first. */
export const CLOSES_OF_BOOK = ':closes';
const OF_CLOSES: ReadonlySet<string> = new Set([dayClose.type, cashCheck.type]);

/** What is noted, and by which rule: where it changes, the books are gone through once. */
const FINGERPRINT = `${BELONGING_FINGERPRINT} ${CLOSES_OF_BOOK}`;

/** An entry has at most 200 changes; what a forged one names beyond this is not noted. */
const RECORDS_MAX = 1000;

export const noteHistory = async (
  tx: BookWriter,
  { book, n }: Pick<StoredEntry, 'book' | 'n'>,
  body: EntryBody,
): Promise<void> => {
  const records = new Set<string>();
  for (const change of body.changes) {
    if (OF_CLOSES.has(change.type)) records.add(CLOSES_OF_BOOK);
    records.add(change.id);
    for (const owner of ownersNamedBy(change)) {
      records.add(owner);
      const between = ownerTypeOfOwner(change.type);
      if (between === undefined) continue;
      for (const further of await ownersOf(tx, { book, type: between, id: owner }, body))
        records.add(further);
    }
  }
  await tx.putHistory(book, n, [...records].slice(0, RECORDS_MAX));
};

/** A few: the record between was written once, mostly by the entry looked at first. */
const LOOKED_AT = { before: null, entriesMax: 5, bytesMax: 320 * 1024 } as const;

/** Whom a record belongs to, by this entry or by those that wrote it: a withdrawal names a consent, the consent a member. */
const ownersOf = async (
  reader: BookReader,
  { book, type, id }: { readonly book: string; readonly type: string; readonly id: string },
  body: EntryBody,
): Promise<readonly string[]> => {
  const ownersIn = ({ changes }: EntryBody): readonly string[] =>
    changes.filter((change) => change.type === type && change.id === id).flatMap(ownersNamedBy);
  const here = ownersIn(body);
  if (here.length > 0) return here;
  return (await reader.historyOf(book, id, LOOKED_AT)).flatMap((entry) => {
    const parsed = entry.body === null ? undefined : parseEntry(entry.body);
    return parsed?.ok === true ? ownersIn(parsed.value) : [];
  });
};

const KIND = 'history-index';
const NOTED_WITH = 'noted-with';
const BATCH = { entriesMax: 500, bytesMax: 4_000_000 } as const;

/**
 * At the first start with a version that notes more than the last one did: what stands in the books already is
 * noted too, in small transactions. Killed in the middle it goes on where it was. Answers how many were looked at.
 */
export const noteHistoryAfterUpgrade = async (server: ServerContext): Promise<number> => {
  const { committed } = server.store;
  const nowMs = server.nowMs();
  if ((await committed.note(KIND, NOTED_WITH, nowMs)) === FINGERPRINT) return 0;
  let sum = 0;
  for (const { book, n: end } of await committed.ends()) {
    const key = `${book}|${FINGERPRINT}`;
    let after = Number((await committed.note(KIND, key, nowMs)) ?? 0);
    while (after < end) {
      const from = after;
      after = await server.store.write(async (tx) => {
        const entries = await tx.entriesAfter(book, from, BATCH);
        for (const entry of entries) {
          const parsed = entry.body === null ? undefined : parseEntry(entry.body);
          if (parsed?.ok === true) await noteHistory(tx, entry, parsed.value);
        }
        sum += entries.length;
        const reached = entries.at(-1)?.n ?? end;
        await tx.putNote(KIND, key, String(reached), null);
        return reached;
      });
    }
  }
  await server.store.write(async (tx) => {
    for (const { key } of await tx.notes(KIND, nowMs)) await tx.dropNote(KIND, key);
    await tx.putNote(KIND, NOTED_WITH, FINGERPRINT, null);
  });
  return sum;
};
