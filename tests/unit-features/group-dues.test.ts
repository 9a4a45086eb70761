// Thu cả tổ before it is saved: the groups, who pays, the sum, and a count that differs.
import { describe, expect, test } from 'vitest';
import {
  collectionError,
  countDifference,
  groupChoices,
  groupLines,
  groupSum,
  NO_SECTION,
  WHOLE_UNION,
} from '../../src/features/dues/group-plan.ts';
import type { DuesEntry, MemberRow } from '../../src/features/dues/dues-list.ts';
import type { ProposedSum } from '#domain/views/proposed-sum.ts';
import { catalogues } from '#text/catalogue.ts';
import { collectionText } from '#text/sections/collection.ts';

const text = collectionText.vi;
const dues = catalogues.vi.dues;
const PERIOD = '2026-11';

const entry = (
  id: string,
  more: Partial<DuesEntry> & { readonly section?: string; readonly note?: string } = {},
): DuesEntry => {
  const { section, note, ...rest } = more;
  return {
    row: {
      key: id,
      id,
      book: 'roster.unit1',
      values: { fullName: [`Ma Thị ${id}`], section, sectionNote: note },
    } as unknown as MemberRow,
    twins: [],
    unit: 'unit1',
    haystack: ` ma thi ${id.toLowerCase()}`,
    paid: undefined,
    isWaived: false,
    paidUntil: undefined,
    ...rest,
  };
};
const paid = { book: 'dues.unit1', id: 'r1', number: 'K7-000001' } as DuesEntry['paid'];
const unitNames = new Map([
  ['s10', 'Tổ may 10'],
  ['s2', 'Tổ may 2'],
]);
const entries = [
  entry('Anh', { section: 's10' }),
  entry('Bich', { section: 's10', paid }),
  entry('Chin', { section: 's2' }),
  entry('Dung', { note: 'Kho' }),
  entry('En'),
  entry('Giang', { section: 's2', isWaived: true }),
];
const propose = (row: MemberRow): ProposedSum | undefined =>
  row.id === 'En'
    ? undefined
    : { amountVnd: 25_000, from: row.id === 'Dung' ? 'legal-minimum' : 'resolution' };

describe('which group', () => {
  test('the whole union first, then by name as people count, those in no group last', () => {
    const choices = groupChoices(entries, unitNames, text);
    expect(choices.map(({ name, unpaid }) => [name, unpaid])).toEqual([
      [text.whole, 4],
      ['Kho', 1],
      ['Tổ may 2', 1],
      ['Tổ may 10', 1],
      [text.noGroup('tổ'), 1],
    ]);
  });

  test('what was written down for a group never stands in an address', () => {
    const [, kho] = groupChoices(entries, unitNames, text);
    expect(kho?.key).toMatch(/^ghi-[0-9a-z]+$/);
  });

  test('a union without groups is not asked which', () => {
    expect(groupChoices([entry('Anh'), entry('En')], unitNames, text)).toHaveLength(1);
  });
});

describe('who pays today', () => {
  test('only those of the group who have the month to pay', () => {
    const of = (key: string) =>
      groupLines(entries, key, PERIOD, propose).map(({ entry: { row } }) => row.id);
    expect(of(WHOLE_UNION)).toEqual(['Anh', 'Chin', 'Dung', 'En']);
    expect(of('s10')).toEqual(['Anh']);
    expect(of('s2')).toEqual(['Chin']);
    expect(of(NO_SECTION)).toEqual(['En']);
  });

  test('all but those taken out; whoever has no sum is never counted, a guessed sum is said', () => {
    const lines = groupLines(entries, WHOLE_UNION, PERIOD, propose);
    expect(groupSum(lines, new Set(['Anh']))).toEqual({
      payers: [
        { member: 'Chin', amountVnd: 25_000 },
        { member: 'Dung', amountVnd: 25_000 },
      ],
      sumVnd: 50_000,
      notPaying: 2,
      guessed: 1,
    });
  });
});

describe('the count', () => {
  test('the very sum is right; a banknote less or more says by how much and that nothing is saved', () => {
    expect(countDifference(4_150_000, 4_150_000, text)).toBeUndefined();
    expect(countDifference(4_130_000, 4_150_000, text)).toBe(text.short('20.000 đ', '4.130.000 đ'));
    expect(countDifference(4_200_000, 4_150_000, text)).toContain('thừa 50.000 đ');
  });

  test('a refusal names the person it is about', () => {
    const lines = groupLines(entries, WHOLE_UNION, PERIOD, propose);
    const said = collectionError(
      {
        kind: 'payer-refused',
        member: 'Chin',
        why: { kind: 'period-already-paid', period: PERIOD, receiptNo: 'K7-000009' },
      },
      lines,
      { collection: text, dues },
    );
    expect(said).toContain('Ma Thị Chin');
    expect(said).toContain('K7-000009');
  });
});
