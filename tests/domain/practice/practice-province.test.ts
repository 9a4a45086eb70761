/** The practice province: the same for everyone, within every bound, and nobody in it lives. */
import { describe, expect, test } from 'vitest';
import { parseBookId } from '#book/book-id.ts';
import { encodeEntry, parseEntry } from '#book/entry.ts';
import { addChange, emptyRecord, valuesOf, type FoldedRecord } from '#crdt/fold.ts';
import { checkWritten } from '#crdt/record-type.ts';
import { judgeChanges } from '#domain/access.ts';
import { vietnamDate } from '#domain/day-number.ts';
import { receipt, voidReceipt } from '#domain/dues/receipt.ts';
import { practiceProvince } from '#domain/practice/practice-province.ts';
import { recordTypeByName } from '#domain/record-types.ts';
import { doublePayments, equalNumbers } from '#domain/views/dues-view.ts';

const province = practiceProvince(2026, '2026-10');
const unitById = new Map(province.units.map((unit) => [unit.id, unit]));
const pathOf = (id: string): readonly string[] => {
  const unit = unitById.get(id);
  return unit === undefined ? [] : [id, ...(unit.parent === null ? [] : pathOf(unit.parent))];
};
const changes = province.books.flatMap(({ entries }) => entries.flatMap((entry) => entry.changes));
const countOf = (type: string): number => changes.filter((change) => change.type === type).length;

test('the same seed gives the same province, another seed another', () => {
  expect(JSON.stringify(practiceProvince(2026, '2026-10'))).toBe(JSON.stringify(province));
  expect(practiceProvince(7, '2026-10').units[0]?.id).not.toBe(province.units[0]?.id);
});

test('three levels, at least six grassroots unions, one of them with sections', () => {
  const of = (kind: string) => province.units.filter((unit) => unit.kind === kind);
  expect([of('province').length, of('commune').length, of('grassroots').length]).toEqual([1, 3, 7]);
  expect(of('section').length).toBeGreaterThanOrEqual(4);
  expect(new Set(of('section').map(({ parent }) => parent)).size).toBe(1);
  for (const [at, { parent }] of province.units.entries())
    expect(parent === null || province.units.findIndex(({ id }) => id === parent) < at).toBe(true);
});

test('two thousand members unevenly, twelve months of dues, sixty requests with notes', () => {
  expect([countOf('member'), countOf('caseFile') > 60]).toEqual([2000, true]);
  const opened = province.books.flatMap(({ entries }) =>
    entries.filter(({ act }) => act === 'openCase'),
  );
  expect(opened).toHaveLength(60);
  expect(countOf('caseNote')).toBeGreaterThan(60);
  const months = new Set(
    changes.flatMap(({ type, set }) =>
      type === 'receipt' && Array.isArray(set['months']) ? set['months'] : [],
    ),
  );
  expect([...months].sort()[0]).toBe('2025-11');
  expect(months.has('2026-10')).toBe(true);
  expect(months.size).toBeGreaterThanOrEqual(12);
  expect(countOf('receipt')).toBeGreaterThan(15_000);
  expect(countOf('void')).toBeGreaterThan(20);
  const sizes = province.books
    .filter(({ book }) => book.startsWith('roster.'))
    .map(
      ({ entries }) =>
        entries.flatMap((entry) => entry.changes.filter(({ type }) => type === 'member')).length,
    );
  expect(Math.max(...sizes) / Math.min(...sizes)).toBeGreaterThan(10);
});

test('everything written is what its type accepts', () => {
  for (const { type, set } of changes) {
    const recordType = recordTypeByName(type);
    if (recordType === undefined) throw new Error(type);
    const checked = checkWritten(recordType, set);
    if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  }
});

test('every entry fits, reads back, rises in time and is within the rights of its author', () => {
  for (const run of province.books) {
    const officer = province.officers.find(({ signInName }) => signInName === run.author);
    if (officer === undefined) throw new Error(run.author);
    const grants = province.grants
      .filter((grant) => grant.officer === officer.id)
      .map((grant) => ({ ...grant, until: null }));
    const name = parseBookId(run.book);
    const unitPath = name.ok ? pathOf(name.value.unit) : [];
    let before = 0;
    for (const [at, { act, group, changes: written, atMs }] of run.entries.entries()) {
      const body = {
        book: run.book,
        device: 'device01',
        life: 'life0001',
        seq: at + 1,
        stamp: { ms: atMs, counter: 0 },
        officer: officer.id,
        schema: 1,
        act,
        group,
        changes: written,
      };
      const encoded = encodeEntry(body);
      if (!encoded.ok || !parseEntry(encoded.value).ok) throw new Error(`${run.book} ${at}`);
      expect(atMs).toBeGreaterThan(before);
      before = atMs;
      expect(
        judgeChanges({
          grants,
          book: run.book,
          unitPath,
          changes: written,
          today: vietnamDate(atMs),
        }),
      ).toEqual({ ok: true, value: undefined });
    }
  }
});

test('nobody is written twice and nothing comes after the tenth of the last month', () => {
  const created = changes.filter(({ type }) => type !== 'caseFile').map(({ id }) => id);
  expect(new Set(created).size).toBe(created.length);
  for (const id of created) expect(id).toMatch(/^[A-Za-z0-9_-]{16}$/);
  const last = Math.max(
    ...province.books.flatMap(({ entries }) => entries.map(({ atMs }) => atMs)),
  );
  expect(vietnamDate(last) <= '2026-10-10').toBe(true);
  expect(new Set(province.officers.map(({ signInName }) => signInName)).size).toBe(
    province.officers.length,
  );
});

describe('the receipts', () => {
  const records = new Map<string, FoldedRecord>();
  for (const [at, { type, id, set }] of changes.entries())
    if (type === 'receipt' || type === 'void')
      records.set(
        id,
        addChange(records.get(id) ?? emptyRecord(type, id), {
          order: { ms: at, counter: 0, device: 'd', life: 'l', seq: 1, hash: `h${at}` },
          index: 0,
          set,
        }),
      );
  const all = [...records.values()];
  const receipts = all
    .filter(({ type }) => type === 'receipt')
    .map((record) => ({ id: record.id, values: valuesOf(receipt, record) }));
  const voids = all
    .filter(({ type }) => type === 'void')
    .map((record) => ({ id: record.id, values: valuesOf(voidReceipt, record) }));

  test('are numbered without a gap in each series, and no number twice', () => {
    for (const { code, author } of province.series) {
      const run = province.books.find(({ series }) => series === code);
      expect(run?.author).toBe(author);
      const numbers = receipts
        .filter(({ values }) => values.series === code)
        .map(({ values }) => values.number);
      expect(numbers).toEqual(numbers.map((_, at) => at + 1));
      expect(numbers.length).toBeGreaterThan(0);
    }
    expect(equalNumbers(receipts)).toEqual([]);
  });

  test('pay no month twice', () => {
    expect(doublePayments(receipts, voids)).toEqual([]);
  });
});

test('some facts are missing, as on real rolls', () => {
  const members = changes.filter(({ type }) => type === 'member').map(({ set }) => set);
  for (const field of ['nationalNumber', 'phone', 'bornOn', 'address', 'employeeNo', 'sex']) {
    const known = members.filter((set) => Object.hasOwn(set, field)).length;
    expect(known, field).toBeGreaterThan(1200);
    expect(known, field).toBeLessThan(2000);
  }
});
