/** Kết nạp: one decision on many applicants, whole or not at all, and what follows for dues. */
import { describe, expect, test } from 'vitest';
import { ENTRY_CHANGES_MAX } from '#book/entry.ts';
import { admitMembers, APPLICANTS_MAX, type Admission } from '#domain/roster/admission-acts.ts';
import { unitsToAdmitIn } from '#domain/roster/import-rights.ts';
import { isActiveState, lastSteps, membershipStates } from '#domain/roster/membership-state.ts';
import type { MembershipStepKind } from '#domain/roster/membership.ts';
import type { Role } from '#domain/office/grant.ts';
import { draftsOf, momentOf, refusalOf, setsOf, TODAY } from './act-kit.ts';

const applied = { stateOf: () => 'applied' as const };
const decision = (more: Partial<Admission> = {}): Admission => ({
  applicants: [{ rosterBook: 'roster.unit0001', member: 'nong-mo' }],
  on: '2026-11-20',
  number: ' 12/QĐ-CĐCS ',
  decidedBy: 'Ban chấp hành CĐCS May Mẫu',
  ...more,
});
const step = (member: string, what: MembershipStepKind, on: string) => ({
  id: `${member}-${what}`,
  values: { member, what, on, decision: null },
});

describe('the decision', () => {
  test('stands on the step with its number, its day and who decided', () => {
    expect(setsOf(admitMembers(decision(), momentOf(), applied))).toEqual([
      {
        member: 'nong-mo',
        what: 'admitted',
        on: '2026-11-20',
        decision: '12/QĐ-CĐCS, Ban chấp hành CĐCS May Mẫu',
      },
    ]);
  });

  test('on 450 people of two books is one group, and no entry holds more than it may', () => {
    const applicants = Array.from({ length: 450 }, (_, at) => ({
      rosterBook: at < 430 ? 'roster.unit0001' : 'roster.section1',
      member: `member-${at}`,
    }));
    const drafts = draftsOf(admitMembers(decision({ applicants }), momentOf(), applied));
    expect(new Set(drafts.map(({ group }) => group)).size).toBe(1);
    expect(drafts.every(({ changes }) => changes.length <= ENTRY_CHANGES_MAX)).toBe(true);
    const admitted = drafts.flatMap(({ book, changes }) =>
      changes.map(({ set }) => `${book} ${String(set['member'])}`),
    );
    expect(admitted).toEqual(applicants.map((one) => `${one.rosterBook} ${one.member}`));
  });

  test('is refused whole where one of them is no applicant any more', () => {
    const applicants = ['mo', 'pham', 'ta'].map((member) => ({
      rosterBook: 'roster.unit0001' as const,
      member,
    }));
    const stateOf = (member: string) => (member === 'pham' ? 'admitted' : 'applied');
    expect(refusalOf(admitMembers(decision({ applicants }), momentOf(), { stateOf }))).toEqual({
      kind: 'not-an-applicant',
      members: ['pham'],
    });
  });

  test.each([
    [{ applicants: [] }, { kind: 'no-applicants' }],
    [{ number: '  ' }, { kind: 'missing-text', field: 'number' }],
    [{ decidedBy: '' }, { kind: 'missing-text', field: 'decidedBy' }],
    [{ number: 'x'.repeat(100) }, { kind: 'text-too-long', field: 'number', lengthMax: 120 }],
    [{ on: '2026-11-23' }, { kind: 'future-date', field: 'on', date: '2026-11-23' }],
    [{ on: '2026-02-30' }, { kind: 'bad-date', field: 'on', text: '2026-02-30' }],
  ] as const)('%j is refused', (more, problem) => {
    expect(refusalOf(admitMembers(decision(more), momentOf(), applied))).toEqual(problem);
  });

  test('a list no paper holds is refused before it is written', () => {
    const applicants = Array.from({ length: APPLICANTS_MAX + 1 }, (_, at) => ({
      rosterBook: 'roster.unit0001' as const,
      member: `m${at}`,
    }));
    expect(refusalOf(admitMembers(decision({ applicants }), momentOf(), applied))).toMatchObject({
      kind: 'too-many-applicants',
    });
  });
});

describe('after it', () => {
  const steps = [step('mo', 'applied', '2026-09-01'), step('mo', 'admitted', '2026-11-20')];

  test('dues are owed from the month of the decision, not before', () => {
    const owesAt = (day: string) => isActiveState(membershipStates(steps, day).get('mo'));
    expect(owesAt('2026-10-31')).toBe(false);
    expect(owesAt('2026-11-30')).toBe(true);
  });

  test('an application typed in after the committee decided makes no applicant of a member', () => {
    const late = [step('mo', 'admitted', '2026-11-15'), step('mo', 'applied', '2026-11-20')];
    for (const told of [late, [...late].reverse()])
      expect(lastSteps(told, TODAY).get('mo')).toEqual({ what: 'admitted', on: '2026-11-15' });
    expect(
      membershipStates([...late, step('mo', 'suspended', '2026-11-16')], TODAY).get('mo'),
    ).toBe('suspended');
  });

  test('who has left may apply again, and is an applicant until it is decided', () => {
    const again = [...steps, step('mo', 'left', '2026-11-21')];
    expect(membershipStates(again, TODAY).get('mo')).toBe('left');
    const applies = [...again, { ...step('mo', 'applied', '2026-11-22'), id: 'again' }];
    expect(membershipStates(applies, TODAY).get('mo')).toBe('applied');
  });
});

test('chair and treasurer note the decision, a collector does not', () => {
  const unit = { id: 'unit0001', values: { kind: 'grassroots', parent: null } } as never;
  const mayAdmit = (role: Role) =>
    unitsToAdmitIn(
      {
        units: [unit],
        grants: [
          {
            id: 'g1',
            book: 'office.unit0001',
            values: {
              officer: 'lan',
              role,
              unit: 'unit0001',
              reach: 'unit',
              from: '2026-01-01',
              until: null,
            },
          },
        ],
        revocations: [],
      },
      { officer: 'lan', homeUnit: 'unit0001', books: ['roster.unit0001'], today: TODAY },
    );
  expect(mayAdmit('chair')).toEqual(['unit0001']);
  expect(mayAdmit('treasurer')).toEqual(['unit0001']);
  expect(mayAdmit('collector')).toEqual([]);
  expect(mayAdmit('case-officer')).toEqual([]);
});
