/** A hand-over half filled in, as it comes back from the disk of a phone whose tab was killed. */
import { expect, test } from 'vitest';
import { HANDOVER_DRAFT } from '../../src/features/handover/handover-draft.ts';

const TYPED = {
  ...{ from: 'officer-sua|may-union', to: 'officer-panh', presence: 'absent', witness: 'Hà Thị' },
  ...{ cash: { 'dues.may-union': '25.000' }, note: { 'dues.may-union': 'thiếu 5.000' } },
  kept: ['grant-1'],
} as const;

test('it is read back whole, and what an older version or a torn disk left makes no form break', () => {
  expect(HANDOVER_DRAFT.read(JSON.parse(JSON.stringify(TYPED)))).toEqual(TYPED);
  expect(HANDOVER_DRAFT.read('x')).toBeUndefined();
  expect(
    HANDOVER_DRAFT.read({
      from: 7,
      presence: 'late',
      cash: { a: 1, b: '2' },
      note: null,
      kept: 'x',
    }),
  ).toEqual({ ...HANDOVER_DRAFT.first(), cash: { b: '2' } });
});

test('an empty form is not kept; whoever was chosen, or a sum alone, is', () => {
  const first = HANDOVER_DRAFT.first();
  expect(HANDOVER_DRAFT.isEmpty(first)).toBe(true);
  expect(HANDOVER_DRAFT.isEmpty({ ...first, to: 'officer-panh' })).toBe(false);
  expect(HANDOVER_DRAFT.isEmpty({ ...first, cash: { 'dues.may-union': '1' } })).toBe(false);
  expect(HANDOVER_DRAFT.isEmpty({ ...first, cash: { 'dues.may-union': '' } })).toBe(true);
});
