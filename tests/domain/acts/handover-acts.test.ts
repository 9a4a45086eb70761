/** Bàn giao in one save: what begins, the minutes, the money, the requests, what ends. */
import { expect, test } from 'vitest';
import { handOver, handOverParts, type HandoverInput } from '#domain/office/handover-acts.ts';
import { draftsOf, momentOf, refusalOf, setsOf, TODAY } from './act-kit.ts';

const none = { revokedGrants: new Set<string>() };
const phone = {
  ...{ device: 'device01', entries: 7, newestMs: 1, closedOn: TODAY, countedVnd: 125_000 },
  ...{ openReceipts: 0, openVnd: 0, series: [{ code: 'K7', last: 123 }] },
};
const input: HandoverInput = {
  ...{ unit: 'unit0001', from: 'officer1', to: 'officer2', presence: 'present' },
  witness: ' Hà Thị Chứng ',
  ends: [
    { grant: 'grantlead', role: 'chair' },
    { grant: 'grantcash', role: 'treasurer' },
  ],
  begins: [{ role: 'treasurer', reach: 'unit', until: '2028-12-31' }],
  why: 'Bàn giao',
  money: [{ duesBook: 'dues.unit0001', devices: [phone], cashVnd: 125_000, note: '' }],
  cases: [{ casesBook: 'cases.unit0001', files: [{ id: 'case0001', dueOn: '2026-12-01' }] }],
};

test('a right begins before another ends, and leading ends last: who hands on an own right holds it until then', () => {
  const drafts = draftsOf(handOver(input, momentOf(), none));
  expect(drafts.map(({ act, book }) => `${act} ${book}`)).toEqual([
    'grantRole office.unit0001',
    'noteHandover office.unit0001',
    'handOverMoney dues.unit0001',
    'handOverCases cases.unit0001',
    'revokeGrant office.unit0001',
    'revokeGrant office.unit0001',
  ]);
  const ended = drafts.slice(-2).map(({ changes }) => changes[0]?.set['grant']);
  expect(ended).toEqual(['grantcash', 'grantlead']);
});

test('all of it is one group: saved whole or not at all', () => {
  const groups = draftsOf(handOver(input, momentOf(), none)).map(({ group }) => group);
  expect(new Set(groups).size).toBe(1);
  expect(groups[0]).toBeDefined();
});

test('the minutes name both officers, the witness, and the very rights that ended and began', () => {
  const drafts = draftsOf(handOver(input, momentOf(), none));
  expect(drafts[0]?.changes[0]?.set).toMatchObject({ officer: 'officer2', from: TODAY });
  expect(drafts[1]?.changes[0]?.set).toEqual({
    ...{ from: 'officer1', to: 'officer2', on: TODAY, presence: 'present' },
    witness: 'Hà Thị Chứng',
    ends: ['grantlead', 'grantcash'],
    begins: [drafts[0]?.changes[0]?.id],
  });
});

test('of money and requests nothing stands in the office book, which every officer opens', () => {
  const office = draftsOf(handOver(input, momentOf(), none)).filter(({ book }) =>
    book.startsWith('office.'),
  );
  expect(JSON.stringify(office)).not.toMatch(/125000|K7|case0001/);
});

test('the outgoing officer may write the own part beforehand, on the own phone', () => {
  expect(setsOf(handOverParts(input, momentOf()))).toEqual([
    { officer: 'officer1', on: TODAY, devices: [phone], cashVnd: 125_000, note: null },
    { officer: 'officer1', on: TODAY, files: [{ id: 'case0001', dueOn: '2026-12-01' }], count: 1 },
  ]);
});

test('very many requests: the list is bounded, the count is not', () => {
  const files = Array.from({ length: 700 }, (_, at) => ({ id: `case${at}`, dueOn: null }));
  const [, cases] = draftsOf(
    handOverParts({ ...input, cases: [{ casesBook: 'cases.unit0001', files }] }, momentOf()),
  );
  expect(cases?.changes[0]?.set).toMatchObject({ count: 700 });
  expect((cases?.changes[0]?.set['files'] as unknown[]).length).toBe(500);
});

test('nobody hands over to the own person, nothing, or what has ended already', () => {
  const refused = (change: Partial<HandoverInput>, revoked: readonly string[] = []) =>
    refusalOf(handOver({ ...input, ...change }, momentOf(), { revokedGrants: new Set(revoked) }));
  expect(refused({ to: 'officer1' })).toEqual({ kind: 'same-officer' });
  expect(refused({ ends: [] })).toEqual({ kind: 'nothing-ends' });
  expect(refused({}, ['grantcash'])).toEqual({ kind: 'already-revoked', grant: 'grantcash' });
  expect(refused({ witness: 'x'.repeat(121) })).toMatchObject({ kind: 'text-too-long' });
  expect(
    refused({ ends: Array.from({ length: 51 }, () => ({ grant: 'g', role: 'collector' })) }),
  ).toEqual({ kind: 'too-many-rights' });
});
