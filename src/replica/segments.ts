/** Segments: folded records in sealed, zipped blocks, so that opening a book reads no history. */
import { textFromUtf8, utf8FromText } from '#base/bytes.ts';
import { refuse, type Result } from '#base/result.ts';
import { FOLD_FINGERPRINT, packRecords, unpackRecords } from '#book/packed-records.ts';
import { valuesOf, type FoldedRecord } from '#crdt/fold.ts';
import { member } from '#domain/roster/member.ts';
import { sortKeyOf } from '#domain/sort-key.ts';
import { sealerOf } from './book-tier.ts';
import type { EngineContext } from './engine-context.ts';
import type { Write } from './ports.ts';
import { cursorKey, placeOf, segmentKey, type CursorRow } from './stored-rows.ts';

/** So many are decoded in one go: a tenth of a second on a slow phone. */
const SEGMENT_RECORDS = 1000;
/** The first block of a book is small: it is what the first screen waits for. */
const FIRST_SEGMENT_RECORDS = 200;

/**
 * The writes that replace a book's segments by these records, which stand for everything up to `folded`.
 * @param cursor the book's cursor as it is to stand after them
 */
export const segmentWrites = async (
  context: EngineContext,
  cursor: CursorRow,
  records: readonly FoldedRecord[],
): Promise<{ readonly writes: readonly Write[]; readonly cursor: CursorRow }> => {
  const sealer = sealerOf(context, cursor.book);
  const writes: Write[] = [];
  const parts = cut(inListOrder(records));
  for (const [part, slice] of parts.entries()) {
    const key = segmentKey(cursor.book, part);
    const plain = utf8FromText(JSON.stringify(packRecords(slice)));
    const value = await sealer.sealBlock(plain, placeOf(context.identity.replica, 'segments', key));
    writes.push({ op: 'put', table: 'segments', key, value });
  }
  for (let part = parts.length; part < cursor.segments; part++)
    writes.push({ op: 'delete', table: 'segments', key: segmentKey(cursor.book, part) });
  const after = { ...cursor, segments: parts.length, fold: FOLD_FINGERPRINT };
  writes.push({
    op: 'put',
    table: 'cursor',
    key: cursorKey(cursor.book),
    value: JSON.stringify(after),
  });
  return { writes, cursor: after };
};

export const readSegment = async (
  context: EngineContext,
  book: string,
  part: number,
): Promise<Result<readonly FoldedRecord[], { readonly kind: 'bad-records' }>> => {
  const key = segmentKey(book, part);
  const stored = await context.ports.store.get('segments', key);
  if (!stored.ok || stored.value === undefined || typeof stored.value === 'string')
    return refuse({ kind: 'bad-records' });
  const opened = await sealerOf(context, book).openBlock(
    stored.value,
    placeOf(context.identity.replica, 'segments', key),
  );
  const text = opened.ok ? textFromUtf8(opened.value) : opened;
  if (!text.ok) return refuse({ kind: 'bad-records' });
  try {
    return unpackRecords(JSON.parse(text.value));
  } catch {
    return refuse({ kind: 'bad-records' });
  }
};

/** The roll by its names, because its first block is the first list shown; the rest by type, as it came. */
const inListOrder = (records: readonly FoldedRecord[]): readonly FoldedRecord[] =>
  records
    .map((record) => {
      const { type } = record;
      const isMember = type === member.type;
      return { record, type, sortKey: isMember ? sortKeyOf(type, valuesOf(member, record)) : '' };
    })
    .sort(
      (a, b) =>
        Number(b.type === member.type) - Number(a.type === member.type) ||
        compareText(a.type, b.type) ||
        compareText(a.sortKey, b.sortKey),
    )
    .map(({ record }) => record);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const cut = (records: readonly FoldedRecord[]): readonly (readonly FoldedRecord[])[] => {
  const parts: (readonly FoldedRecord[])[] = [];
  let at = 0;
  while (at < records.length) {
    const size = at === 0 ? FIRST_SEGMENT_RECORDS : SEGMENT_RECORDS;
    parts.push(records.slice(at, at + size));
    at += size;
  }
  return parts;
};
