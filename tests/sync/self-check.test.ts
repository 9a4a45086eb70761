// A disk that no longer says what was written must be noticed, never shown as a book that looks whole.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { memoryJournalStore, type JournalSnapshot } from '#replica/memory-journal-store.ts';
import { plainSealer } from '#replica/plain-sealer.ts';
import { placeOf } from '#replica/stored-rows.ts';
import { openPhone, type Phone } from './phone.ts';
import { collect, must, register, startUnion, synced, type TestUnion } from './union.ts';

let union: TestUnion;
let phone: Phone;
let member: string;

beforeEach(async () => {
  union = await startUnion();
  phone = await union.officerPhone('thu.quy', ['treasurer']);
  member = await register(phone, union.unit, 'Lý Thị Mơ');
  for (const period of ['2026-08', '2026-09', '2026-10'])
    must(await collect(phone, union.unit, member, { period }));
  await synced(phone);
});

afterEach(async () => {
  await union.server.stop();
});

const reopened = (snapshot: JournalSnapshot): Promise<Phone> =>
  openPhone(union.server, { ...phone, life: 'unused-life', store: memoryJournalStore(snapshot) });

/** The disk of the phone with one table changed. */
const changed = (
  table: 'outbox' | 'journal',
  change: (rows: Map<string, Uint8Array<ArrayBuffer> | string>) => void,
): JournalSnapshot => {
  const snapshot = phone.store.snapshot();
  const tables = new Map(snapshot.tables);
  const rows = new Map(tables.get(table));
  change(rows);
  tables.set(table, rows);
  return { ...snapshot, tables };
};

test('a whole disk passes, sampled and in full', async () => {
  for (const depth of ['sample', 'all'] as const)
    expect((await (await reopened(phone.store.snapshot())).replica.selfCheck(depth)).ok).toBe(true);
});

test('an unsent receipt that vanished from the disk is told of, with how many', async () => {
  must(await collect(phone, union.unit, member, { period: '2026-11' }));
  const again = await reopened(changed('outbox', (rows) => rows.clear()));
  expect(await again.replica.selfCheck('sample')).toEqual({
    ok: false,
    error: { kind: 'own-entries-missing', book: bookId('dues', union.unit), missing: 1 },
  });
});

test('a copied disk: what each of the two has written is at the server, and neither is told of a loss', async () => {
  const copy = await reopened(phone.store.snapshot());
  must(await collect(phone, union.unit, member, { period: '2026-11' }));
  for (const period of ['2026-11', '2026-12'])
    must(await collect(copy, union.unit, member, { period }));
  await synced(phone);
  await synced(copy);
  for (const one of [phone, copy]) {
    await synced(one);
    expect(one.replica.counts().waiting).toBe(0);
    expect((await one.replica.selfCheck('all')).ok).toBe(true);
  }
});

test('a block that was changed on the disk is found, whatever byte it is', async () => {
  const book = bookId('dues', union.unit);
  const again = await reopened(
    changed('journal', (rows) => {
      const key = [...rows.keys()].filter((name) => name.startsWith(book)).at(-1) ?? '';
      const place = placeOf(phone.identity.replica, 'journal', key);
      const sealer = plainSealer();
      const opened = sealer.openBlock(rows.get(key) as Uint8Array<ArrayBuffer>, place);
      if (!opened.ok) throw new Error('the block was whole');
      const text = new TextDecoder().decode(opened.value).replace('25000', '15000');
      rows.set(key, sealer.sealBlock(new TextEncoder().encode(text), place));
    }),
  );
  const checked = await again.replica.selfCheck('all');
  expect(checked).toMatchObject({ ok: false, error: { kind: 'block-broken', book } });
});

test('a block that is gone is found', async () => {
  const book = bookId('dues', union.unit);
  const again = await reopened(
    changed('journal', (rows) => {
      for (const key of rows.keys()) if (key.startsWith(book)) rows.delete(key);
    }),
  );
  expect(await again.replica.selfCheck('all')).toMatchObject({
    ok: false,
    error: { kind: 'journal-short', book },
  });
});
