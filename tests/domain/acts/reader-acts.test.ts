/** Keeping a request confidential: who may open it is written down with it, and only grows. */
import { expect, test } from 'vitest';
import { openCase, type Intake } from '#domain/cases/acts.ts';
import { confidentialBook } from '#domain/cases/confidential-book.ts';
import { addCaseReaders, READERS_MAX } from '#domain/cases/reader-acts.ts';
import { draftsOf, momentOf, refusalOf, TODAY } from './act-kit.ts';

const casesBook = confidentialBook('unit0001', 'part0001');
const intake: Intake = {
  casesBook,
  applicant: { who: 'anonymous' },
  channel: 'letter-box',
  kind: 'denunciation',
  summary: 'Chuyện về người phụ trách.',
  urgency: 'urgent',
  receivedOn: TODAY,
};

test('a confidential request names whoever takes it in, and the others once each, in the same entry', () => {
  const readers = ['officer-sen', 'officer-lan', 'officer-sen'];
  const drafts = draftsOf(openCase({ ...intake, readers }, momentOf()));
  expect(drafts.map(({ book, act }) => [book, act])).toEqual([[casesBook, 'openCase']]);
  expect(drafts[0]?.changes.map(({ type, set }) => [type, set['officer']])).toEqual([
    ['caseFile', undefined],
    ['caseReader', 'officer-lan'],
    ['caseReader', 'officer-sen'],
  ]);
  expect(new Set(drafts[0]?.changes.map(({ id }) => id)).size).toBe(3);
});

test('without others it is for its author alone; an ordinary request names nobody', () => {
  const typesOf = (input: Intake) =>
    draftsOf(openCase(input, momentOf())).flatMap(({ changes }) => changes.map(({ type }) => type));
  expect(typesOf(intake)).toEqual(['caseFile', 'caseReader']);
  expect(typesOf({ ...intake, casesBook: 'cases.unit0001' })).toEqual(['caseFile']);
});

test('readers of an ordinary request are a mistake of the app, not silently dropped', () => {
  const wrong = { ...intake, casesBook: 'cases.unit0001', readers: ['officer-sen'] };
  expect(() => openCase(wrong, momentOf())).toThrow('ordinary');
  expect(() =>
    addCaseReaders({ casesBook: 'cases.unit0001', named: [], readers: ['a'] }, momentOf()),
  ).toThrow('ordinary');
});

test('further readers are added, those named already are not written again', () => {
  const named = ['officer-lan', 'officer-sen'];
  const readers = ['officer-sen', 'officer-binh', 'officer-binh'];
  const [draft] = draftsOf(addCaseReaders({ casesBook, named, readers }, momentOf()));
  expect(draft).toMatchObject({ book: casesBook, act: 'addCaseReaders' });
  expect(draft?.changes.map(({ set }) => set)).toEqual([{ officer: 'officer-binh' }]);
  expect(
    refusalOf(addCaseReaders({ casesBook, named, readers: ['officer-sen'] }, momentOf())),
  ).toEqual({ kind: 'nothing-changed' });
});

test('a confidential request is for a few', () => {
  const many = Array.from({ length: READERS_MAX }, (_, at) => `officer-${at}`);
  const tooMany = { kind: 'too-many-readers', readersMax: READERS_MAX };
  expect(refusalOf(openCase({ ...intake, readers: many }, momentOf()))).toEqual(tooMany);
  expect(openCase({ ...intake, readers: many.slice(1) }, momentOf()).ok).toBe(true);
  expect(
    refusalOf(addCaseReaders({ casesBook, named: many, readers: ['officer-x'] }, momentOf())),
  ).toEqual(tooMany);
});
