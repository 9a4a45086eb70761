/** Each merge rule, told as two officers would tell it. */
import { expect, test } from 'vitest';
import {
  addChange,
  emptyRecord,
  noticesOf,
  survivingValues,
  valuesOf,
  type FoldedRecord,
  type PlacedChange,
} from '#crdt/fold.ts';
import { caseFile } from '#domain/cases/case-file.ts';
import { receipt } from '#domain/dues/receipt.ts';
import { device } from '#domain/office/device.ts';
import { member } from '#domain/roster/member.ts';

const at = (
  ms: number,
  hash: string,
  set: Readonly<Record<string, unknown>>,
  undoes?: readonly string[],
): PlacedChange => ({
  order: { ms, counter: 0, device: `phone-${hash}`, life: 'life', seq: 1, hash },
  index: 0,
  set,
  undoes,
});
const fold = (...changes: readonly PlacedChange[]): FoldedRecord =>
  changes.reduce(addChange, emptyRecord('any', 'person'));

test('two officers edit different fields of one member: both edits survive', () => {
  const record = fold(
    at(1, 'new', { fullName: { value: 'Nông Thị Mơ' } }),
    at(2, 'anna', { phone: '+84912345678' }),
    at(2, 'binh', { address: 'Xóm Đồng Mận' }),
  );
  const values = valuesOf(member, record);
  expect([values.phone, values.address]).toEqual(['+84912345678', 'Xóm Đồng Mận']);
});

test('lastWriterWins: of two phone numbers the later stands', () => {
  const record = fold(at(5, 'later', { phone: '+84922222222' }), at(4, 'first', { phone: null }));
  expect(valuesOf(member, record).phone).toBe('+84922222222');
  expect(noticesOf(member, record)).toEqual([]);
});

test('writeOnce: two amounts under one receipt: the first is read, both are kept, and there is a notice', () => {
  const record = fold(at(1, 'own', { amountVnd: 25_000 }), at(2, 'other', { amountVnd: 1 }));
  expect(valuesOf(receipt, record).amountVnd).toBe(25_000);
  const [notice] = noticesOf(receipt, record);
  expect(notice?.field).toBe('amountVnd');
  expect(notice?.values.map(({ value }) => value)).toEqual([25_000, 1]);
});

test('writeOnce: the same value twice is no quarrel', () => {
  const months = ['2026-11'];
  expect(
    noticesOf(receipt, fold(at(1, 'a', { months }), at(2, 'b', { months: [...months] }))),
  ).toEqual([]);
});

test('everyValue: two national numbers offline are both shown until one is chosen', () => {
  const typed = at(1, 'anna', { nationalNumber: { value: '019199000123' } });
  const scanned = at(2, 'binh', { nationalNumber: { value: '019199000132' } });
  const both = fold(typed, scanned);
  expect(valuesOf(member, both).nationalNumber).toEqual(['019199000132', '019199000123']);
  expect(noticesOf(member, both)).toHaveLength(1);
  const chosen = addChange(
    both,
    at(3, 'chair', { nationalNumber: { value: '019199000132', replaces: ['anna.0', 'binh.0'] } }),
  );
  expect(valuesOf(member, chosen).nationalNumber).toEqual(['019199000132']);
  expect(noticesOf(member, chosen)).toEqual([]);
});

test('everyValue: a value the chooser had not seen stays beside the choice', () => {
  const record = fold(
    at(1, 'anna', { fullName: { value: 'Bàn Văn Chòi' } }),
    at(3, 'chair', { fullName: { value: 'Bàn Văn Chơi', replaces: ['anna.0'] } }),
    at(2, 'binh', { fullName: { value: 'Bàn Văn Chồi' } }),
  );
  expect(valuesOf(member, record).fullName).toEqual(['Bàn Văn Chơi', 'Bàn Văn Chồi']);
});

test('addWinsSet: a tag given again by somebody who did not see its removal stays', () => {
  const record = fold(
    at(1, 'anna', { tags: { add: ['Chuyền 1'] } }),
    at(2, 'chair', { tags: { remove: [{ value: 'Chuyền 1', of: ['anna.0'] }] } }),
    at(2, 'binh', { tags: { add: ['Chuyền 1', 'Ca đêm'] } }),
  );
  expect(valuesOf(member, record).tags).toEqual(['Ca đêm', 'Chuyền 1']);
});

test('addWinsSet: a removal that comes before what it removes still removes it', () => {
  const record = fold(
    at(2, 'chair', { tags: { remove: [{ value: 'Ca đêm', of: ['anna.0'] }] } }),
    at(1, 'anna', { tags: { add: ['Ca đêm'] } }),
  );
  expect(valuesOf(member, record).tags).toEqual([]);
});

test('growOnlySet: a device that gains a life loses none', () => {
  const record = fold(at(1, 'a', { lives: ['life-2'] }), at(2, 'b', { lives: ['life-1'] }));
  expect(valuesOf(device, record).lives).toEqual(['life-1', 'life-2']);
});

test('furthestStage: a phone that has not heard of the decision does not pull the case back', () => {
  const record = fold(
    at(1, 'a', { stage: { round: 0, stage: 'resolved' } }),
    at(9, 'b', { stage: { round: 0, stage: 'triaged' } }),
  );
  expect(valuesOf(caseFile, record).stage).toEqual({ round: 0, stage: 'resolved' });
});

test('furthestStage: reopened in a new round, it is open, whatever the old round still says', () => {
  const record = fold(
    at(1, 'a', { stage: { round: 0, stage: 'closed' } }),
    at(2, 'b', { stage: { round: 1, stage: 'assigned' } }),
    at(3, 'c', { stage: { round: 0, stage: 'withdrawn' } }),
  );
  expect(valuesOf(caseFile, record).stage).toEqual({ round: 1, stage: 'assigned' });
});

test('an undo of an undo brings the value back', () => {
  const record = fold(
    at(1, 'a', { phone: '+84911111111' }),
    at(2, 'b', { phone: '+84922222222' }),
    at(3, 'c', {}, ['b.0']),
  );
  expect(valuesOf(member, record).phone).toBe('+84911111111');
  expect(valuesOf(member, addChange(record, at(4, 'd', {}, ['c.0']))).phone).toBe('+84922222222');
});

test('a choice that is taken back shows both values again', () => {
  const record = fold(
    at(1, 'a', { fullName: { value: 'Lý Thị Sen' } }),
    at(2, 'b', { fullName: { value: 'Lý Thị Xen' } }),
    at(3, 'c', { fullName: { value: 'Lý Thị Sen', replaces: ['a.0', 'b.0'] } }),
    at(4, 'd', {}, ['c.0']),
  );
  expect(valuesOf(member, record).fullName).toEqual(['Lý Thị Xen', 'Lý Thị Sen']);
});

test('an entry told with two places counts once, at the lower', () => {
  const held = at(7, 'held', { phone: '+84933333333' });
  const admitted = { ...held, order: { ...held.order, ms: 1 } };
  const other = at(3, 'other', { phone: '+84911111111' });
  expect(fold(held, other, admitted)).toEqual(fold(admitted, other));
  expect(survivingValues(fold(held, admitted), 'phone', member.fields.phone)).toHaveLength(1);
});
