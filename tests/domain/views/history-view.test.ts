// What an auditor asks of a member's page: who changed what, from what, and whether it still stands.
import { expect, test } from 'vitest';
import {
  historyLines,
  mergedEntries,
  type HistoryDeed,
  type HistoryEntry,
} from '#domain/views/history-view.ts';

const MEMBER = { type: 'member', id: 'member-1' };
type Written = Omit<HistoryEntry['changes'][number], 'index'>;

/** The n-th entry, at n minutes past. */
const entry = (n: number, changes: readonly Written[], more: Partial<HistoryEntry> = {}) => ({
  order: { ms: n * 60_000, counter: 0, device: 'may-1', life: 'life', seq: n, hash: `hash${n}` },
  state: 'safe' as const,
  changes: changes.map((change, index) => ({ ...change, index })),
  ...more,
});
const set = (values: Record<string, unknown>): Written => ({ ...MEMBER, set: values });
const registered = entry(1, [
  set({ fullName: { value: 'Lý Thị Mơ' }, phone: '+84911111111' }),
  { type: 'membershipStep', id: 'step-1', set: { member: 'member-1', what: 'applied' } },
]);

const fieldsOf = (deeds: readonly HistoryDeed[] = []) =>
  deeds.flatMap((deed) =>
    deed.kind === 'field' ? [[deed.field, deed.before, deed.after, deed.mark]] : [],
  );

test('a number changed twice: each line says from what to what, and only the last one stands', () => {
  const lines = historyLines(MEMBER, [
    entry(3, [set({ phone: '+84933333333' })]),
    registered,
    entry(2, [set({ phone: '+84922222222' })]),
  ]);
  expect(lines.map(({ order }) => order.hash)).toEqual(['hash3', 'hash2', 'hash1']);
  expect(lines.map(({ isFirst }) => isFirst)).toEqual([false, false, true]);
  expect(fieldsOf(lines[0]?.deeds)).toEqual([
    ['phone', ['+84922222222'], ['+84933333333'], 'stands'],
  ]);
  expect(fieldsOf(lines[1]?.deeds)).toEqual([
    ['phone', ['+84911111111'], ['+84922222222'], 'replaced'],
  ]);
  expect(fieldsOf(lines[2]?.deeds)).toEqual([
    ['fullName', [], ['Lý Thị Mơ'], 'stands'],
    ['phone', [], ['+84911111111'], 'replaced'],
  ]);
});

test('what was taken back is marked, and what stood before it stands again', () => {
  const lines = historyLines(MEMBER, [
    registered,
    entry(2, [set({ phone: '+84922222222' })]),
    entry(3, [{ ...set({}), undoes: ['hash2.0'] }]),
  ]);
  expect(lines[0]?.deeds).toEqual([{ kind: 'took-back', ofMs: [120_000] }]);
  expect(fieldsOf(lines[1]?.deeds)).toEqual([
    ['phone', ['+84911111111'], ['+84922222222'], 'undone'],
  ]);
  expect(fieldsOf(lines[2]?.deeds)[1]).toEqual(['phone', [], ['+84911111111'], 'stands']);
});

test('two phones wrote two names, and somebody chose: both are shown, with what the choice set aside', () => {
  const lines = historyLines(MEMBER, [
    registered,
    entry(2, [set({ fullName: { value: 'Lý Thị Mờ' } })]),
    entry(3, [set({ fullName: { value: 'Lý Thị Mơ', replaces: ['hash1.0', 'hash2.0'] } })]),
  ]);
  expect(fieldsOf(lines[0]?.deeds)).toEqual([
    ['fullName', ['Lý Thị Mơ', 'Lý Thị Mờ'], ['Lý Thị Mơ'], 'stands'],
  ]);
  expect(fieldsOf(lines[1]?.deeds)).toEqual([['fullName', [], ['Lý Thị Mờ'], 'replaced']]);
});

test('an edit that does not count is shown with its reason and changes nothing of what stands', () => {
  const lines = historyLines(MEMBER, [
    registered,
    entry(2, [set({ phone: '+84922222222' })], { state: 'check', reason: 'not-allowed' }),
  ]);
  expect(lines[0]).toMatchObject({ state: 'check', reason: 'not-allowed' });
  expect(fieldsOf(lines[0]?.deeds)).toEqual([
    ['phone', ['+84911111111'], ['+84922222222'], 'not-counted'],
  ]);
  expect(fieldsOf(lines[1]?.deeds)[1]).toEqual(['phone', [], ['+84911111111'], 'stands']);
});

test('steps, consents and their withdrawal belong to the member; what an entry did to others does not', () => {
  const consent = { type: 'consent', id: 'consent-1', set: { member: 'member-1', how: 'written' } };
  const lines = historyLines(MEMBER, [
    registered,
    entry(2, [
      { type: 'member', id: 'member-2', set: { phone: '+84900000000' } },
      { type: 'membershipStep', id: 'step-2', set: { member: 'member-2', what: 'left' } },
    ]),
    entry(3, [consent]),
    entry(4, [{ type: 'withdrawal', id: 'w-1', set: { consent: 'consent-1', how: 'Đơn' } }]),
    entry(5, [{ type: 'withdrawal', id: 'w-2', set: { consent: 'consent-9', how: 'Đơn' } }]),
  ]);
  expect(lines.map(({ order }) => order.seq)).toEqual([4, 3, 1]);
  const belonging = lines.flatMap(({ deeds }) =>
    deeds.flatMap((deed) => (deed.kind === 'belonging' ? [[deed.type, deed.mark]] : [])),
  );
  expect(belonging).toEqual([
    ['withdrawal', 'stands'],
    ['consent', 'stands'],
    ['membershipStep', 'stands'],
  ]);
});

test('the twins of a book share one record: only the pairs of this member are in the history', () => {
  const pairs = (n: number, value: unknown): HistoryEntry =>
    entry(n, [{ type: 'twinLink', id: 'twins', set: { pairs: value } }]);
  const lines = historyLines(MEMBER, [
    registered,
    pairs(2, { add: ['member-1~member-2'] }),
    pairs(3, { add: ['member-8~member-9'] }),
    pairs(4, { remove: [{ value: 'member-1~member-2', of: ['hash2.0'] }] }),
  ]);
  expect(lines.map(({ order }) => order.seq)).toEqual([4, 2, 1]);
  expect(lines[1]?.deeds).toMatchObject([{ kind: 'belonging', mark: 'replaced' }]);
});

test('a void stands in the history of its receipt', () => {
  const lines = historyLines({ type: 'receipt', id: 'receipt-1' }, [
    entry(1, [{ type: 'receipt', id: 'receipt-1', set: { amountVnd: 25_000 } }]),
    entry(2, [{ type: 'void', id: 'void-1', set: { receipt: 'receipt-1', why: 'Ghi nhầm' } }]),
  ]);
  expect(lines.map(({ deeds }) => deeds.map(({ kind }) => kind))).toEqual([
    ['belonging'],
    ['field'],
  ]);
});

test('an entry known here and brought by the server is one line, with what the server knows of it', () => {
  const brought = {
    ...entry(2, [set({ phone: '+84922222222' })]),
    ...{ act: 'editMember', receivedMs: 125_000, isProven: true },
  };
  const here = entry(2, [set({ phone: '+84922222222' })], { state: 'waiting' });
  const lines = historyLines(MEMBER, mergedEntries([registered, here], [brought]));
  expect(lines.map(({ act, state, isProven }) => [act, state, isProven])).toEqual([
    ['editMember', 'safe', true],
    [undefined, 'safe', undefined],
  ]);
});
