/** The embedded store under the contract of all book stores, and what is its alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { StoreFull } from '#server/book-store.ts';
import { openSqliteBookStore } from '#server/sqlite-book-store.ts';
import { bookStoreContract } from './book-store.contract.ts';

const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'so-cong-doan-store-'));

bookStoreContract('SQLite', async () => {
  const folder = temporaryFolder();
  const store = openSqliteBookStore(join(folder, 'books.db'));
  return {
    store,
    discard: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
});

test('what was committed is there when the file is opened again', async () => {
  const folder = temporaryFolder();
  const first = openSqliteBookStore(join(folder, 'books.db'));
  await first.write((tx) => tx.putNote('kind', 'key', 'kept', null));
  await first.close();
  const second = openSqliteBookStore(join(folder, 'books.db'));
  expect(await second.committed.note('kind', 'key', 0)).toBe('kept');
  await second.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a full disk is told as such, what was there stays readable and the store recovers', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'books.db');
  const full = openSqliteBookStore(path, 40);
  await full.write((tx) => tx.putNote('kind', 'small', 'kept', null));
  await expect(
    full.write((tx) => tx.putNote('kind', 'big', 'x'.repeat(1_000_000), null)),
  ).rejects.toThrow(StoreFull);
  expect(await full.committed.note('kind', 'small', 0)).toBe('kept');
  expect(await full.committed.note('kind', 'big', 0)).toBeUndefined();
  await full.close();
  const roomy = openSqliteBookStore(path);
  await roomy.write((tx) => tx.putNote('kind', 'big', 'x'.repeat(1_000_000), null));
  await roomy.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the disk is full under many who write at once: who was told of a success is on it, and nobody else', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'books.db');
  const store = openSqliteBookStore(path, 60);
  const settled = await Promise.allSettled(
    Array.from({ length: 60 }, (_, at) =>
      store.write(async (tx) => {
        await tx.putNote('kind', `key${at}`, 'x'.repeat(at % 4 === 3 ? 40_000 : 100), null);
        return at;
      }),
    ),
  );
  const told = settled.flatMap((one) => (one.status === 'fulfilled' ? [`key${one.value}`] : []));
  const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(told.length).toBeGreaterThan(0);
  expect(refused.length).toBeGreaterThan(0);
  for (const reason of refused) expect(reason).toBeInstanceOf(StoreFull);
  await store.close();
  const again = openSqliteBookStore(path);
  const kept = (await again.committed.notes('kind', 0)).map(({ key }) => key);
  expect(kept.toSorted()).toEqual(told.toSorted());
  await again.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a database of a newer server is refused, not guessed at', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'books.db');
  await openSqliteBookStore(path).close();
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(path);
  database.exec('PRAGMA user_version = 99');
  database.close();
  expect(() => openSqliteBookStore(path)).toThrow('phiên bản mới hơn');
  rmSync(folder, { recursive: true, force: true });
});
