// What an officer reads on a device that is long without the system, and how the roll looks then.
import { describe, expect, test } from 'vitest';
import { leaseState, USUAL_LEASE } from '#domain/lease.ts';
import { member } from '#domain/roster/member.ts';
import { membershipStep } from '#domain/roster/membership.ts';
import { createLedger } from '#replica/ledger.ts';
import { catalogues } from '#text/catalogue.ts';
import { leaseSaid } from '../../src/features/lease/lease-said.ts';
import { rosterEntries, type MemberRow } from '../../src/features/roster/roster-list.ts';
import { rosterSearch } from '../../src/features/roster/roster-search.ts';

const after = (counted: number, term = USUAL_LEASE) =>
  leaseState({ counted, seenDays: [], lastMs: 0 }, term);
const said = (counted: number, hasCases = true) =>
  leaseSaid(after(counted), hasCases, catalogues.vi.lease)?.title;

describe('what is said', () => {
  const { lease: text } = catalogues.vi;

  test('nothing for a week; then each day how many are left; then what has closed', () => {
    expect([0, 6].map((days) => said(days))).toEqual([undefined, undefined]);
    expect(said(7)).toBe('Còn 7 ngày: anh/chị hãy kết nối mạng');
    expect(said(13)).toBe('Còn 1 ngày: anh/chị hãy kết nối mạng');
    expect(said(14)).toBe(text.overCases);
    // What has closed before what is going to.
    expect(said(29)).toBe(text.overCases);
    expect(said(30)).toBe(text.overAll);
  });

  test('whoever keeps no requests is told of the roll alone', () => {
    expect([14, 22].map((days) => said(days, false))).toEqual([undefined, undefined]);
    expect(said(23, false)).toBe(text.told(7));
    expect(said(30, false)).toBe(text.overRoll);
  });

  test('both languages say what goes on and what opens it', () => {
    for (const { lease } of Object.values(catalogues))
      for (const sentence of [lease.goesOn, lease.opensAgain, lease.closedHint, lease.overAllHint])
        expect(sentence.length).toBeGreaterThan(30);
    expect(catalogues.en.lease.told(1)).toBe('1 day left: please connect to a network');
  });
});

describe('the roll while it is narrow', () => {
  /** The rows as the shelf has them, wide or narrow. */
  const roll = (isNarrow: boolean) => {
    const ledger = createLedger(() => isNarrow);
    const order = { ms: 1, counter: 0, device: 'd', life: 'l', seq: 1, hash: 'h' };
    const put = (type: string, id: string, index: number, set: Record<string, unknown>): void =>
      ledger.confirm('roster.may', [{ type, id, change: { order, index, set } }]);
    put(member.type, 'm1', 0, {
      fullName: { value: 'Lò Thị Piêng' },
      employeeNo: 'M-17',
      nationalNumber: { value: '011190000123' },
      phone: '+84912345678',
      bornOn: '1990-05-20',
    });
    put(membershipStep.type, 's1', 1, { member: 'm1', what: 'admitted', on: '2026-01-01' });
    const rows = ledger.takeTouchedRows();
    const entries = rosterEntries({
      members: rows.filter(({ type }) => type === member.type) as unknown as readonly MemberRow[],
      steps: rows.filter(({ type }) => type === membershipStep.type) as never,
      ...{ receipts: [], voids: [], waivers: [], twinPairs: [], today: '2026-11-22' },
    });
    const found = (query: string): number => rosterSearch(entries)(query).length;
    return { rows, entries, found };
  };

  test('a person is found by name and by number at work, and no more by phone or national number', () => {
    const wide = roll(false);
    expect(['lo thi', 'M-17', '0912345678', '011190000123'].map(wide.found)).toEqual([1, 1, 1, 1]);
    const narrow = roll(true);
    expect(['lo thi', 'M-17', '0912345678', '011190000123'].map(narrow.found)).toEqual([
      1, 1, 0, 0,
    ]);
  });

  test('how somebody stands is still seen, and nothing of the rest is on the shelf', () => {
    const { rows, entries } = roll(true);
    expect(JSON.stringify(entries[0])).toContain('admitted');
    expect(JSON.stringify(rows)).not.toMatch(/1990|0111|8491/);
  });
});
