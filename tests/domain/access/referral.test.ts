/** A referral: one paper, to the upper officers of the one union above that it names, and to nobody else. */
import { expect, test } from 'vitest';
import type { Change } from '#crdt/fold.ts';
import { booksOf, judgeChanges, mayOpen, type HeldGrant } from '#domain/access.ts';
import { confidentialBook } from '#domain/cases/confidential-book.ts';
import { ROLES, type Role } from '#domain/office/grant.ts';

const today = '2026-11-22';
const path = ['may-union', 'commune1', 'province'];
const book = confidentialBook('may-union', 'part-0001');
const grantOf = (role: Role, more: Partial<HeldGrant> = {}): HeldGrant => ({
  ...{ role, unit: 'commune1', reach: 'below', from: '2026-01-01', until: null },
  ...more,
});
const upper = (more: Partial<HeldGrant> = {}): HeldGrant => grantOf('upper-officer', more);
const change = (type: string, set: Change['set'] = {}): Change => ({ type, id: 'record-1', set });
const opens = (grant: HeldGrant, to: readonly string[], at = book): boolean =>
  mayOpen([grant], at, path, today, false, new Set(to));

test('it opens to the upper officers of the union it names, while their right reaches down and holds', () => {
  expect(opens(upper(), ['commune1'])).toBe(true);
  expect(opens(upper(), [])).toBe(false);
  expect(opens(upper(), ['province'])).toBe(false);
  expect(opens(upper({ unit: 'province' }), ['commune1'])).toBe(false);
  expect(opens(upper({ unit: 'commune2' }), ['commune1', 'commune2'])).toBe(false);
  expect(opens(upper({ unit: 'may-union' }), ['may-union'])).toBe(false);
  expect(opens(upper({ reach: 'unit' }), ['commune1'])).toBe(false);
  expect(opens(upper({ until: '2026-11-21' }), ['commune1'])).toBe(false);
});

test('to no other role, and never the book of the requests itself', () => {
  for (const role of ROLES.filter((one) => one !== 'upper-officer'))
    expect(opens(grantOf(role), ['commune1'])).toBe(false);
  expect(opens(upper(), ['commune1'], 'cases.may-union')).toBe(false);
  expect(
    booksOf([upper()], () => ['may-union'], today).filter((one) => /^cases/.test(one)),
  ).toEqual([]);
});

test('that it came, and what is answered, is said above; what was done since, below', () => {
  const begun = { readers: ['hoa'], to: ['commune1'] };
  const officer = grantOf('case-officer', { unit: 'may-union', reach: 'unit' });
  const note = (what: string): readonly Change[] => [change('referralNote', { what })];
  for (const what of ['received', 'answered']) {
    expect(judged(upper(), note(what), begun)).toBe('allowed');
    expect(judged(officer, note(what), begun)).toBe('not-allowed');
  }
  expect(judged(upper(), note('noted'), begun)).toBe('not-allowed');
  expect(judged(officer, note('noted'), begun)).toBe('allowed');
});

const judged = (
  grant: HeldGrant,
  changes: readonly Change[],
  { readers = [], to = [], at = book }: { readers?: string[]; to?: string[]; at?: string } = {},
): string => {
  const confidential = { officer: 'hoa', readers: new Set(readers), referredTo: new Set(to) };
  const asked = { grants: [grant], book: at, unitPath: path, changes, today, confidential };
  const result = judgeChanges(asked);
  return result.ok ? 'allowed' : result.error.kind;
};

test('above, one notes and writes nothing else; where it was taken back, nothing at all', () => {
  const begun = { readers: ['sen'], to: ['commune1'] };
  expect(judged(upper(), [change('referralNote')], begun)).toBe('allowed');
  for (const type of [
    'caseFile',
    'caseNote',
    'caseReader',
    'referral',
    'referralPaper',
    'referralEnd',
  ])
    expect(judged(upper(), [change(type, { to: 'province' })], begun)).toBe('not-allowed');
  expect(judged(upper(), [change('referralNote')], { readers: ['sen'] })).toBe('not-allowed');
  expect(judged(upper(), [change('referralNote')], { readers: ['hoa'] })).toBe('not-allowed');
  const ordinary = { to: ['commune1'], at: 'cases.may-union' };
  expect(judged(upper(), [change('referralNote')], ordinary)).toBe('not-allowed');
});

test('it goes to a union above, and begins its book: no confidential case is laid open by it', () => {
  const officer = grantOf('case-officer', { unit: 'may-union', reach: 'unit' });
  const naming = change('caseReader', { officer: 'hoa' });
  const to = (unit: string): readonly Change[] => [change('referral', { to: unit }), naming];
  expect(judged(officer, to('commune1'))).toBe('allowed');
  expect(judged(officer, to('province'))).toBe('allowed');
  for (const elsewhere of ['may-union', 'commune2', 'nowhere'])
    expect(judged(officer, to(elsewhere))).toBe('not-allowed');
  expect(judged(officer, [change('referral', { to: 'commune1' })], { readers: ['hoa'] })).toBe(
    'not-allowed',
  );
  expect(judged(officer, to('commune1'), { at: 'cases.may-union' })).toBe('not-allowed');
});
