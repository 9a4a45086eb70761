// What the screens of the second pair of eyes make of what was typed, and of an office this phone only half knows.
import { describe, expect, test } from 'vitest';
import { catalogues } from '#text/catalogue.ts';
import { closeEyes, type EyesKnown } from '../../src/features/end-of-day/close-eyes.ts';
import {
  CONFIRM_DRAFT,
  confirmError,
  differenceOf,
  typedOf,
} from '../../src/features/end-of-day/confirm-draft.ts';
import type { CloseLine } from '../../src/features/end-of-day/use-tills.ts';
import { closesByUnit } from '../../src/features/closes-below/closes-by-unit.ts';

const text = catalogues.vi.cashCheck;
const draft = (sum: string, hand?: 'take' | 'leave', why = '') => ({ sum, hand, why });

describe('the confirmation as typed', () => {
  test('a sum and where the cash goes are asked for, each beside its field', () => {
    const empty = typedOf(draft(''), text);
    expect(empty.ok ? [] : empty.error.errors.map(({ field }) => field)).toEqual([
      ...['cash-sum', 'cash-hand'],
    ]);
    expect(typedOf(draft('0', 'leave'), text)).toEqual({
      ...{ ok: true, value: { countedVnd: 0, isTakenOver: false, why: '' } },
    });
    expect(typedOf(draft('1.250.000', 'take', 'x'), text)).toMatchObject({
      value: { countedVnd: 1_250_000, isTakenOver: true, why: 'x' },
    });
    expect(typedOf(draft('abc', 'take'), text).ok).toBe(false);
  });

  test('less, more, the same, and nothing said before there is a sum', () => {
    const typed = ['', '20.000', '25k', '30.000'];
    expect(typed.map((sum) => differenceOf(draft(sum), 25_000))).toEqual([
      ...[undefined, -5000, 0, 5000],
    ]);
  });

  test('it outlives a killed tab; what cannot be read is left out', () => {
    const typed = draft('20.000', 'take', 'thiếu');
    expect(CONFIRM_DRAFT.read(JSON.parse(JSON.stringify(typed)))).toEqual(typed);
    expect(CONFIRM_DRAFT.read({ hand: 'pocket', sum: 3 })).toEqual(draft(''));
    expect(CONFIRM_DRAFT.read('odd')).toBeUndefined();
    expect([CONFIRM_DRAFT.isEmpty(draft('')), CONFIRM_DRAFT.isEmpty(typed)]).toEqual([true, false]);
  });

  test('a refusal stands where it can be mended', () => {
    expect(confirmError({ kind: 'own-cash' }, text).field).toBe('');
    expect(confirmError({ kind: 'difference-without-reason', differenceVnd: 1 }, text).field).toBe(
      'cash-why',
    );
    expect(
      confirmError({ kind: 'text-too-long', field: 'why', lengthMax: 120 }, text).text,
    ).toContain('120');
  });
});

const row = <V>(id: string, values: V, book = 'office.may') => ({
  ...{ id, values, book, key: id, type: '', sortKey: '', searchText: '', notices: [] },
  ...{ state: 'safe' as const, changedMs: Date.UTC(2026, 0, 5), changedByDevice: 'd-admin' },
});
const grant = (officer: string, role: 'treasurer' | 'collector', unit = 'may') =>
  row(`g-${officer}`, {
    ...{ officer, role, unit, reach: 'below' as const, from: '2026-01-01', until: null },
  });
const close = {
  ...{ id: 'close-1', book: 'dues.section', device: 'd-hoa', closedBy: 'd-hoa' },
  ...{ day: '2026-11-22', closedMs: Date.UTC(2026, 10, 22, 10), state: 'safe', countedVnd: 25_000 },
  ...{ byMethod: { cash: 25_000, transfer: 0, withheld: 0 }, receipts: ['r1'] },
} as unknown as CloseLine;
const known = (more: Partial<EyesKnown> = {}): EyesKnown =>
  ({
    units: [
      row('section', { kind: 'section', parent: 'may' }),
      row('may', { kind: 'grassroots', parent: 'commune' }),
    ],
    devices: [row('d-hoa', { officer: 'hoa' }), row('d-sen', { officer: 'sen' })],
    grants: [grant('hoa', 'collector', 'section'), grant('sen', 'treasurer')],
    revocations: [],
    checks: [],
    receipts: [{ ...row('r1', {}, 'dues.section'), changedByDevice: 'd-hoa' }],
    books: new Set(['office.section', 'office.may', 'dues.section']),
    me: { officer: 'sen', device: 'd-sen' },
    today: '2026-11-22',
    ...more,
  }) as unknown as EyesKnown;
const kind = (of: EyesKnown): string => closeEyes(of).standingOf(close).kind;

describe('who has looked, as far as this phone knows', () => {
  test('a section’s close waits for the treasurer of its union, who may look at it', () => {
    expect(kind(known())).toBe('waiting');
    expect(closeEyes(known()).mayConfirm(close)).toBe(true);
    const hoa = known({ me: { officer: 'hoa', device: 'd-hoa' } });
    expect(closeEyes(hoa).mayConfirm(close)).toBe(false);
    expect(closeEyes(known()).mayConfirm({ ...close, state: 'waiting' })).toBe(false);
  });

  test('where the office of the union is not on this phone, nothing is said of anybody', () => {
    expect(kind(known({ books: new Set(['office.section']) }))).toBe('unknown');
    expect(kind(known({ grants: [] }))).toBe('unknown');
    expect(kind(known({ devices: [] }))).toBe('unknown');
  });

  test('nobody else there: self-checked; the union’s treasurer collecting alone is nobody else', () => {
    expect(kind(known({ grants: [grant('hoa', 'collector', 'section')] }))).toBe('self-checked');
    expect(kind(known({ grants: [grant('hoa', 'treasurer')] }))).toBe('self-checked');
  });

  test('what was issued on the own phone and closed on another is own cash; a refused word says nothing', () => {
    const mine = known({
      receipts: [{ ...row('r1', {}, 'dues.section'), changedByDevice: 'd-sen' }],
    } as unknown as Partial<EyesKnown>);
    expect(closeEyes(mine).handsOf(close)).toEqual(new Set(['hoa', 'sen']));
    expect(closeEyes(mine).mayConfirm(close)).toBe(false);
    const check = {
      ...row('k1', { close: 'close-1', countedVnd: 25_000 }, 'dues.section'),
      changedByDevice: 'd-sen',
    };
    const withCheck = (state: string) =>
      known({ checks: [{ ...check, state }] } as unknown as Partial<EyesKnown>);
    expect([kind(withCheck('safe')), kind(withCheck('waiting')), kind(withCheck('check'))]).toEqual(
      ['confirmed', 'confirmed', 'waiting'],
    );
  });
});

test('the list of the union above: each union once, with what its lines come to', () => {
  const line = (unit: string, sumVnd: number) => ({
    ...{ unit, day: '2026-11-22', officer: 'hoa', concern: 'self-checked' as const, closes: 2 },
    ...{ receipts: 3, sumVnd, cashVnd: sumVnd, countedVnd: sumVnd, arrivedOn: '2026-11-22' },
  });
  const units = closesByUnit([line('may', 10_000), line('go', 5000), line('may', 20_000)]);
  expect(
    units.map(({ unit, lines, closes, sumVnd }) => [unit, lines.length, closes, sumVnd]),
  ).toEqual([
    ['may', 2, 4, 30_000],
    ['go', 1, 2, 5000],
  ]);
});
