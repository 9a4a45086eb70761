/** The committee fixes what everybody pays: from a month on, with the paper that says so. */
import { expect, test } from 'vitest';
import { adoptResolution } from '#domain/dues/resolution-acts.ts';
import { proposedSum } from '#domain/views/proposed-sum.ts';
import { draftsOf, momentOf, refusalOf, setsOf } from './act-kit.ts';

const paper = {
  duesBook: 'dues.may',
  monthlyVnd: 20_000,
  from: '2026-12',
  decision: ' 05/NQ-BCH ngày 20/11/2026 ',
};

test('a resolution is written once, in the dues book of its union', () => {
  expect(draftsOf(adoptResolution(paper, momentOf()))).toMatchObject([
    { book: 'dues.may', act: 'adoptResolution', changes: [{ type: 'resolution' }] },
  ]);
  expect(setsOf(adoptResolution(paper, momentOf()))).toEqual([
    { from: '2026-12', monthlyVnd: 20_000, decision: '05/NQ-BCH ngày 20/11/2026' },
  ]);
});

test('it counts from its month on; months before it keep what they had', () => {
  const [set] = setsOf(adoptResolution(paper, momentOf())) as {
    from: string;
    monthlyVnd: number;
  }[];
  const facts = {
    assessments: [],
    resolutions: [{ id: 'r1', values: { decision: paper.decision, ...set! } }],
    settings: [],
    salaries: [],
  };
  expect(proposedSum('m', '2026-12', facts)).toEqual({ amountVnd: 20_000, from: 'resolution' });
  expect(proposedSum('m', '2026-11', facts)?.from).toBe('legal-minimum');
});

test('a slip of the finger is refused', () => {
  const refused = (part: Partial<typeof paper>) =>
    refusalOf(adoptResolution({ ...paper, ...part }, momentOf()));
  for (const monthlyVnd of [0, -1, 1.5, 10_000_001, Number.NaN])
    expect(refused({ monthlyVnd })).toEqual({ kind: 'bad-sum', monthlyVnd });
  for (const period of ['2025-10', '2027-03', '2026-13', ''])
    expect(refused({ from: period })).toEqual({ kind: 'bad-month', period });
  expect(refused({ decision: ' ' })).toEqual({ kind: 'missing-text', field: 'decision' });
});
