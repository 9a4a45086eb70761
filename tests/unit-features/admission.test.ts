// The decision on applicants as it is typed, and who stands in the list to be ticked.
import { describe, expect, test } from 'vitest';
import { catalogues } from '#text/catalogue.ts';
import {
  ADMISSION_FIELD,
  admissionDraft,
  admissionError,
  applicantsOf,
  committeeName,
  decidingUnit,
  DECISION_LENGTH_MAX,
  decisionDay,
  errorsBefore,
} from '../../src/features/roster/admission-form.ts';
import type { RosterEntry } from '../../src/features/roster/roster-list.ts';

const TODAY = '2026-11-22';
const text = catalogues.vi;

const entry = (id: string, standing: RosterEntry['standing'], unit = 'u1'): RosterEntry =>
  ({
    row: { id, book: `roster.${unit}`, values: { fullName: [id], sectionNote: 'Chuyền A' } },
    unit,
    standing,
  }) as unknown as RosterEntry;
const unitRow = (id: string, kind: string, parent: string | null) =>
  ({ id, values: { kind, parent, name: id } }) as never;

describe('who may be ticked', () => {
  const steps = new Map([['mo', { what: 'applied' as const, on: '2026-11-05' }]]);
  const entries = [entry('mo', 'applied'), entry('pham', 'admitted'), entry('ta', 'applied', 's2')];

  test('those who ask to join where the officer decides, with the day they asked', () => {
    expect(applicantsOf(entries, ['u1'], steps, new Map())).toEqual([
      {
        id: 'mo',
        book: 'roster.u1',
        unit: 'u1',
        fullName: 'mo',
        section: 'Chuyền A',
        appliedOn: '2026-11-05',
      },
    ]);
    expect(applicantsOf(entries, ['u1', 's2'], steps, new Map())).toHaveLength(2);
    expect(applicantsOf(entries, [], steps, new Map())).toEqual([]);
  });

  test('for a section with its own book the union’s committee decides', () => {
    const units = [unitRow('u1', 'grassroots', 'p1'), unitRow('s2', 'section', 'u1')];
    expect(decidingUnit('s2', units)).toBe('u1');
    expect(decidingUnit('u1', units)).toBe('u1');
    expect(decidingUnit('unheard', units)).toBe('unheard');
    const long = committeeName(
      'Công đoàn cơ sở Công ty Trách nhiệm hữu hạn '.repeat(3),
      text.admission,
    );
    expect(long.length).toBeLessThanOrEqual(DECISION_LENGTH_MAX.decidedBy);
    expect(committeeName('CĐCS May Mẫu', text.admission)).toBe('Ban chấp hành CĐCS May Mẫu');
  });
});

describe('the form', () => {
  const draft = { ...admissionDraft.first(), number: '12/QĐ-CĐCS', chosen: ['mo'] };

  test('says all that is missing at once, each at its field', () => {
    const empty = { ...admissionDraft.first(), day: '31/2/2026', decidedBy: ' ' };
    expect(
      errorsBefore(empty, TODAY, 0, text.admission.problems).map(({ field }) => field),
    ).toEqual(Object.values(ADMISSION_FIELD));
    expect(errorsBefore(draft, TODAY, 1, text.admission.problems)).toEqual([]);
    const [ahead] = errorsBefore(
      { ...draft, day: '23/11/2026' },
      TODAY,
      1,
      text.admission.problems,
    );
    expect(ahead?.text).toBe(text.admission.problems['future-day']);
  });

  test('the day is today until another is typed', () => {
    expect(decisionDay(undefined, TODAY)).toBe(TODAY);
    expect(decisionDay('5/11/26', TODAY)).toBe('2026-11-05');
  });

  test('half filled it comes back; what is no form does not', () => {
    expect(admissionDraft.read(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    expect(admissionDraft.read('text')).toBeUndefined();
    expect(admissionDraft.isEmpty(admissionDraft.first())).toBe(true);
    expect(admissionDraft.isEmpty(draft)).toBe(false);
  });

  test('whoever was admitted elsewhere meanwhile is named', () => {
    const error = admissionError(
      { kind: 'not-an-applicant', members: ['mo'] },
      () => 'Nông Thị Mơ',
      text,
    );
    expect(error.field).toBe(ADMISSION_FIELD.who);
    expect(error.text).toContain('Nông Thị Mơ');
  });
});
