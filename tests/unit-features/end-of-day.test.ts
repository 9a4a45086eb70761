// What Cuối ngày shows: the typed count, the steps of safety, and papers that say the same next year.
import { describe, expect, test } from 'vitest';
import { catalogues } from '#text/catalogue.ts';
import { monthsText } from '#text/months-text.ts';
import type { WholeClose } from '#domain/views/close-view.ts';
import { unclosed } from '#domain/views/day-view.ts';
import type { Receipt, Void } from '#domain/views/dues-view.ts';
import { dayCloseOf } from '../domain/views/close-kit.ts';
import {
  closeError,
  countNow,
  emptyCount,
  notesOf,
  readCountDraft,
} from '../../src/features/end-of-day/count-plan.ts';
import { glanceOf } from '../../src/features/end-of-day/day-glance-view.ts';
import { listPaper, minutesLines } from '../../src/features/end-of-day/paper-view.ts';
import { safetyOf } from '../../src/features/end-of-day/safety.ts';
import { endOfDayState } from '../../src/features/today/end-of-day-state.ts';

const text = catalogues.vi.endOfDay;
const receipt = (number: number, more: Partial<Receipt['values']> = {}): Receipt => ({
  id: `receipt-${number}`,
  values: {
    member: 'member-mo',
    series: 'K7',
    number,
    months: ['2026-11'],
    amountVnd: 25_000,
    method: 'cash',
    paidOn: '2026-11-22',
    ...more,
  },
});
const voidOf = (number: number): Void => ({
  id: `void-${number}`,
  values: { receipt: `receipt-${number}`, why: 'Thu nhầm người' },
});
const close = (more: Partial<WholeClose>): WholeClose => ({
  id: 'close-1',
  device: 'own',
  day: '2026-11-22',
  receipts: [],
  voids: [],
  sumVnd: 0,
  byMethod: { cash: 0, transfer: 0, withheld: 0 },
  countedVnd: 0,
  differenceVnd: 0,
  notes: [],
  differenceWhy: null,
  entriesWritten: 0,
  ...more,
});

describe('the count as typed', () => {
  const open = unclosed([receipt(1), receipt(2)], [], []);
  const typed = (notes: Record<string, string>) => ({ ...emptyCount, typed: notes });

  test('nothing typed is not counted, and says neither short nor over', () => {
    expect(countNow(emptyCount, open)).toMatchObject({
      notes: undefined,
      differenceVnd: undefined,
    });
  });

  test('a zero is a count: the till is empty', () => {
    expect(countNow(typed({ 1000: '0' }), open)).toMatchObject({ differenceVnd: -50_000 });
  });

  test('the sum runs while one types', () => {
    expect(countNow(typed({ 20000: '2', 5000: '1' }), open).differenceVnd).toBe(-5000);
    expect(countNow(typed({ 20000: '2', 5000: '2' }), open).differenceVnd).toBe(0);
    expect(countNow(typed({ 20000: '2', 5000: '2', 1: '650' }), open).differenceVnd).toBe(650);
  });

  test('where no cash is due nothing need be counted', () => {
    const transfer = unclosed([receipt(1, { method: 'transfer' })], [], []);
    expect(countNow(emptyCount, transfer).differenceVnd).toBe(0);
  });

  test.each(['1x', '-2', '1,5', '1e3', '100001', '²'])('“%s” is no number of notes', (odd) => {
    const read = notesOf(typed({ 50000: odd }));
    expect(read).toEqual({ ok: false, error: { kind: 'bad-count', noteVnd: 50_000 } });
  });

  test('the refusal stands beside the note it is about', () => {
    expect(closeError({ kind: 'bad-count', noteVnd: 50_000 }, text)).toEqual({
      field: 'count-50000',
      text: text.problems['bad-count']('50.000 đ'),
    });
  });

  test('a count outlives a killed tab; what an older version kept is read as far as it goes', () => {
    const draft = { typed: { 50000: '3' }, why: 'Thối nhầm', day: '' };
    expect(readCountDraft(JSON.parse(JSON.stringify(draft)))).toMatchObject({
      typed: { 50000: '3', 1000: '' },
      why: 'Thối nhầm',
    });
    expect(readCountDraft({ typed: 7 })).toMatchObject({ why: '', day: '' });
    expect(readCountDraft('odd')).toBeUndefined();
  });
});

describe('the four steps of safety', () => {
  const none = { madeMs: undefined, covered: 0, onlyHere: 0 };
  const waiting = (count: number) => ({ waiting: count, check: 0 });

  test('saved, closed, backed up, in the system', () => {
    expect(safetyOf(false, waiting(0), none)).toEqual({ step: 'saved' });
    expect(safetyOf(true, waiting(8), { ...none, onlyHere: 8 })).toEqual({
      step: 'locked',
      waiting: 8,
    });
    expect(safetyOf(true, waiting(8), { madeMs: 5, covered: 8, onlyHere: 0 })).toEqual({
      step: 'backed-up',
      madeMs: 5,
    });
    expect(safetyOf(true, waiting(0), none)).toEqual({ step: 'in-system', check: 0 });
  });

  test('a backup that misses one entry is none', () => {
    expect(safetyOf(true, waiting(8), { madeMs: 5, covered: 7, onlyHere: 1 }).step).toBe('locked');
  });
});

describe('the papers', () => {
  const receipts = [receipt(5), receipt(1), receipt(2), receipt(3), receipt(9)];
  const first = close({
    receipts: ['receipt-1', 'receipt-2', 'receipt-3', 'receipt-5'],
    voids: ['void-2'],
  });
  const payer = (): string => 'Lò Thị Pành';

  test('every number in its order, gaps seen, the voided one with its reason', () => {
    const paper = listPaper(first, receipts, [voidOf(2)], payer);
    expect(paper.numbers).toBe('K7-000001 – K7-000003, K7-000005');
    expect(paper.lines.map(({ number, voidWhy }) => [number, voidWhy])).toEqual([
      ['K7-000001', undefined],
      ['K7-000002', 'Thu nhầm người'],
      ['K7-000003', undefined],
      ['K7-000005', undefined],
    ]);
    expect([paper.voided, paper.unknown]).toEqual([1, 0]);
  });

  test('voided after the close: the copy says what the first print said, the next list takes it back', () => {
    const voids = [voidOf(2), voidOf(3)];
    expect(listPaper(first, receipts, voids, payer)).toEqual(
      listPaper(first, receipts, [voidOf(2)], payer),
    );
    const next = listPaper(
      close({ receipts: ['receipt-9'], voids: ['void-3'] }),
      receipts,
      voids,
      payer,
    );
    expect(next.earlier.map(({ number }) => number)).toEqual(['K7-000003']);
    expect(next.voided).toBe(0);
  });

  test('receipts this device does not have are told, not left out in silence', () => {
    expect(listPaper(first, [receipt(1)], [], payer).unknown).toBe(3);
  });

  test('yesterday’s receipts closed today: the list says from which day', () => {
    const paper = listPaper(
      close({ receipts: ['receipt-1', 'receipt-2'] }),
      [receipt(1, { paidOn: '2026-11-20' }), receipt(2)],
      [],
      payer,
    );
    expect([paper.from, paper.to]).toEqual(['2026-11-20', '2026-11-22']);
  });

  test('the minutes have the largest note first and loose money last', () => {
    const notes = [
      { noteVnd: 1, count: 650 },
      { noteVnd: 2000, count: 1 },
      { noteVnd: 10_000, count: 1 },
    ];
    expect(minutesLines(close({ notes })).map((line) => [line.amountVnd, line.isLoose])).toEqual([
      [10_000, false],
      [2000, false],
      [650, true],
    ]);
  });

  test('months as a person writes them', () => {
    expect(monthsText(['2026-11', '2026-09', '2026-10'])).toBe('09–11/2026');
    expect(monthsText(['2025-12', '2026-01'])).toBe('12/2025, 01/2026');
  });
});

describe('what is said of the open day', () => {
  test('a receipt voided at once and one of the last close voided now are told apart', () => {
    const before = dayCloseOf('close-1', { receipts: ['receipt-3'] });
    const open = unclosed([receipt(1), receipt(2), receipt(3)], [voidOf(2), voidOf(3)], [before]);
    expect(glanceOf(open)).toEqual({ standing: 1, voided: 1, voidedEarlier: 1 });
  });

  test('Hôm nay: open since the day of the oldest receipt, closed once all of it is named', () => {
    const row = <V>(record: { readonly id: string; readonly values: V }, device: string) => ({
      ...record,
      key: record.id,
      book: 'dues.u',
      type: '',
      sortKey: '',
      searchText: '',
      state: 'waiting' as const,
      notices: [],
      changedMs: 42,
      changedByDevice: device,
    });
    const rows = [
      row(receipt(1, { paidOn: '2026-11-20' }), 'own'),
      row(receipt(2), 'own'),
      row(receipt(3), 'other'),
    ];
    expect(endOfDayState('own', rows, [], [])).toEqual({
      is: 'open',
      receipts: 2,
      sumVnd: 50_000,
      since: '2026-11-20',
    });
    const closed = row(dayCloseOf('close-1', { receipts: ['receipt-1', 'receipt-2'] }), 'own');
    expect(endOfDayState('own', rows, [], [closed])).toEqual({ is: 'closed', closedMs: 42 });
    expect(endOfDayState('new', rows, [], [closed])).toEqual({ is: 'nothing' });
  });
});
