/** Taking in a request and carrying it on. */
import { describe, expect, test } from 'vitest';
import {
  addCaseNote,
  editCase,
  moveCaseStage,
  openCase,
  setOutcome,
  type Intake,
} from '#domain/cases/acts.ts';
import { draftsOf, momentOf, recordOf, refusalOf, setsOf, TODAY } from './act-kit.ts';

const casesBook = 'cases.unit0001';
const intake: Intake = {
  casesBook,
  applicant: { who: 'member', member: 'member01' },
  channel: 'floor',
  kind: 'late-wages',
  summary: ' Lương tháng 10 chưa trả. ',
  urgency: 'soon',
  dueOn: '2026-12-01',
  receivedOn: TODAY,
};

describe('taking in', () => {
  test('a request begins new, in round nought, with the story as told', () => {
    expect(setsOf(openCase(intake, momentOf()))).toEqual([
      {
        applicant: { who: 'member', member: 'member01' },
        channel: 'floor',
        receivedOn: TODAY,
        stage: { round: 0, stage: 'new' },
        kind: 'late-wages',
        summary: 'Lương tháng 10 chưa trả.',
        urgency: 'soon',
        dueOn: '2026-12-01',
      },
    ]);
  });

  test('somebody from outside, with or without a contact, or nobody by name', () => {
    const applicantOf = (applicant: Intake['applicant']): unknown =>
      setsOf(openCase({ ...intake, applicant }, momentOf()))[0];
    expect(applicantOf({ who: 'other', name: ' Chị Sen ' })).toMatchObject({
      applicant: { who: 'other', name: 'Chị Sen', contact: null },
    });
    expect(applicantOf({ who: 'other', name: 'Chị Sen', contact: 'Zalo' })).toMatchObject({
      applicant: { contact: 'Zalo' },
    });
    expect(applicantOf({ who: 'anonymous' })).toMatchObject({ applicant: { who: 'anonymous' } });
  });

  test.each<[string, Partial<Intake>, object]>([
    ['no story', { summary: ' ' }, { kind: 'missing-text', field: 'summary' }],
    [
      'a story as long as a book',
      { summary: 'x'.repeat(8001) },
      { kind: 'text-too-long', field: 'summary', lengthMax: 8000 },
    ],
    [
      'someone without a name',
      { applicant: { who: 'other', name: '' } },
      { kind: 'missing-text', field: 'name' },
    ],
    [
      'received tomorrow',
      { receivedOn: '2026-11-23' },
      { kind: 'future-day', field: 'receivedOn', day: '2026-11-23' },
    ],
    [
      'received on no day',
      { receivedOn: '22/11/2026' },
      { kind: 'bad-day', field: 'receivedOn', day: '22/11/2026' },
    ],
    [
      'due on no day',
      { dueOn: '2026-11-31' },
      { kind: 'bad-day', field: 'dueOn', day: '2026-11-31' },
    ],
    ['due before it came', { dueOn: '2026-11-21' }, { kind: 'due-before-received' }],
  ])('%s is refused', (_, edit, problem) => {
    expect(refusalOf(openCase({ ...intake, ...edit }, momentOf()))).toEqual(problem);
  });
});

test('a note is about today unless said otherwise, and never about tomorrow', () => {
  const note = { casesBook, caseFile: 'case0001', text: ' Đã gọi phòng nhân sự. ' };
  expect(setsOf(addCaseNote(note, momentOf()))).toEqual([
    { caseFile: 'case0001', text: 'Đã gọi phòng nhân sự.', on: TODAY },
  ]);
  expect(setsOf(addCaseNote({ ...note, on: '2026-11-20' }, momentOf()))).toMatchObject([
    { on: '2026-11-20' },
  ]);
  expect(refusalOf(addCaseNote({ ...note, on: '2027-01-01' }, momentOf()))).toMatchObject({
    kind: 'future-day',
  });
  expect(refusalOf(addCaseNote({ ...note, text: '' }, momentOf()))).toEqual({
    kind: 'missing-text',
    field: 'text',
  });
});

describe('stages', () => {
  const move = (
    current: Parameters<typeof moveCaseStage>[0]['current'],
    to: Parameters<typeof moveCaseStage>[0]['to'],
  ) => moveCaseStage({ casesBook, caseFile: 'case0001', current, to });

  test('forward stays in the round, back begins the next', () => {
    expect(setsOf(move({ round: 0, stage: 'new' }, 'in-progress'))).toEqual([
      { stage: { round: 0, stage: 'in-progress' } },
    ]);
    expect(setsOf(move({ round: 0, stage: 'waiting' }, 'in-progress'))).toEqual([
      { stage: { round: 1, stage: 'in-progress' } },
    ]);
    expect(setsOf(move(undefined, 'registered'))).toEqual([
      { stage: { round: 0, stage: 'registered' } },
    ]);
  });

  test('only what was ended is reopened', () => {
    expect(draftsOf(move({ round: 2, stage: 'closed' }, 'assigned'))[0]).toMatchObject({
      act: 'reopenCase',
      changes: [{ set: { stage: { round: 3, stage: 'assigned' } } }],
    });
    expect(draftsOf(move({ round: 0, stage: 'waiting' }, 'assigned'))[0]?.act).toBe(
      'moveCaseStage',
    );
  });

  test('where it stands already, and past the last round, it stays', () => {
    expect(refusalOf(move({ round: 0, stage: 'new' }, 'new'))).toEqual({ kind: 'nothing-changed' });
    expect(refusalOf(move({ round: 1000, stage: 'closed' }, 'new'))).toEqual({
      kind: 'too-many-rounds',
    });
  });
});

test('an outcome stands in for the ones shown so far', () => {
  const record = recordOf(
    'caseFile',
    { outcome: { value: 'Trả đủ' } },
    { outcome: { value: 'Trả một nửa' } },
  );
  expect(setsOf(setOutcome({ casesBook, record, outcome: 'Trả đủ' }))).toEqual([
    { outcome: { value: 'Trả đủ', replaces: ['e1.0', 'e2.0'] } },
  ]);
  expect(setsOf(setOutcome({ casesBook, record: recordOf('caseFile'), outcome: 'Xong' }))).toEqual([
    { outcome: { value: 'Xong' } },
  ]);
  const settled = recordOf('caseFile', { outcome: { value: 'Xong' } });
  expect(refusalOf(setOutcome({ casesBook, record: settled, outcome: 'Xong ' }))).toEqual({
    kind: 'nothing-changed',
  });
});

test('only what differs of a request is written', () => {
  const record = recordOf('caseFile', {
    summary: 'Cũ',
    kind: 'other',
    urgency: 'normal',
    dueOn: '2026-12-01',
  });
  const edits = {
    summary: 'Mới',
    kind: 'other',
    urgency: 'urgent',
    dueOn: null,
    handler: 'officer2',
  } as const;
  expect(setsOf(editCase({ casesBook, record, edits }))).toEqual([
    { summary: 'Mới', dueOn: null, urgency: 'urgent', handler: 'officer2' },
  ]);
  expect(
    refusalOf(editCase({ casesBook, record, edits: { summary: 'Cũ ', handler: null } })),
  ).toEqual({ kind: 'nothing-changed' });
  expect(refusalOf(editCase({ casesBook, record, edits: { dueOn: 'mai' } }))).toMatchObject({
    kind: 'bad-day',
  });
});
