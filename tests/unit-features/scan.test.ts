// The scanned list: nobody twice, spoilt letters completed, people on the roll found, one act made of it all.
import { describe, expect, test } from 'vitest';
import { catalogues } from '#text/catalogue.ts';
import { LIST_LINES_MAX, registerList } from '#domain/roster/register-list.ts';
import { draftsOf, momentOf, recordOf, refusalOf, TODAY } from '#tests/domain/acts/act-kit.ts';
import { rollMatch, type MemberRow } from '../../src/features/scan/roll-match.ts';
import {
  emptyList,
  takeScan,
  withBlankRow,
  withNumber,
  withoutRow,
  withRow,
  type ScanList,
} from '../../src/features/scan/scan-list.ts';
import { linesOf, problemErrors, problemsBefore } from '../../src/features/scan/scan-save.ts';
import { listFromStored } from '../../src/features/scan/stored-list.ts';

const text = catalogues.vi;
const HANG =
  '019189001234|091234567|Nguyễn Thị Hằng|02091989|Nữ|Tổ 5, Đồng Mận, Thái Nguyên|25122021';
const HANG_SPOILT = '019189001234|091234567|Nguyen Thi Hang|02091989|Nu|To 5, Dong Man|25122021';
const DUONG = '019203004567||Trần Văn Đường|30122003|Nam|Xóm Đồng Tâm, Thái Nguyên|01082025||||';
const consentText = { textVersion: 'vi-2026-1', textHash: 'abc_DEF-123' };

const scanned = (...cards: readonly string[]): ScanList =>
  cards.reduce((list, card) => takeScan(list, card, 'seen').list, emptyList('unit0001'));
const agreed = (list: ScanList): ScanList => ({
  ...list,
  rows: list.rows.map((row) => ({ ...row, consentMs: 1_795_300_000_000 })),
});
const member = (more: Readonly<Record<string, unknown>>): MemberRow =>
  ({
    id: 'record-1',
    book: 'roster.unit0001',
    values: { fullName: [], nationalNumber: [], bankAccount: [], tags: [], ...more },
  }) as unknown as MemberRow;
const linesFor = (list: ScanList, members: readonly MemberRow[] = []) =>
  linesOf(
    list,
    list.rows.map((row) => ({ row, match: rollMatch(row, members) })),
    { today: TODAY, consentText, record: () => recordOf('member', { fullName: { value: 'X' } }) },
  );

describe('scanning into the list', () => {
  test('each card is a row, the newest first, and no box is ticked', () => {
    const list = scanned(HANG, DUONG);
    expect(list.rows.map(({ fullName }) => fullName)).toEqual([
      'Trần Văn Đường',
      'Nguyễn Thị Hằng',
    ]);
    expect(list.rows.map(({ consentMs }) => consentMs)).toEqual([undefined, undefined]);
    expect(list.rows[1]).toMatchObject({ bornOn: '02/09/1989', sex: 'female', source: 'card' });
  });

  test('the same card again is told and changes nothing', () => {
    const list = scanned(HANG);
    const again = takeScan(list, HANG, 'seen');
    expect(again.news.kind).toBe('twice');
    expect(again.list).toBe(list);
  });

  test('a card taken out may be scanned again, under a name of its own', () => {
    const list = scanned(HANG, DUONG);
    const without = withoutRow(list, list.rows[0]!.id);
    const again = takeScan(without, DUONG, 'seen').list;
    expect(new Set([...list.rows, ...again.rows].map(({ id }) => id)).size).toBe(3);
  });

  test('a health card says what it is, and nothing is added', () => {
    const taken = takeScan(emptyList('u'), 'GD4190012345678|4e67|01/01/1990|1', 'seen');
    expect(taken.news).toEqual({ kind: 'not-a-card', why: 'health-insurance-card' });
    expect(taken.list.rows).toEqual([]);
  });

  test('letters spoilt by the keyboard: number and dates, until the camera sees the card', () => {
    const spoilt = takeScan(emptyList('u'), HANG_SPOILT, 'typed');
    expect(spoilt.news.kind).toBe('spoilt');
    expect(spoilt.list.rows[0]).toMatchObject({
      number: '019189001234',
      bornOn: '02/09/1989',
      fullName: '',
      address: '',
    });
    const whole = takeScan(spoilt.list, HANG, 'seen');
    expect(whole.news.kind).toBe('added');
    expect(whole.list.rows).toHaveLength(1);
    expect(whole.list.rows[0]).toMatchObject({ fullName: 'Nguyễn Thị Hằng', isSpoilt: false });
  });

  test('a full list takes nobody more and loses nobody', () => {
    const cards = Array.from({ length: LIST_LINES_MAX + 1 }, (_, at) =>
      HANG.replace('019189001234', `0191890${String(10_000 + at)}`),
    );
    const full = scanned(...cards);
    expect(full.rows).toHaveLength(LIST_LINES_MAX);
    expect(takeScan(full, DUONG, 'seen').news.kind).toBe('full');
    expect(withBlankRow(full)).toBe(full);
  });

  test('twelve typed digits give sex and year, and take nothing back', () => {
    const blank = withBlankRow(emptyList('u')).rows[0]!;
    expect(withNumber(blank, '019 301 005555')).toMatchObject({ sex: 'female', bornOn: '2001' });
    const known = { ...blank, sex: 'male' as const, bornOn: '02/09/2001' };
    expect(withNumber(known, '019301005555')).toMatchObject({ sex: 'male', bornOn: '02/09/2001' });
  });
});

describe('the list on the disk', () => {
  test('comes back as it was left', () => {
    const list = {
      ...agreed(scanned(HANG, DUONG)),
      step: 'admitted' as const,
      stepOn: '01/03/2020',
    };
    expect(listFromStored(JSON.parse(JSON.stringify(list)))).toEqual(list);
  });

  test('what cannot be read is left out, and a row made later never takes a kept name', () => {
    const list = scanned(HANG, DUONG);
    const odd = { ...list, made: 'many', rows: [list.rows[0], 7, { id: '../x' }], step: 'boss' };
    const back = listFromStored(odd)!;
    expect(back.rows).toHaveLength(1);
    expect(back.step).toBe('applied');
    expect(withBlankRow(back).rows[0]!.id).not.toBe(back.rows[0]!.id);
    expect(listFromStored('no list')).toBeUndefined();
    expect(listFromStored({ rows: [] })).toBeUndefined();
  });
});

describe('beside the roll', () => {
  const [hang] = scanned(HANG).rows;

  test('the number is on the roll: what the card says anew is offered, no second record', () => {
    const known = member({
      fullName: ['Nguyễn Thị Hằng'],
      nationalNumber: ['019189001234'],
      bornOn: '1989',
      sex: 'female',
      address: 'Tổ 1',
    });
    expect(rollMatch(hang!, [known])).toMatchObject({
      kind: 'on-roll',
      changes: [
        { field: 'address', before: 'Tổ 1', after: 'Tổ 5, Đồng Mận, Thái Nguyên' },
        { field: 'bornOn', before: '1989', after: '02/09/1989' },
      ],
      edits: { address: 'Tổ 5, Đồng Mận, Thái Nguyên', bornOn: '1989-09-02' },
    });
    expect(linesFor(scanned(HANG), [known])).toEqual([]);
    const updating = withRow(scanned(HANG), { ...hang!, isUpdate: true });
    expect(linesFor(updating, [known])).toMatchObject([{ kind: 'update', line: 'r1' }]);
  });

  test('name and birth date alone: the officer decides before anything is saved', () => {
    const alike = member({ fullName: ['NGUYEN THI HANG'], bornOn: '1989-09-02' });
    const match = rollMatch(hang!, [alike]);
    expect(match).toMatchObject({ kind: 'maybe', why: ['name-and-birth'] });
    expect(problemsBefore(scanned(HANG), [{ row: hang!, match }], TODAY, text)).toEqual([
      {
        field: 'scan-row-r1',
        why: text.scan.maybeUndecided,
        text: `Nguyễn Thị Hằng: ${text.scan.maybeUndecided}`,
      },
    ]);
    expect(rollMatch({ ...hang!, twin: 'other' }, [alike])).toEqual({ kind: 'new' });
    expect(rollMatch({ ...hang!, twin: 'same' }, [alike])).toMatchObject({
      kind: 'on-roll',
      edits: { nationalNumber: '019189001234' },
    });
  });

  test('another number that stands is never replaced from a scan', () => {
    const other = member({
      fullName: ['Nguyễn Thị Hằng'],
      bornOn: '1989-09-02',
      nationalNumber: ['019189009999'],
    });
    const match = rollMatch({ ...hang!, twin: 'same' }, [other]);
    expect(match.kind === 'on-roll' ? match.edits.nationalNumber : 'none').toBeUndefined();
  });
});

describe('saving', () => {
  test('everybody in the order of scanning, with the moment each agreed', () => {
    const drafts = draftsOf(registerList(linesFor(agreed(scanned(HANG, DUONG))), momentOf()));
    expect(drafts.map(({ changes }) => changes[0]?.set['fullName'])).toEqual([
      { value: 'Nguyễn Thị Hằng' },
      { value: 'Trần Văn Đường' },
    ]);
    expect(drafts.map(({ changes }) => changes[1]?.set['what'])).toEqual(['applied', 'applied']);
    expect(drafts[0]?.changes[2]?.set).toMatchObject({
      ...consentText,
      how: 'read-aloud',
      officer: 'officer-lan',
      atMs: 1_795_300_000_000,
    });
  });

  test('one box is missing: nobody is saved, and the sentence names the person', () => {
    const list = scanned(HANG, DUONG);
    const half = withRow(list, { ...list.rows[0]!, consentMs: 1 });
    const refused = refusalOf(registerList(linesFor(half), momentOf()));
    expect(problemErrors(refused as never, half, text)).toEqual([
      {
        field: 'scan-row-r1',
        why: text.roster.problems['missing-consent'],
        text: `Nguyễn Thị Hằng: ${text.roster.problems['missing-consent']}`,
      },
    ]);
  });

  test('members already: since when is asked once, and not in the future', () => {
    const list = { ...agreed(scanned(HANG)), step: 'admitted' as const };
    const said = (stepOn: string) =>
      problemsBefore({ ...list, stepOn }, [], TODAY, text).map((problem) => problem.text);
    expect(said('')).toEqual([text.roster.problems['missing-since']]);
    expect(said('31/02/2020')).toEqual([text.roster.problems['bad-day']]);
    expect(said('01/01/2030')).toEqual([text.roster.problems['future-date']]);
    expect(said('01/03/2020')).toEqual([]);
  });
});
