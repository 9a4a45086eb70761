// What ends the PIN of a shift inside the engine, in the very transaction of what happened: the close of the day, a book given up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { closeDay } from '#domain/dues/close-acts.ts';
import { ownChains } from '#domain/dues/own-chains.ts';
import type { receipt } from '#domain/dues/receipt.ts';
import type { RecordOf } from '#domain/record-of.ts';
import { unclosed } from '#domain/views/day-view.ts';
import { SHIFT_ROW } from '#replica/shift-row.ts';
import type { Phone } from './phone.ts';
import { collect, must, register, startUnion, synced, type TestUnion } from './union.ts';

let union: TestUnion;
let phone: Phone;
let member: string;

beforeEach(async () => {
  union = await startUnion();
  phone = await union.officerPhone('thu.quy', ['chair', 'treasurer']);
  member = await register(phone, union.unit, 'Lường Thị Mai');
  await synced(phone);
  must(await phone.store.amend('keys', SHIFT_ROW, () => 'a shift'));
});
afterEach(async () => {
  await union.server.stop();
});

const shiftOnDisk = async (): Promise<unknown> => must(await phone.store.get('keys', SHIFT_ROW));

test('a receipt does not end the shift, closing the day does', async () => {
  must(await collect(phone, union.unit, member));
  expect(await shiftOnDisk()).toBe('a shift');
  const { replica } = phone;
  const duesBook = bookId('dues', union.unit);
  const receipts = await replica.shelf.find({ type: 'receipt', book: duesBook });
  const open = unclosed(receipts as unknown as readonly RecordOf<typeof receipt>[], [], []);
  const close = (count: number) =>
    replica.save((moment) =>
      closeDay(
        { duesBook, open, notes: [{ noteVnd: 5_000, count }], why: '' },
        moment,
        ownChains(moment.device, duesBook, replica.heads(), replica.ownEntries()),
      ),
    );
  // Refused, for the cash does not agree: the day is not closed and the shift goes on.
  expect((await close(4)).ok).toBe(false);
  expect(await shiftOnDisk()).toBe('a shift');
  must(await close(5));
  expect(await shiftOnDisk()).toBeUndefined();
});

test('rights that ended end it with the book that leaves the phone', async () => {
  await union.revoke(phone);
  await synced(phone);
  expect(phone.replica.leftBooks().length).toBeGreaterThan(0);
  expect(await shiftOnDisk()).toBeUndefined();
});
