// What may leave a phone's disk and what never does: only the server's signature decides, and nothing is lost by it.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { pruneSigningBytes } from '#protocol/pull.ts';
import { memoryJournalStore, type JournalSnapshot } from '#replica/memory-journal-store.ts';
import { backUp } from '#server/backup.ts';
import { openPhone, type Phone } from './phone.ts';
import {
  collect,
  must,
  receiptNumbers,
  register,
  startUnion,
  synced,
  type TestUnion,
} from './union.ts';

const DAY_MS = 86_400_000;

let union: TestUnion;
let phone: Phone;
let member: string;
let dues: string;

beforeEach(async () => {
  union = await startUnion();
  phone = await union.officerPhone('thu.quy', ['treasurer']);
  member = await register(phone, union.unit, 'Lý Thị Mơ');
  dues = bookId('dues', union.unit);
  await takenIn('2026-08');
  await takenIn('2026-09');
});

afterEach(async () => {
  await union.server.stop();
});

/** A receipt, sent, and come back in a page of its own. */
const takenIn = async (period: string): Promise<void> => {
  must(await collect(phone, union.unit, member, { period }));
  await synced(phone);
};

const daysLater = (days: number): void => {
  union.server.clock.ms += days * DAY_MS;
  phone.clock.ms += days * DAY_MS;
};

/** The last positions of the blocks that the dues book has on this disk. */
const blocksOf = (snapshot: JournalSnapshot): readonly number[] =>
  [...(snapshot.tables.get('journal')?.keys() ?? [])]
    .filter((key) => key.startsWith(`${dues}|`))
    .map((key) => Number(key.slice(key.lastIndexOf('|') + 1)))
    .sort((a, b) => a - b);

const disk = (): JournalSnapshot => phone.store.snapshot();

const reopened = async (snapshot = disk()): Promise<Phone> => {
  const store = memoryJournalStore(snapshot);
  const again = await openPhone(union.server, { ...phone, life: 'unused-life', store });
  must(await again.replica.loading);
  return again;
};

const passes = async (one: Phone): Promise<void> => {
  for (const depth of ['sample', 'all'] as const)
    expect(await one.replica.selfCheck(depth)).toMatchObject({ ok: true });
};

/** The server's word on how far entries may leave, as it would stand in its greeting. */
const told = async (n: number, signedN = n): Promise<void> => {
  const epoch = phone.replica.epoch();
  if (epoch === undefined) throw new Error('there was contact');
  const { key } = union.server.opened.context;
  const signature = key.sign(pruneSigningBytes({ epoch: epoch.id, book: dues, n: signedN }));
  must(
    await phone.replica.takeHello({
      epoch,
      nowMs: union.server.clock.ms,
      books: phone.replica.books(),
      prunes: [{ book: dues, n, epoch: epoch.id, signature }],
    }),
  );
};

test('ninety days after a backup the entries in it leave the disk, at the next idle moment, and nothing else changes', async () => {
  await backUp(union.server.opened);
  await takenIn('2026-10');
  const before = blocksOf(disk());
  const receipts = await receiptNumbers(phone);
  expect(before.length).toBe(3);

  daysLater(80);
  await synced(phone);
  await phone.replica.compact();
  expect(blocksOf(disk())).toEqual(before);

  daysLater(11);
  await synced(phone);
  await phone.replica.compact();
  expect(blocksOf(disk())).toEqual(before.slice(2));
  await passes(phone);

  const again = await reopened();
  expect(await receiptNumbers(again)).toEqual(receipts);
  await passes(again);
  // And the chain goes on from where it stood.
  must(await collect(again, union.unit, member, { period: '2026-11' }));
  await synced(again);
  expect((await receiptNumbers(again)).length).toBe(receipts.length + 1);
  await passes(again);
});

test('what is not in segments yet stays, and so does a block that reaches beyond the position', async () => {
  const before = blocksOf(disk());
  await told((before[1] ?? 0) - 1);
  await phone.replica.compact();
  expect(blocksOf(disk())).toEqual(before.slice(1));
  await passes(await reopened());
});

test('a position that the server has not signed moves nothing', async () => {
  const before = blocksOf(disk());
  await told(before[1] ?? 0, 1);
  await phone.replica.compact();
  expect(blocksOf(disk())).toEqual(before);
});

test('own receipts not sent yet never leave, however far the position', async () => {
  must(await collect(phone, union.unit, member, { period: '2026-11' }));
  const receipts = await receiptNumbers(phone);
  await told(1_000_000);
  await phone.replica.compact();
  expect(blocksOf(disk())).toEqual([]);
  const again = await reopened();
  expect(await receiptNumbers(again)).toEqual(receipts);
  expect(again.replica.counts().waiting).toBe(1);
  await passes(again);
});

test('a stop in the middle leaves all or nothing: the disk opens either way', async () => {
  const before = blocksOf(disk());
  await told(before[1] ?? 0);
  // The folding goes through, the letting go does not.
  await phone.replica.compact();
  must(await collect(phone, union.unit, member, { period: '2026-10' }));
  await synced(phone);
  const last = blocksOf(disk());
  await told(last.at(-1) ?? 0);
  phone.store.setDiskFull(true);
  await phone.replica.compact();
  expect(blocksOf(disk())).toEqual(last);
  const again = await reopened();
  expect((await receiptNumbers(again)).length).toBe(3);
  await passes(again);
  phone.store.setDiskFull(false);
  await phone.replica.compact();
  expect(blocksOf(disk())).toEqual([]);
  expect(await receiptNumbers(await reopened())).toEqual(await receiptNumbers(again));
});

/** This disk with every segment of the dues book spoilt. */
const spoilt = (snapshot: JournalSnapshot): JournalSnapshot => {
  const segments = new Map(snapshot.tables.get('segments'));
  for (const key of segments.keys())
    if (key.startsWith(dues)) segments.set(key, new Uint8Array([1, 2, 3]));
  return { ...snapshot, tables: new Map([...snapshot.tables, ['segments' as const, segments]]) };
};

test('segments that cannot be read are made anew from the journal, before anything of it leaves', async () => {
  await phone.replica.compact();
  const receipts = await receiptNumbers(phone);
  phone = await reopened(spoilt(disk()));
  expect(await receiptNumbers(phone)).toEqual(receipts);
  await told(1_000_000);
  await phone.replica.compact();
  expect(blocksOf(disk())).toEqual([]);
  expect(await receiptNumbers(await reopened())).toEqual(receipts);
});

test('where the journal has left too, it is told of, and what is still here is not written over', async () => {
  const [first = 0] = blocksOf(disk());
  await told(first);
  await phone.replica.compact();
  phone = await reopened(spoilt(disk()));
  const before = disk();
  await told(1_000_000);
  await takenIn('2026-10');
  await phone.replica.compact();
  expect(blocksOf(disk()).slice(0, 1)).toEqual(blocksOf(before));
  expect(disk().tables.get('segments')).toEqual(before.tables.get('segments'));
  expect(await (await reopened()).replica.selfCheck('sample')).toMatchObject({
    error: { kind: 'block-broken', book: dues, n: first },
  });
});

test('after the letting go a block that vanishes or a base that was changed is still found', async () => {
  await takenIn('2026-10');
  await takenIn('2026-11');
  const before = blocksOf(disk());
  await told(before[1] ?? 0);
  await phone.replica.compact();
  await passes(phone);
  const whole = disk();

  const journal = new Map(whole.tables.get('journal'));
  const oldest = [...journal.keys()].filter((key) => key.startsWith(dues)).sort()[0] ?? '';
  journal.delete(oldest);
  const shortened = await reopened({
    ...whole,
    tables: new Map([...whole.tables, ['journal' as const, journal] as const]),
  });
  expect(await shortened.replica.selfCheck('all')).toMatchObject({
    error: { kind: 'journal-short', book: dues },
  });

  const cursor = new Map(whole.tables.get('cursor'));
  const base = cursor.get(`base|${dues}`);
  if (typeof base !== 'string') throw new Error('the base is written in the clear');
  cursor.set(`base|${dues}`, base.replace(/"n":\d+/, '"n":1'));
  const forged = await reopened({
    ...whole,
    tables: new Map([...whole.tables, ['cursor' as const, cursor] as const]),
  });
  expect(await forged.replica.selfCheck('sample')).toMatchObject({
    error: { kind: 'block-broken', book: dues },
  });
});

test('a phone that comes late takes a snapshot, checks itself from there, and lets go in its turn', async () => {
  await backUp(union.server.opened);
  daysLater(91);
  const late = await union.secondPhone(phone);
  await synced(late);
  expect(await receiptNumbers(late)).toEqual(await receiptNumbers(phone));
  await passes(late);
  await takenIn('2026-10');
  await synced(late);
  await passes(late);
  await late.replica.compact();
  await passes(late);
});
