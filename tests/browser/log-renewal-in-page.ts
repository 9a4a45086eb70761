// Inside the page: after whatever may have torn the store's log, nothing is written before there is a new one.
import { databaseOfReplica } from '#replica/database-names.ts';
import { dexieJournalStore } from '#replica/dexie-journal-store.ts';
import type { Write } from '#replica/ports.ts';
import type { ContractKit } from '#tests/contract/contract-kit.ts';

const LOG = 'so-cong-doan-log';
const MARKS = 'scd-log';

const add = (key: string): Write => ({ op: 'add', table: 'outbox', key, value: key });

/** Watches what is opened while `work` goes on; `isFull`: there is no room for a new log, and nothing tries to begin one. */
const watched = async (
  work: (watch: { renewals: number; isFull: boolean }) => Promise<void>,
): Promise<void> => {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with `apply` below
  const real = IDBFactory.prototype.open;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with `apply` below
  const realPut = Cache.prototype.put;
  const watch = { renewals: 0, isFull: false };
  IDBFactory.prototype.open = function (...args) {
    if (args[0] === LOG) watch.renewals += 1;
    return real.apply(this, args);
  };
  Cache.prototype.put = async function (...args) {
    if (watch.isFull) throw new DOMException('no room', 'QuotaExceededError');
    return realPut.apply(this, args);
  };
  try {
    await work(watch);
  } finally {
    IDBFactory.prototype.open = real;
    Cache.prototype.put = realPut;
  }
};

/** Each write fails the way it does on a full disk while `isFailing`. */
const failing = async (replica: string, work: (fault: { isFailing: boolean }) => Promise<void>) => {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with `apply` below
  const real = IDBDatabase.prototype.transaction;
  const fault = { isFailing: false };
  IDBDatabase.prototype.transaction = function (...args) {
    if (fault.isFailing && args[1] === 'readwrite' && this.name === databaseOfReplica(replica))
      throw new DOMException('Internal error committing transaction.', 'UnknownError');
    return real.apply(this, args);
  };
  try {
    await work(fault);
  } finally {
    IDBDatabase.prototype.transaction = real;
  }
};

const untilMarked = async (): Promise<void> => {
  while ((await caches.match('/scd-log/torn', { cacheName: MARKS })) === undefined)
    await new Promise((resolve) => setTimeout(resolve, 5));
};
const forget = (): Promise<boolean> => caches.delete(MARKS);

export const logRenewalContract = ({ test, equal, isTrue }: ContractKit): void => {
  test('ordinary saves leave the log alone', async () => {
    await forget();
    await watched(async (watch) => {
      const store = dexieJournalStore('orderly');
      await store.takeWriter('me');
      equal(await store.commit('me', [add('1')]), { ok: true });
      equal(watch.renewals, 0);
      await store.close();
    });
  });

  test('a window closed over a write that failed: the next one makes the log anew, once, before its first write', async () => {
    await forget();
    await failing('closed', async (fault) => {
      const before = dexieJournalStore('closed');
      await before.takeWriter('me');
      fault.isFailing = true;
      isTrue(!(await before.commit('me', [add('1')])).ok, 'refused');
      await untilMarked();
      await before.close();
    });
    await watched(async (watch) => {
      const store = dexieJournalStore('closed');
      watch.isFull = true;
      equal(await store.takeWriter('me'), { ok: false, error: { kind: 'disk-full' } });
      equal(await store.list('outbox'), { ok: true, value: [] });
      watch.isFull = false;
      const renewals = watch.renewals;
      equal(await store.takeWriter('me'), { ok: true });
      equal(await store.commit('me', [add('1')]), { ok: true });
      equal(watch.renewals - renewals, 1);
      await store.close();
    });
  });

  test('after a write that failed nothing is written until the log is new; reading goes on', async () => {
    await forget();
    await watched(async (watch) => {
      await failing('torn', async (fault) => {
        const store = dexieJournalStore('torn');
        await store.takeWriter('me');
        equal(await store.commit('me', [add('1')]), { ok: true });
        fault.isFailing = true;
        watch.isFull = true;
        isTrue(!(await store.commit('me', [add('2')])).ok, 'refused');
        fault.isFailing = false;
        equal(await store.commit('me', [add('2')]), { ok: false, error: { kind: 'disk-full' } });
        equal(await store.get('outbox', '1'), { ok: true, value: '1' });
        equal(await store.get('outbox', '2'), { ok: true });
        watch.isFull = false;
        equal(await store.commit('me', [add('2')]), { ok: true });
        equal(await store.commit('me', [add('3')]), { ok: true });
        equal(watch.renewals, 1);
        await store.close();
      });
    });
    const names = (await indexedDB.databases()).map(({ name }) => name);
    isTrue(!names.includes(LOG), 'nothing of it stays');
  });
};
