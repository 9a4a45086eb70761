/** The closes of one dues book that came within a time, each with whose hands it went through and who looked at it since. */
import { orderOf, parseEntry, placedChangesOf, type EntryBody } from '#book/entry.ts';
import { addChange, emptyRecord, valuesOf, type FoldedRecord } from '#crdt/fold.ts';
import { vietnamDate } from '#domain/day-number.ts';
import { cashCheck } from '#domain/dues/cash-check.ts';
import { dayClose } from '#domain/dues/day-close.ts';
import type { CashCheckMade } from '#domain/views/close-standing.ts';
import { wholeCloses, type WholeClose } from '#domain/views/close-view.ts';
import type { BookReader, StoredEntry } from './book-store.ts';
import { CLOSES_OF_BOOK } from './history-index.ts';
import type { OfficeState } from './office-state.ts';

export interface CloseInBook {
  readonly close: WholeClose;
  /** Who wrote it; null for a device that is not known. */
  readonly officer: string | null;
  readonly hands: ReadonlySet<string>;
  /** Its place in the order of the book. */
  readonly writtenMs: number;
  readonly arrivedOn: string;
}

export interface BookCloses {
  readonly closes: readonly CloseInBook[];
  readonly checks: readonly CashCheckMade[];
}

const PAGE = { entriesMax: 100, bytesMax: 4_000_000 } as const;

export const closesInBook = async (
  reader: BookReader,
  office: OfficeState,
  book: string,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): Promise<BookCloses> => {
  const written = new Map<string, Written>();
  const checks = new Map<string, CashCheckMade>();
  for await (const entry of newestFirst(reader, book, fromMs)) {
    const parsed = entry.body === null ? undefined : parseEntry(entry.body);
    if (parsed?.ok !== true) continue;
    const officer = office.device(entry.device)?.officer;
    for (const record of recordsIn(parsed.value, entry))
      if (record.type === cashCheck.type) checks.set(record.id, checkMade(record, entry, officer));
      else if (record.type === dayClose.type) written.set(record.id, { record, entry, officer });
  }
  return { closes: closesOf(written, office, toMs), checks: [...checks.values()] };
};

interface Written {
  readonly record: FoldedRecord;
  readonly entry: StoredEntry;
  readonly officer: string | undefined;
}

async function* newestFirst(
  reader: BookReader,
  book: string,
  fromMs: number,
): AsyncGenerator<StoredEntry> {
  let before: number | null = null;
  for (;;) {
    const entries = await reader.historyOf(book, CLOSES_OF_BOOK, { before, ...PAGE });
    for (const entry of entries) {
      // Times of receipt rise within a book: what lies below came earlier still.
      if (entry.receivedMs < fromMs) return;
      if (entry.ruling === 'accepted') yield entry;
    }
    const last = entries.at(-1);
    if (last === undefined) return;
    before = last.n;
  }
}

const recordsIn = (body: EntryBody, entry: StoredEntry): readonly FoldedRecord[] =>
  placedChangesOf(body, orderOf(body, entry.hash, entry.effective)).map(({ type, id, change }) =>
    addChange(emptyRecord(type, id), change),
  );

const checkMade = (
  record: FoldedRecord,
  { effective }: StoredEntry,
  officer: string | undefined,
): CashCheckMade => {
  const { close, countedVnd, isTakenOver, why } = valuesOf(cashCheck, record);
  return {
    ...{ id: record.id, close: close ?? '', officer, countedVnd: countedVnd ?? 0 },
    ...{ isTakenOver: isTakenOver === true, why: why ?? null, atMs: effective.ms },
  };
};

const closesOf = (
  written: ReadonlyMap<string, Written>,
  office: OfficeState,
  toMs: number,
): readonly CloseInBook[] => {
  const records = [...written.values()].map(({ record }) => ({
    id: record.id,
    values: valuesOf(dayClose, record),
  }));
  return wholeCloses(records).flatMap((close) => {
    const first = written.get(close.id);
    // Its further records may have come a moment after it: by the first of them it belongs to a time.
    if (first === undefined || first.entry.receivedMs > toMs) return [];
    const hands = [first.officer, office.device(close.device)?.officer];
    return [
      {
        close,
        officer: first.officer ?? null,
        hands: new Set(hands.filter((officer) => officer !== undefined)),
        writtenMs: first.entry.effective.ms,
        arrivedOn: vietnamDate(first.entry.receivedMs),
      },
    ];
  });
};
