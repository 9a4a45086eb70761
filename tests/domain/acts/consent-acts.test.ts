/** A consent is withdrawn and given again; what was written stays. */
import { expect, test } from 'vitest';
import {
  consentStanding,
  giveConsent,
  withdrawConsent,
  type ConsentStanding,
} from '#domain/roster/consent-acts.ts';
import { momentOf, refusalOf, setsOf, TODAY } from './act-kit.ts';

const rosterBook = 'roster.unit0001';
const agreed = (id: string, atMs: number, member = 'nong-mo') => ({
  id,
  values: {
    ...{ member, textVersion: '2026-1', textHash: 'abc', how: 'read-aloud' as const },
    ...{ officer: 'officer1', atMs },
  },
});
const back = (consent: string, on: string) => ({
  id: `back-${consent}`,
  values: { consent, on, how: 'in-person' },
});
const given: ConsentStanding = { is: 'given', atMs: 5, consents: ['first', 'second'] };

test('nobody agrees whose consent is not on record', () => {
  expect(consentStanding('nong-mo', [agreed('a', 1, 'another')], [])).toEqual({ is: 'none' });
});

test('somebody whom two phones have asked agrees twice, and both are withdrawn together', () => {
  const twice = [agreed('first', 3), agreed('second', 5)];
  expect(consentStanding('nong-mo', twice, [])).toEqual(given);
  expect(
    setsOf(
      withdrawConsent({ rosterBook, standing: given, on: TODAY, how: 'by-phone' }, momentOf()),
    ),
  ).toEqual([
    { consent: 'first', on: TODAY, how: 'by-phone' },
    { consent: 'second', on: TODAY, how: 'by-phone' },
  ]);
  // Withdrawn for the one that was known; what another phone brings later still stands.
  expect(consentStanding('nong-mo', twice, [back('first', TODAY)])).toMatchObject({
    is: 'given',
    consents: ['second'],
  });
  const none = [back('first', '2026-11-01'), back('second', '2026-11-20')];
  expect(consentStanding('nong-mo', twice, none)).toEqual({ is: 'withdrawn', on: '2026-11-20' });
});

test('given again after a withdrawal, the person agrees', () => {
  const [said] = setsOf(
    giveConsent(
      {
        ...{ rosterBook, member: 'nong-mo' },
        consent: { textVersion: '2026-1', textHash: 'abc', how: 'read-aloud' },
      },
      momentOf(),
    ),
  );
  expect(said).toMatchObject({ member: 'nong-mo', how: 'read-aloud', atMs: momentOf().nowMs });
  const again = agreed('third', momentOf().nowMs);
  expect(
    consentStanding('nong-mo', [agreed('first', 1), again], [back('first', TODAY)]),
  ).toMatchObject({ is: 'given', consents: ['third'] });
});

test.each([
  ['nothing to withdraw', { standing: { is: 'none' } as const, on: TODAY }, 'no-consent'],
  ['a day that is none', { standing: given, on: '2026-02-30' }, 'bad-date'],
  ['a day to come', { standing: given, on: '2199-01-01' }, 'future-date'],
])('%s is refused', (_, more, kind) => {
  expect(
    refusalOf(withdrawConsent({ rosterBook, how: 'in-writing', ...more }, momentOf())),
  ).toEqual({ kind });
});
