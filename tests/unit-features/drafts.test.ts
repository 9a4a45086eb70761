// What is read back of half-filled forms, and days as people type them.
import { describe, expect, test } from 'vitest';
import { dayFromTyped, partialDayFromTyped } from '#text/day-text.ts';
import { emptyCase, isCaseUntouched, readCaseDraft } from '../../src/features/cases/case-draft.ts';
import { collectDraft } from '../../src/features/dues/collect-draft.ts';
import { voidDraft } from '../../src/features/dues/receipt-paper.ts';
import { emptyDraft, readMemberDraft } from '../../src/features/roster/member-draft.ts';

/** As it comes from the disk. */
const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

describe('a form taken up again', () => {
  test('a request comes back word for word', () => {
    const fresh = emptyCase('unit1', '');
    const half = {
      ...fresh,
      kind: 'late-wages' as const,
      who: 'other' as const,
      name: 'Bà Tư',
      summary: 'Chậm lương\ntừ tháng tám',
      due: '30/11/2026',
    };
    expect(readCaseDraft(stored(half), fresh)).toEqual(half);
    expect(readCaseDraft(stored(fresh), fresh)).toEqual(fresh);
  });

  test('what another version wrote, or what is no form, falls back field by field', () => {
    const fresh = emptyCase('unit1', 'm1');
    expect(readCaseDraft({ kind: 'lost-shoe', summary: 7, name: 'Bà Tư' }, fresh)).toEqual({
      ...fresh,
      name: 'Bà Tư',
    });
    for (const nothing of [undefined, null, 'text', 3, ['a']])
      expect(readCaseDraft(nothing, fresh)).toBeUndefined();
  });

  test('a request begun from a member’s page is untouched until something is said', () => {
    const fresh = emptyCase('unit1', 'm1');
    expect(isCaseUntouched(fresh, fresh)).toBe(true);
    expect(isCaseUntouched({ ...fresh, member: '' }, fresh)).toBe(false);
    expect(isCaseUntouched({ ...fresh, summary: 'Chậm lương' }, fresh)).toBe(false);
  });

  test('a member comes back, but the consent is asked again', () => {
    const fresh = emptyDraft('unit1');
    const half = { ...fresh, fullName: 'Lò Thị Pành', sex: 'female' as const, hasConsent: true };
    expect(readMemberDraft(stored(half), fresh)).toEqual({ ...half, hasConsent: false });
  });

  test('a receipt keeps only what the officer chose: the rest is proposed anew', () => {
    const half = { ...collectDraft.first(), months: ['2026-10', '2026-11'], sum: '60.000' };
    expect(collectDraft.read(stored(half))).toEqual(half);
    expect(collectDraft.isEmpty(collectDraft.first())).toBe(true);
    expect(collectDraft.isEmpty(half)).toBe(false);
    expect(collectDraft.read({ months: ['2026-13', 4], method: 'barter' })).toEqual({
      ...collectDraft.first(),
      months: [],
    });
  });

  test('the reason of a taking back', () => {
    const half = { more: 'trả lại vì nghỉ việc' };
    expect(voidDraft.read(stored(half))).toEqual(half);
    expect(voidDraft.isEmpty(voidDraft.first())).toBe(true);
  });
});

describe('a day as it is typed', () => {
  const day = '1990-03-05';

  test.each(['05/03/1990', '5/3/90', '5-3-1990', '5.3.90', '05031990', '050390', '5 3 1990', day])(
    '%s is the fifth of March 1990',
    (typed) => {
      expect(dayFromTyped(typed)).toEqual({ ok: true, value: day });
      expect(partialDayFromTyped(` ${typed} `)).toEqual({ ok: true, value: day });
    },
  );

  test('1990 is a year where a year is welcome, and no day', () => {
    expect(partialDayFromTyped('1990')).toEqual({ ok: true, value: '1990' });
    expect(dayFromTyped('1990').ok).toBe(false);
  });

  test('two figures of a year are of this century up to 49', () => {
    expect(dayFromTyped('22/11/26')).toEqual({ ok: true, value: '2026-11-22' });
    expect(dayFromTyped('1/1/50')).toEqual({ ok: true, value: '1950-01-01' });
  });

  test.each(['31/2/1990', '5/13/1990', '1/1990', '5/3/199', 'mùng năm', '', '531990'])(
    '“%s” is no day',
    (typed) => expect(dayFromTyped(typed).ok).toBe(false),
  );
});
