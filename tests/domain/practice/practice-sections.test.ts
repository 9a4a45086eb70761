/** The union of ten thousand: fifty sections with their own books, written by who may, and the rest left as it was. */
import { describe, expect, test } from 'vitest';
import { parseBookId } from '#book/book-id.ts';
import { encodeEntry, parseEntry } from '#book/entry.ts';
import { checkWritten } from '#crdt/record-type.ts';
import { judgeChanges, mayOpen } from '#domain/access.ts';
import { vietnamDate } from '#domain/day-number.ts';
import { practiceProvince } from '#domain/practice/practice-province.ts';
import { provinceWithSections } from '#domain/practice/practice-sections.ts';
import { recordTypeByName } from '#domain/record-types.ts';

const small = practiceProvince(2026, '2026-10');
const province = provinceWithSections(2026, '2026-10');
const runs = province.books.slice(small.books.length);
const union = province.units.find(({ name }) => name.includes('Lam Giang'))!;
const sections = province.units.filter(({ parent }) => parent === union.id);
const unitById = new Map(province.units.map((unit) => [unit.id, unit]));
const pathOf = (id: string): readonly string[] => {
  const unit = unitById.get(id);
  return unit === undefined ? [] : [id, ...(unit.parent === null ? [] : pathOf(unit.parent))];
};
const grantsOf = (signInName: string) => {
  const officer = province.officers.find((one) => one.signInName === signInName)!;
  return province.grants
    .filter((grant) => grant.officer === officer.id)
    .map((grant) => ({ ...grant, until: null }));
};
const idsIn = (book: string, type: string): readonly string[] =>
  runs
    .filter((run) => run.book === book)
    .flatMap(({ entries }) => entries.flatMap(({ changes }) => changes))
    .filter((change) => change.type === type)
    .map(({ id }) => id);

test('the rest of the province is the same with the large union and without it', () => {
  expect(JSON.stringify(province.books.slice(0, small.books.length))).toBe(
    JSON.stringify(small.books),
  );
  expect(province.units.slice(0, small.units.length)).toEqual(small.units);
  expect(province.officers.slice(0, small.officers.length)).toEqual(small.officers);
  expect(province.series.slice(0, small.series.length)).toEqual(small.series);
});

test('the same seed gives the same large union, another seed another', () => {
  expect(JSON.stringify(provinceWithSections(2026, '2026-10'))).toBe(JSON.stringify(province));
  const other = provinceWithSections(7, '2026-10').units.find(({ name }) => name === union.name);
  expect(other?.id).not.toBe(union.id);
});

test('ten thousand members in fifty sections with books of their own, none above 300', () => {
  expect(sections).toHaveLength(50);
  expect(sections.every(({ kind, ownBooks }) => kind === 'section' && ownBooks)).toBe(true);
  expect(new Set(sections.map(({ name }) => name)).size).toBe(50);
  const sizes = sections.map(({ id }) => idsIn(`roster.${id}`, 'member').length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(10_000);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(250);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(150);
  expect(new Set(sizes).size).toBeGreaterThan(10);
  expect(idsIn(`roster.${union.id}`, 'member')).toEqual([]);
});

test('nobody is written twice, in the large union or in the rest', () => {
  const ids = province.books.flatMap(({ entries }) =>
    entries.flatMap(({ changes }) =>
      changes.filter(({ type }) => type !== 'caseFile').map(({ id }) => id),
    ),
  );
  expect(new Set(ids).size).toBe(ids.length);
  const names = province.officers.map(({ signInName }) => signInName);
  expect(new Set(names).size).toBe(names.length);
});

test('dues of the last two months name only members of their own section, in a series of its own', () => {
  const seriesByBook = new Map(province.series.map(({ code, duesBook }) => [duesBook, code]));
  for (const { id } of sections) {
    const members = new Set(idsIn(`roster.${id}`, 'member'));
    const receipts = runs
      .filter(({ book }) => book === `dues.${id}`)
      .flatMap(({ entries }) => entries.flatMap(({ changes }) => changes))
      .filter(({ type }) => type === 'receipt');
    expect(receipts.length).toBeGreaterThan(members.size);
    for (const { set } of receipts) {
      expect(members.has(String(set['member']))).toBe(true);
      expect(set['series']).toBe(seriesByBook.get(`dues.${id}`));
    }
    expect(receipts.map(({ set }) => set['number'])).toEqual(receipts.map((_, at) => at + 1));
  }
});

describe('rights', () => {
  const opens = (signInName: string, kind: string): number =>
    province.units.filter(({ id }) =>
      mayOpen(grantsOf(signInName), `${kind}.${id}`, pathOf(id), '2026-10-10'),
    ).length;

  test('a group head opens one section, the chair and the treasurer all of the union', () => {
    expect(['roster', 'dues', 'office'].map((kind) => opens('to01.lamgiang', kind))).toEqual([
      1, 1, 1,
    ]);
    expect(opens('to50.lamgiang', 'cases')).toBe(0);
    expect(opens('thuquy.lamgiang', 'dues')).toBe(51);
    expect(opens('chutich.lamgiang', 'roster')).toBe(51);
  });

  test('every entry fits, reads back, is what its type accepts and within the rights of its author', () => {
    for (const run of runs) {
      const grants = grantsOf(run.author);
      const name = parseBookId(run.book);
      const unitPath = name.ok ? pathOf(name.value.unit) : [];
      let before = 0;
      for (const [at, { act, group, changes, atMs }] of run.entries.entries()) {
        const encoded = encodeEntry({
          book: run.book,
          device: 'device01',
          life: 'life0001',
          seq: at + 1,
          stamp: { ms: atMs, counter: 0 },
          officer: grants[0]!.officer,
          schema: 1,
          act,
          group,
          changes,
        });
        if (!encoded.ok || !parseEntry(encoded.value).ok) throw new Error(`${run.book} ${at}`);
        if (atMs <= before) throw new Error(`${run.book} ${at} goes back in time`);
        before = atMs;
        for (const { type, set } of changes) {
          const recordType = recordTypeByName(type);
          if (recordType === undefined || !checkWritten(recordType, set).ok) throw new Error(type);
        }
        const today = vietnamDate(atMs);
        const judged = judgeChanges({ grants, book: run.book, unitPath, changes, today });
        if (!judged.ok || today > '2026-10-10') throw new Error(`${run.book} ${at} ${today}`);
      }
    }
  });
});
