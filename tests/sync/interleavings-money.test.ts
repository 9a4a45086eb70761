// Interleavings that shaped the plan (H1, H2): what a close counts, and who deducts a receipt that was taken back.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { voidReceipt } from '#domain/dues/acts.ts';
import { admitHeld } from '#domain/office/held-acts.ts';
import { memoryJournalStore } from '#replica/memory-journal-store.ts';
import { openPhone, type Phone } from './phone.ts';
import { closeTill, collect, must, register, startUnion, synced, type TestUnion } from './union.ts';

let union: TestUnion;
let collector: Phone;
let treasurer: Phone;
let chair: Phone;
let member: string;

beforeEach(async () => {
  union = await startUnion();
  collector = await union.officerPhone('to.truong', ['collector']);
  treasurer = await union.officerPhone('thu.quy', ['treasurer']);
  chair = await union.officerPhone('chu.tich', ['chair', 'treasurer']);
  member = await register(chair, union.unit, 'Lường Thị Mai');
  for (const phone of [chair, collector, treasurer]) await synced(phone);
});
afterEach(() => union.server.stop());

const closesOn = async (phone: Phone): Promise<readonly number[]> =>
  (await phone.replica.shelf.find({ type: 'dayClose' }))
    .map(({ values }) => Number(values['sumVnd']))
    .sort((a, b) => a - b);

const everybody = async (): Promise<void> => {
  for (let round = 0; round < 2; round++)
    for (const phone of [collector, treasurer, chair]) await synced(phone);
};

test('H1 two officers close over the receipts of a third: neither counts them, and the third’s own close keeps its sum', async () => {
  must(await collect(collector, union.unit, member));
  await everybody();
  await expect(closeTill(treasurer, union.unit)).rejects.toThrow('nothing-to-close');
  await expect(closeTill(chair, union.unit)).rejects.toThrow('nothing-to-close');
  await closeTill(collector, union.unit);
  await everybody();
  for (const phone of [collector, treasurer, chair])
    expect(await closesOn(phone)).toEqual([25_000]);
});

test('H1 closed offline over what is held at the push: the sum that was counted stands, and agrees when it is let in', async () => {
  await union.revoke(collector);
  must(await collect(collector, union.unit, member));
  await closeTill(collector, union.unit);
  await collector.sync.syncNow();
  await synced(chair);
  expect(await closesOn(chair)).toEqual([]);
  const book = bookId('dues', union.unit);
  const held = await union.server.opened.store.committed.entriesAfter(book, 0, {
    ...{ entriesMax: 10, bytesMax: 1e6 },
  });
  expect(held.map(({ ruling }) => ruling)).toEqual(['held', 'held']);
  const entries = held.map(({ hash }) => ({ book, entryHash: hash }));
  must(await chair.replica.save((moment) => admitHeld({ entries, why: 'Tiền đã nộp' }, moment)));
  await synced(chair);
  await synced(treasurer);
  for (const phone of [chair, treasurer]) expect(await closesOn(phone)).toEqual([25_000]);
});

test('H1 two histories under one chain: each close names its heads by the entries they are', async () => {
  const copy = await openPhone(union.server, {
    ...collector,
    store: memoryJournalStore(collector.store.snapshot()),
  });
  for (const [phone, period] of [
    [collector, '2026-09'],
    [copy, '2026-10'],
  ] as const) {
    must(await collect(phone, union.unit, member, { period }));
    await closeTill(phone, union.unit);
  }
  for (const phone of [collector, copy, collector, chair]) await synced(phone);
  const closes = await chair.replica.shelf.find({ type: 'dayClose' });
  expect(closes.map(({ values }) => values['sumVnd'])).toEqual([25_000, 25_000]);
  const [one, other] = closes.map(({ values }) => JSON.stringify(values['heads']));
  expect(one).not.toBe(other);
});

test('H2 two officers take the same receipt back, both offline: its device deducts it once, whenever the second comes', async () => {
  for (const period of ['2026-07', '2026-08'])
    must(await collect(collector, union.unit, member, { period }));
  await everybody();
  const [receipt] = await collector.replica.shelf.find({ type: 'receipt' });
  for (const phone of [treasurer, chair])
    must(
      await phone.replica.save((moment) =>
        voidReceipt(
          { duesBook: bookId('dues', union.unit), receipt: receipt?.id ?? '', why: 'Ghi nhầm' },
          moment,
          { voidedReceipts: new Set() },
        ),
      ),
    );
  await synced(treasurer);
  await synced(collector);
  // Two taken, one of them back.
  await closeTill(collector, union.unit);
  await synced(chair);
  await synced(collector);
  must(await collect(collector, union.unit, member, { period: '2026-09' }));
  await closeTill(collector, union.unit);
  await everybody();
  for (const phone of [collector, treasurer, chair]) {
    expect(await phone.replica.shelf.find({ type: 'void' })).toHaveLength(2);
    expect(await closesOn(phone)).toEqual([25_000, 25_000]);
  }
});
