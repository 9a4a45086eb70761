// What happens to an honest phone whose right has ended, whose entry is held, or whose disk was copied.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { write } from '#domain/draft.ts';
import { grantRole } from '#domain/office/acts.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import { memoryJournalStore } from '#replica/memory-journal-store.ts';
import { openPhone } from './phone.ts';
import {
  collect,
  must,
  receiptNumbers,
  register,
  startUnion,
  synced,
  type TestUnion,
} from './union.ts';

let union: TestUnion;

beforeEach(async () => {
  union = await startUnion();
});

afterEach(async () => {
  await union.server.stop();
});

describe('a right that ended', () => {
  test('money taken before the phone heard of it is held, never dropped, and counts once a chair admits it', async () => {
    const { unit } = union;
    const chair = await union.officerPhone('chu.tich', ['chair', 'treasurer']);
    const collector = await union.officerPhone('to.truong', ['collector']);
    const person = await register(chair, unit, 'Lường Thị Mai');
    await synced(chair);
    await synced(collector);
    await union.revoke(collector);
    must(await collect(collector, unit, person));
    await collector.sync.syncNow();
    // The book has left with the right; the author is told that one entry waits for a person.
    const left = collector.replica.leftBooks().find(({ book }) => book === bookId('dues', unit));
    expect(left).toMatchObject({ entries: 1, held: 1 });
    const [held] = await union.server.opened.store.committed.entriesAfter(bookId('dues', unit), 0, {
      ...{ entriesMax: 1, bytesMax: 100_000 },
    });
    expect(held).toMatchObject({ ruling: 'held', reason: 'right-ended' });

    await synced(chair);
    expect(await receiptNumbers(chair)).toEqual([]);
    must(
      await chair.replica.save((moment) => ({
        ok: true,
        value: [
          {
            book: bookId('dues', unit),
            act: 'admitHeld',
            changes: [
              write(admitHeld, moment.newId(), {
                entryHash: held?.hash ?? '',
                why: 'Tiền đã nộp đủ',
              }),
            ],
          },
        ],
      })),
    );
    await synced(chair);
    expect(await receiptNumbers(chair)).toHaveLength(1);
    expect((await chair.replica.selfCheck('all')).ok).toBe(true);

    const later = await union.secondPhone(chair);
    expect(await receiptNumbers(later)).toEqual(await receiptNumbers(chair));
  });
});

describe('a copied phone', () => {
  test('the copy is noticed, both receipts count, and the copy goes on under a new life', async () => {
    const { unit, server } = union;
    const phone = await union.officerPhone('to.truong', ['treasurer']);
    const person = await register(phone, unit, 'Hà Văn Sáu');
    await synced(phone);
    const copy = await openPhone(server, {
      ...phone,
      life: 'unused-life',
      store: memoryJournalStore(phone.store.snapshot()),
    });
    must(await collect(phone, unit, person, { period: '2026-10' }));
    must(await collect(copy, unit, person, { period: '2026-11' }));
    await synced(phone);
    const lifeBefore = copy.replica.life();
    await synced(copy);
    expect(copy.replica.life()).not.toBe(lifeBefore);
    await synced(phone);
    // Equal numbers after a clone: both stand, and the screens can say so.
    const numbers = await receiptNumbers(phone);
    expect(numbers).toHaveLength(2);
    expect(new Set(numbers).size).toBe(1);
    must(await collect(copy, unit, person, { period: '2026-12' }));
    await synced(copy);
    await synced(phone);
    expect(new Set(await receiptNumbers(phone)).size).toBe(2);
    expect((await phone.replica.selfCheck('all')).ok).toBe(true);
  });

  test('what the other wrote is held and comes to the copy first: the copy goes on beside it, and can save', async () => {
    const { unit, server } = union;
    const phone = await union.officerPhone('to.truong', ['treasurer']);
    const person = await register(phone, unit, 'Hà Văn Sáu');
    must(await collect(phone, unit, person, { period: '2026-09' }));
    await synced(phone);
    const copy = await openPhone(server, {
      ...phone,
      life: 'unused-life',
      store: memoryJournalStore(phone.store.snapshot()),
    });
    await union.revoke(phone);
    must(await collect(phone, unit, person, { period: '2026-10' }));
    await phone.sync.syncNow();
    must(
      await union.admin.replica.save((moment) =>
        grantRole(
          {
            ...{ officer: phone.identity.officer, role: 'treasurer', unit, reach: 'unit' },
            from: '2026-01-01',
          },
          moment,
        ),
      ),
    );
    await synced(union.admin);
    const lifeBefore = copy.replica.life();
    await synced(copy);
    expect(copy.replica.counts()).toEqual({ waiting: 0, check: 1 });
    expect(copy.replica.life()).not.toBe(lifeBefore);
    // One contact is enough: the server knows the new life, and has given its numbers.
    expect(copy.replica.lifeDue()).toBe(false);
    must(await collect(copy, unit, person, { period: '2026-11' }));
    await synced(copy);
    expect(copy.replica.counts()).toEqual({ waiting: 0, check: 1 });
    // Its number is of a series of its own, so nothing is given twice.
    expect(new Set(await receiptNumbers(copy)).size).toBe(3);
    expect((await copy.replica.selfCheck('all')).ok).toBe(true);
  });
});
