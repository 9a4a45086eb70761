/** How a close stands with a second pair of eyes, over made-up unions: every day closes, and nobody looks at the own cash. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeDay } from '#domain/dues/close-acts.ts';
import { confirmCash } from '#domain/dues/cash-check-acts.ts';
import { WAITING_RULES, waitingDaysOf } from '#domain/dues/cash-check-rules.ts';
import { vietnamInstantMs } from '#domain/day-number.ts';
import { ROLES } from '#domain/office/grant.ts';
import { unclosed } from '#domain/views/day-view.ts';
import {
  closeStanding,
  waitsTooLong,
  type CashCheckMade,
  type CloseLookedAt,
} from '#domain/views/close-standing.ts';
import { checksCash, isSelfChecked, type OfficerRight } from '#domain/views/self-checked.ts';
import { momentOf, setsOf, TODAY } from '../acts/act-kit.ts';
import { receiptOf } from './close-kit.ts';

const close: CloseLookedAt = {
  ...{ id: 'close-1', cashVnd: 25_000, countedVnd: 25_000, hands: new Set(['hoa']) },
};
const check = (id: string, more: Partial<CashCheckMade> = {}): CashCheckMade => ({
  ...{ id, close: 'close-1', officer: 'sen', countedVnd: 25_000, isTakenOver: true },
  ...{ why: null, atMs: 100 },
  ...more,
});
const kindOf = (...made: readonly CashCheckMade[]): string =>
  closeStanding(close, false, made).kind;

test('it waits until somebody else has counted; the sum agrees or does not', () => {
  expect(kindOf()).toBe('waiting');
  expect(kindOf(check('k1'))).toBe('confirmed');
  expect(kindOf(check('k1', { countedVnd: 20_000, why: 'thiếu một tờ' }))).toBe('differs');
  expect(kindOf(check('k1', { close: 'close-2' }))).toBe('waiting');
});

test('two at once: the first by order stands on every phone, the other is shown beside it', () => {
  const first = check('k2', { atMs: 90, officer: 'binh' });
  const later = check('k1', { countedVnd: 20_000, why: 'thiếu' });
  for (const made of [
    [first, later],
    [later, first],
  ])
    expect(closeStanding(close, false, made)).toEqual({
      ...{ kind: 'confirmed', check: first, further: [later] },
    });
  expect(closeStanding(close, false, [check('b'), check('a')]).check?.id).toBe('a');
});

test('what a hand that held the cash says of it counts nowhere, whoever let it in', () => {
  expect(kindOf(check('k1', { officer: 'hoa' }))).toBe('waiting');
  expect(closeStanding(close, false, [check('k1', { officer: 'hoa' }), check('k2')])).toMatchObject(
    { kind: 'confirmed', check: { id: 'k2' }, further: [] },
  );
});

test('a self-check stays one, whatever is said later; without cash there is nothing to wait for', () => {
  expect(closeStanding(close, true, [check('k1')])).toMatchObject({ kind: 'self-checked' });
  const transfers = { ...close, cashVnd: 0, countedVnd: 0 };
  expect(closeStanding(transfers, false, []).kind).toBe('no-cash');
  expect(closeStanding({ ...transfers, cashVnd: -5000 }, false, []).kind).toBe('no-cash');
  // More in the till than there should be is somebody's money.
  expect(closeStanding({ ...transfers, countedVnd: 5000 }, false, []).kind).toBe('waiting');
  expect(closeStanding(close, undefined, []).kind).toBe('unknown');
  expect(closeStanding(close, undefined, [check('k1')]).kind).toBe('confirmed');
});

test('after a week of waiting the union above is told; the days are data with a date', () => {
  expect(waitsTooLong('2026-11-15', '2026-11-22')).toBe(false);
  expect(waitsTooLong('2026-11-14', '2026-11-22')).toBe(true);
  const rules = [...WAITING_RULES, { from: '2027-01-01', days: 3 }];
  expect(waitingDaysOf('2026-12-31', rules)).toBe(7);
  expect(waitingDaysOf('2027-01-01', rules)).toBe(3);
  expect(waitingDaysOf('2020-01-01', rules)).toBe(7);
});

const people = ['hoa', 'sen', 'binh'] as const;
const days = ['2026-11-01', '2026-11-20', TODAY, '2026-11-25'] as const;
const aRight: fc.Arbitrary<OfficerRight> = fc.record({
  officer: fc.constantFrom(...people),
  role: fc.constantFrom(...ROLES),
  unit: fc.constantFrom('section-a', 'may-union', 'go-union', 'commune'),
  reach: fc.constantFrom('unit' as const, 'below' as const),
  from: fc.constantFrom(...days),
  until: fc.option(fc.constantFrom(...days), { nil: null }),
});

test('whoever has which right when: the day closes, it waits only where somebody else was there, and nobody confirms the own cash', () => {
  fc.assert(
    fc.property(
      fc.array(aRight, { maxLength: 6 }),
      fc.constantFrom(...people),
      fc.constantFrom(...people),
      (rights, collector, second) => {
        const open = unclosed([receiptOf('rec-1')], [], []);
        const moment = { ...momentOf(), officer: collector };
        const counted = { duesBook: 'dues.section-a', open, why: '' };
        const notes = [{ noteVnd: 5000, count: 5 }];
        // Closing asks nobody.
        const [set] = setsOf(
          closeDay({ ...counted, notes }, moment, { heads: [], entriesWritten: 1 }),
        );
        expect(set).toMatchObject({ day: TODAY, countedVnd: 25_000 });
        const hands = new Set([collector]);
        const unitPath = ['section-a', 'may-union'];
        const made = { hands, day: TODAY, writtenMs: vietnamInstantMs(TODAY, 9), unitPath };
        const isAlone = isSelfChecked(made, rights);
        const standing = closeStanding({ ...close, hands }, isAlone, []);
        const others = rights.filter(
          ({ officer, role, unit, reach, from, until }) =>
            officer !== collector &&
            checksCash(role) &&
            (unit === 'section-a' || (unit === 'may-union' && reach === 'below')) &&
            from <= TODAY &&
            (until ?? TODAY) >= TODAY,
        );
        expect(standing.kind).toBe(others.length > 0 ? 'waiting' : 'self-checked');
        const said = confirmCash(
          {
            ...{ duesBook: 'dues.section-a', countedVnd: 25_000, isTakenOver: true, why: '' },
            close: { id: 'close-1', countedVnd: 25_000, hands },
          },
          { ...momentOf(), officer: second },
        );
        expect(said.ok).toBe(second !== collector);
      },
    ),
    { seed: 20_261_122, numRuns: 500 },
  );
});
