// Referring a request, what either end writes on the paper, and taking it back.
import { expect, test } from 'vitest';
import { confidentialBook } from '#domain/cases/confidential-book.ts';
import {
  addReferralNote,
  referCase,
  takeBackReferral,
  type Referring,
} from '#domain/cases/referral-acts.ts';
import type { Moment } from '#domain/draft.ts';

const paperBook = confidentialBook('may-union', 'part-0001');
const moment = (): Moment => {
  let made = 0;
  return {
    ...{ officer: 'sen', device: 'device-1', nowMs: 0, today: '2026-11-22' },
    newId: () => `id-${++made}`,
    nextNumber: () => undefined,
  };
};
const asked = (more: Partial<Referring> = {}): Referring => ({
  ...{ casesBook: 'cases.may-union', paperBook, caseFile: 'case-0001', to: 'commune1' },
  ...{ current: { round: 0, stage: 'in-progress' }, why: ' Vượt quyền ', kind: 'late-wages' },
  ...{ applicant: '', receivedOn: '2026-11-20', summary: 'Chậm lương', readers: ['mai', 'sen'] },
  ...more,
});

test('one save: the paper in its own book, with its readers, and the request moved on in its own', () => {
  const result = referCase(asked(), moment());
  expect(result).toMatchObject({
    ok: true,
    value: [
      {
        ...{ book: paperBook, act: 'referCase' },
        changes: [
          { type: 'referral', set: { caseFile: 'case-0001', to: 'commune1', on: '2026-11-22' } },
          {
            type: 'referralPaper',
            set: { referral: 'id-1', applicant: null, summary: 'Chậm lương', why: 'Vượt quyền' },
          },
          { type: 'caseReader', set: { officer: 'sen' } },
          { type: 'caseReader', set: { officer: 'mai' } },
        ],
      },
      { book: 'cases.may-union', act: 'moveCaseStage' },
    ],
  });
});

test('what goes up is what was written for it: nothing of the request is looked at', () => {
  const result = referCase(asked({ applicant: 'Lò Thị Xuân' }), moment());
  expect(JSON.stringify(result.ok && result.value[0])).toContain('Lò Thị Xuân');
  expect(JSON.stringify(result.ok && result.value[1])).not.toContain('Chậm lương');
});

test('a second paper leaves the stage where it is', () => {
  const result = referCase(asked({ current: { round: 0, stage: 'referred' } }), moment());
  expect(result.ok && result.value.map(({ act }) => act)).toEqual(['referCase']);
});

test('without a reason or a story there is no paper', () => {
  for (const field of ['why', 'summary'] as const)
    expect(referCase(asked({ [field]: '  ' }), moment())).toEqual({
      ok: false,
      error: { kind: 'missing-text', field },
    });
});

test('an answer and a note need words, that it was received needs none', () => {
  const note = (what: 'received' | 'answered' | 'noted', text: string) =>
    addReferralNote({ paperBook, referral: 'referral-1', what, text }, moment());
  expect(note('received', '')).toMatchObject({
    ok: true,
    value: [{ changes: [{ set: { what: 'received', text: null } }] }],
  });
  for (const what of ['answered', 'noted'] as const) {
    expect(note(what, ' ')).toEqual({ ok: false, error: { kind: 'missing-text', field: 'text' } });
    expect(note(what, 'Đã gọi')).toMatchObject({
      value: [{ changes: [{ set: { what, text: 'Đã gọi', on: '2026-11-22' } }] }],
    });
  }
});

test('taken back once', () => {
  const back = (isEnded: boolean) =>
    takeBackReferral({ paperBook, referral: 'referral-1', isEnded }, moment());
  expect(back(false)).toMatchObject({ value: [{ act: 'takeBackReferral' }] });
  expect(back(true)).toEqual({ ok: false, error: { kind: 'nothing-changed' } });
});
