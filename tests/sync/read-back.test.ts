// A receipt is shown as saved only after the disk has given it back; and the disk is asked no oftener than that takes.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accept } from '#base/result.ts';
import { memoryJournalStore, type MemoryJournalStore } from '#replica/memory-journal-store.ts';
import type { StoredValue } from '#replica/ports.ts';
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

let union: TestUnion;
let phone: Phone;
let member: string;

beforeEach(async () => {
  union = await startUnion();
  phone = await union.officerPhone('thu.quy', ['treasurer']);
  member = await register(phone, union.unit, 'Lý Thị Mơ');
  await synced(phone);
});
afterEach(async () => {
  await union.server.stop();
});

/** The phone over a disk that does something else once `work` is asked for. */
const over = (change: (store: MemoryJournalStore) => Partial<MemoryJournalStore>) => {
  const store = memoryJournalStore(phone.store.snapshot());
  return openPhone(union.server, { ...phone, store: { ...store, ...change(store) } });
};

const collectNow = (from: Phone, period: string) => collect(from, union.unit, member, { period });

test('a disk that says yes and gives nothing back, or something else: no receipt is shown', async () => {
  const answers: readonly (StoredValue | undefined)[] = [
    undefined,
    'text',
    Uint8Array.of(1, 2, 3),
    new Uint8Array(900),
  ];
  for (const answer of answers) {
    const bad = await over((store) => ({
      commitAndRead: async (token, writes, table, keys) => {
        const read = await store.commitAndRead(token, writes, table, keys);
        return read.ok ? accept(keys.map(() => answer)) : read;
      },
    }));
    expect(await collectNow(bad, '2026-10')).toEqual({
      ok: false,
      error: { kind: 'not-read-back' },
    });
    expect(await receiptNumbers(bad)).toEqual([]);
  }
});

test('a disk that gives back the receipt of before: the new one is not shown', async () => {
  const kept: (StoredValue | undefined)[] = [];
  const stuck = await over((store) => ({
    commitAndRead: async (...asked) => {
      const read = await store.commitAndRead(...asked);
      if (read.ok) kept.push(...read.value);
      return read.ok ? accept([kept[0]]) : read;
    },
  }));
  must(await collectNow(stuck, '2026-09'));
  expect(await collectNow(stuck, '2026-10')).toEqual({
    ok: false,
    error: { kind: 'not-read-back' },
  });
  expect(await receiptNumbers(stuck)).toHaveLength(1);
});

test('one receipt is one journey to the disk and back, before it stands on the shelf', async () => {
  const asked: string[] = [];
  const told = await over((store) => ({
    commit: async (token, writes) => {
      asked.push('commit');
      return store.commit(token, writes);
    },
    commitAndRead: async (token, writes, table, keys) => {
      asked.push(`${writes.map((write) => write.table).join(' ')}, read ${table} ${keys.length}`);
      return store.commitAndRead(token, writes, table, keys);
    },
    get: async (table, key) => {
      asked.push(`get ${table}`);
      return store.get(table, key);
    },
    list: async (table, range) => {
      asked.push(`list ${table}`);
      return store.list(table, range);
    },
  }));
  asked.length = 0;
  must(await collectNow(told, '2026-10'));
  expect(asked).toEqual(['outbox heads, read outbox 1']);
  expect(await receiptNumbers(told)).toHaveLength(1);
});

test('the draft of a form goes with its receipt, in the one transaction, and stays where it was refused', async () => {
  const asked: string[] = [];
  const told = await over((store) => ({
    commitAndRead: async (token, writes, table, keys) => {
      asked.push(writes.map((write) => `${write.op} ${write.table}`).join(', '));
      return store.commitAndRead(token, writes, table, keys);
    },
  }));
  const { drafts } = told.replica;
  const finishes = { form: 'collect:m', id: drafts.newId(), value: '45.000', tier: undefined };
  drafts.write(finishes.form, finishes.id, finishes.value);
  await drafts.settle();
  const save = (period: string) => collect(told, union.unit, member, { period, finishes });
  expect(await save('no month')).toMatchObject({ ok: false });
  expect(await drafts.read('collect:m')).toHaveLength(1);
  must(await save('2026-10'));
  expect(asked).toEqual(['add outbox, put heads, delete drafts']);
  expect(await drafts.read('collect:m')).toEqual([]);
});
