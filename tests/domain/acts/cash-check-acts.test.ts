// Xác nhận tiền, as an officer would say it: what is written, and what is refused.
import { expect, test } from 'vitest';
import { confirmCash, type CashCounted } from '#domain/dues/cash-check-acts.ts';
import { momentOf, refusalOf, setsOf } from './act-kit.ts';

const hoa = { id: 'close-01', countedVnd: 25_000, hands: new Set(['officer-hoa']) };
const counted = (more: Partial<CashCounted> = {}): CashCounted => ({
  ...{ duesBook: 'dues.unit-1', close: hoa, countedVnd: 25_000, isTakenOver: true, why: '' },
  ...more,
});

test('the sum agrees: the close is named, and no reason is kept', () => {
  expect(setsOf(confirmCash(counted({ why: 'chữ bỏ quên' }), momentOf()))).toEqual([
    { close: 'close-01', countedVnd: 25_000, isTakenOver: true, why: null },
  ]);
});

test('a difference wants a reason; with one it is written as it was found', () => {
  const less = { countedVnd: 20_000, isTakenOver: false };
  expect(refusalOf(confirmCash(counted(less), momentOf()))).toEqual({
    ...{ kind: 'difference-without-reason', differenceVnd: -5000 },
  });
  expect(setsOf(confirmCash(counted({ ...less, why: ' thiếu một tờ ' }), momentOf()))).toEqual([
    { close: 'close-01', countedVnd: 20_000, isTakenOver: false, why: 'thiếu một tờ' },
  ]);
  expect(
    refusalOf(confirmCash(counted({ ...less, why: 'x'.repeat(121) }), momentOf())),
  ).toMatchObject({ kind: 'text-too-long' });
});

test('nothing was found in the till: that is a sum, too', () => {
  expect(
    setsOf(confirmCash(counted({ countedVnd: 0, why: 'chưa thấy tiền' }), momentOf())),
  ).toMatchObject([{ countedVnd: 0 }]);
});

test('nobody confirms own cash, on whichever device', () => {
  const own = { ...hoa, hands: new Set(['officer-hoa', 'officer-lan']) };
  for (const device of ['device-lan', 'device-lan-2'])
    expect(refusalOf(confirmCash(counted({ close: own }), { ...momentOf(), device }))).toEqual({
      kind: 'own-cash',
    });
});
