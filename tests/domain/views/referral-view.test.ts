// Referred papers as a list: how each stands, what belongs to it, where one can go, and to whom they come.
import { expect, test } from 'vitest';
import {
  readsReferred,
  referredPapers,
  unionsAbove,
  type ReferralRecords,
} from '#domain/views/referral-view.ts';

const BOOK = 'cases.may-union.part-0001';
const at = { book: BOOK, state: 'safe' as const };
const sent = (id: string, on = '2026-11-20', book = BOOK) => ({
  ...{ ...at, id, book },
  values: { caseFile: 'case-0001', to: 'commune1', on },
});
const paperOf = (referral: string, book = BOOK) => ({
  ...{ ...at, id: `paper-${referral}`, book },
  values: {
    ...{ referral, kind: 'late-wages' as const, applicant: null, receivedOn: '2026-11-18' },
    ...{ summary: 'Chậm lương', why: 'Vượt quyền' },
  },
});
const noteOf = (
  referral: string,
  what: 'received' | 'answered' | 'noted',
  changedMs: number,
  book = BOOK,
) => ({
  ...{ ...at, id: `${what}-${changedMs}`, book, changedMs },
  values: { referral, what, text: what === 'received' ? null : what, on: '2026-11-21' },
});
const records = (more: Partial<ReferralRecords> = {}): ReferralRecords => ({
  ...{ referrals: [sent('one')], papers: [paperOf('one')], notes: [], ends: [], ...more },
});
const standing = (more: Partial<ReferralRecords>): string | undefined =>
  referredPapers(records(more))[0]?.standing;

test('a paper stands as the union above said last; taken back it is taken back, whatever was said', () => {
  expect(standing({})).toBe('sent');
  expect(standing({ notes: [noteOf('one', 'noted', 1)] })).toBe('sent');
  const received = noteOf('one', 'received', 2);
  expect(standing({ notes: [received] })).toBe('received');
  const answered = noteOf('one', 'answered', 1);
  expect(standing({ notes: [answered, received] })).toBe('answered');
  const end = { ...at, id: 'end', values: { referral: 'one', on: '2026-11-22' } };
  expect(standing({ notes: [answered], ends: [end] })).toBe('taken-back');
  const waiting = { ...end, state: 'waiting' as const };
  expect(referredPapers(records({ ends: [waiting] }))).toMatchObject([
    { endedOn: '2026-11-22', state: 'waiting' },
  ]);
});

test('what stands in another book is not of it, by whatever id it names', () => {
  const elsewhere = 'cases.may-union.part-0002';
  const end = { ...at, id: 'end', book: elsewhere, values: { referral: 'one', on: '2026-11-22' } };
  const notes = [noteOf('one', 'answered', 1, elsewhere)];
  expect(referredPapers(records({ notes, ends: [end] }))).toMatchObject([
    { standing: 'sent', notes: [], endedOn: undefined },
  ]);
  expect(referredPapers(records({ papers: [paperOf('one', elsewhere)] }))).toEqual([]);
});

test('the newest paper first, and on each the newest note', () => {
  const both = referredPapers(
    records({
      referrals: [sent('one', '2026-11-18'), sent('two', '2026-11-20')],
      papers: [paperOf('one'), paperOf('two')],
      notes: [noteOf('two', 'received', 1), noteOf('two', 'noted', 2)],
    }),
  );
  expect(both.map(({ id }) => id)).toEqual(['two', 'one']);
  expect(both[0]?.notes.map(({ what, text }) => [what, text])).toEqual([
    ['noted', 'noted'],
    ['received', ''],
  ]);
});

const unitAt = (id: string, parent: string | null) => ({
  id,
  values: {
    ...{ parent, name: id, kind: 'grassroots' as const },
    ...{ code: null, closedOn: null, ownBooks: true },
  },
});

test('it goes to the unions above as far as the tree is known here; the highest sends nothing up', () => {
  const units = [unitAt('section', 'may-union'), unitAt('may-union', 'commune1')];
  expect(unionsAbove(units, 'may-union')).toEqual(['commune1']);
  expect(unionsAbove(units, 'section')).toEqual(['may-union', 'commune1']);
  expect(unionsAbove([unitAt('province', null)], 'province')).toEqual([]);
});

test('papers come to who holds the right for that today, and to nobody else', () => {
  const grant = (role: 'upper-officer' | 'chair', until: string | null = null) => ({
    ...{ id: 'grant-1', book: 'office.commune1' },
    values: {
      ...{ officer: 'hoa', role, unit: 'commune1', reach: 'below' as const },
      ...{ from: '2026-01-01', until },
    },
  });
  const who = { officer: 'hoa', homeUnit: 'commune1', books: [], today: '2026-11-22' };
  const reads = (one: ReturnType<typeof grant>, revocations: readonly string[] = []): boolean =>
    readsReferred(
      {
        ...{ units: [], grants: [one] },
        revocations: revocations.map((id) => ({
          ...{ id: `end-${id}`, book: 'office.commune1', values: { grant: id, why: '' } },
        })),
      },
      who,
    );
  expect(reads(grant('upper-officer'))).toBe(true);
  expect(reads(grant('chair'))).toBe(false);
  expect(reads(grant('upper-officer', '2026-11-21'))).toBe(false);
  expect(reads(grant('upper-officer'), ['grant-1'])).toBe(false);
});
