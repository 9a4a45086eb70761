// Runs inside the page: the contracts over the browser's adapters, and what only a browser can show.
import { browserChance } from '#replica/browser-chance.ts';
import { browserVault } from '#replica/browser-vault.ts';
import { cacheShiftSecrets } from '#replica/cache-shift-secrets.ts';
import { databaseOfReplica } from '#replica/database-names.ts';
import { computeArgon2 } from '#replica/argon2-compute.ts';
import { dexieJournalStore } from '#replica/dexie-journal-store.ts';
import { dexieReplicaRegistry } from '#replica/dexie-replica-registry.ts';
import { ed25519Signer, ed25519Verifier } from '#replica/ed25519-signer.ts';
import { booksHere } from '#replica/indexeddb-books-here.ts';
import { lateVault } from '#replica/late-vault.ts';
import { nobleSigner, nobleVerifier } from '#replica/noble-signer.ts';
import { shiftHere } from '#replica/indexeddb-shift-here.ts';
import type { Clock, Write } from '#replica/ports.ts';
import type { ShiftSecrets } from '#replica/shift-secrets.ts';
import { vault } from '#replica/vault.ts';
import type { VaultPort } from '#replica/vault-port.ts';
import { rxdbShelf } from '#replica/rxdb-shelf.ts';
import { webcryptoSealerFromRaw } from '#replica/webcrypto-sealer.ts';
import { browserLocks, writerLock, type WriterLock } from '#replica/writer-lock.ts';
import { contractKit, type ContractKit } from '#tests/contract/contract-kit.ts';
import { draftsContract } from '#tests/contract/drafts.contract.ts';
import { journalStoreContract } from '#tests/contract/journal-store.contract.ts';
import { madeUpTier } from '#tests/contract/made-up-tier.ts';
import { sealerContract } from '#tests/contract/sealer.contract.ts';
import { shelfContract } from '#tests/contract/shelf.contract.ts';
import { shiftContract } from '#tests/contract/shift.contract.ts';
import { signerContract } from '#tests/contract/signer.contract.ts';
import { vaultContract } from '#tests/contract/vault.contract.ts';
import { logRenewalContract } from './log-renewal-in-page.ts';

const suites: Readonly<Record<string, (kit: ContractKit) => void>> = {
  'Dexie journal store': (kit) => {
    journalStoreContract(kit, { open: dexieJournalStore, lasts: true });
    dexieOnly(kit);
    logRenewalContract(kit);
  },
  'drafts over Dexie': (kit) => {
    draftsContract(kit, {
      open: async (name) => dexieJournalStore(`drafts-${name}`),
      sealer: (key) => webcryptoSealerFromRaw(new Uint8Array(32).fill(key)),
    });
  },
  'WebCrypto sealer': (kit) => {
    sealerContract(kit, {
      make: (key) => webcryptoSealerFromRaw(new Uint8Array(32).fill(key)),
      hides: true,
    });
  },
  'higher tier by WebCrypto': (kit) => {
    sealerContract(kit, { make: madeUpTier(), hides: true });
  },
  'Ed25519 signer': (kit) => {
    signerContract(kit, { signer: ed25519Signer, verifier: ed25519Verifier });
    sameSignatures(kit);
  },
  'RxDB shelf': (kit) => {
    shelfContract(kit, { make: () => rxdbShelf() });
  },
  'vault of the browser': (kit) => {
    vaultContract(kit, { profile: () => browserProfile({ nowMs: () => Date.now() }) });
  },
  'shift in the browser': (kit) => {
    shiftContract(kit, {
      profile: (clock) => ({
        port: browserProfile(clock, (secrets) =>
          vault({
            openStore: dexieJournalStore,
            registry: dexieReplicaRegistry(),
            // The true one with less to do: how heavy it is, the suite before has tried.
            argon2: (task) => computeArgon2({ ...task, memoryKiB: 64 }),
            chance: browserChance,
            clock,
            secrets,
          }),
        ),
        openStore: dexieJournalStore,
      }),
    });
  },
};

/** As the app puts it together: which books are here, and which shift goes on, is asked of IndexedDB itself. */
const browserProfile = (
  clock: Clock,
  make: (secrets: ShiftSecrets) => VaultPort = () => browserVault(clock),
) => {
  const secrets = cacheShiftSecrets(globalThis.caches);
  const made = make(secrets);
  return lateVault({
    read: async () => made,
    replicas: () => booksHere(indexedDB),
    shift: (replica) => shiftHere(indexedDB, secrets, replica, clock.nowMs()),
    chance: browserChance,
  });
};

const add = (key: string, value: string | Uint8Array<ArrayBuffer>): Write => ({
  op: 'add',
  table: 'outbox',
  key,
  value,
});

/** What other windows and the system do to a database of ours. */
const dexieOnly = ({ test, equal, isTrue }: ContractKit): void => {
  test('another window wants the database gone: it goes, and none is opened in its place', async () => {
    const store = dexieJournalStore('gone');
    await store.takeWriter('me');
    await store.commit('me', [add('1', 'x')]);
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(databaseOfReplica('gone'));
      request.onsuccess = () => resolve();
      request.onerror = () => reject(new Error('not deleted'));
    });
    const gone = { ok: false, error: { kind: 'store-gone' } };
    equal(await store.get('outbox', '1'), gone);
    equal(await store.takeWriter('me'), gone);
    equal(await store.commit('me', [add('1', 'x')]), gone);
    await store.close();
    const names = (await indexedDB.databases()).map(({ name }) => name);
    isTrue(!names.includes(databaseOfReplica('gone')), 'nothing was begun anew');
  });

  test('the connection dies under us: opened again, written once', async () => {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with `apply` below
    const real = IDBDatabase.prototype.transaction;
    let deaths: number | undefined;
    // Patched before the database is opened: Dexie keeps the function it finds then.
    IDBDatabase.prototype.transaction = function (...args) {
      if (deaths !== undefined && deaths++ === 0)
        throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
      return real.apply(this, args);
    };
    const store = dexieJournalStore('dies');
    try {
      await store.takeWriter('me');
      await store.commit('me', [add('0', 'x')]);
      deaths = 0;
      equal(await store.commit('me', [add('1', 'y')]), { ok: true });
    } finally {
      IDBDatabase.prototype.transaction = real;
    }
    isTrue(deaths > 1, 'it was tried again');
    equal(await store.get('outbox', '1'), { ok: true, value: 'y' });
    await store.close();
  });

  test('the answer of a commit is lost: the same commit again is no clash', async () => {
    const value = Uint8Array.from([1, 2, 3]);
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with `apply` below
    const real = IDBDatabase.prototype.transaction;
    let isArmed = false;
    let isLost = false;
    IDBDatabase.prototype.transaction = function (...args) {
      const transaction = real.apply(this, args);
      if (!isArmed || args[1] !== 'readwrite') return transaction;
      isArmed = false;
      // Committed on the disk, but what comes back is an abort.
      transaction.addEventListener('complete', (event) => {
        event.stopImmediatePropagation();
        isLost = true;
        transaction.dispatchEvent(new Event('abort'));
      });
      return transaction;
    };
    const store = dexieJournalStore('answer');
    try {
      await store.takeWriter('me');
      isTrue((await store.commit('me', [])).ok, 'the writer');
      isArmed = true;
      equal(await store.commit('me', [add('1', value)]), { ok: true });
    } finally {
      IDBDatabase.prototype.transaction = real;
    }
    isTrue(isLost, 'the answer was lost');
    equal(await store.get('outbox', '1'), { ok: true, value });
    equal(await store.commit('me', [add('1', Uint8Array.from([9]))]), {
      ok: false,
      error: { kind: 'already-there', table: 'outbox', key: '1' },
    });
    await store.close();
  });
};

const sameSignatures = ({ test, equal }: ContractKit): void => {
  test('WebCrypto and noble make the same keys and signatures, and verify each other', async () => {
    const verifier = await ed25519Verifier();
    for (let i = 0; i < 20; i += 1) {
      const seed = crypto.getRandomValues(new Uint8Array(32));
      const message = crypto.getRandomValues(new Uint8Array(i * 37));
      const [one, other] = [await ed25519Signer(seed), nobleSigner(seed)];
      equal(one.publicKey, other.publicKey);
      const signature = await one.sign(message);
      equal(signature, other.sign(message));
      equal(nobleVerifier.verify(one.publicKey, message, signature), true);
      equal(await verifier.verify(one.publicKey, message, signature), true);
    }
  });
};

interface Outcome {
  readonly name: string;
  readonly error?: string;
}

const runSuite = async (suite: string): Promise<readonly Outcome[]> => {
  const tests: { name: string; body: () => Promise<void> }[] = [];
  suites[suite]?.(contractKit((name, body) => void tests.push({ name, body })));
  const outcomes: Outcome[] = [];
  for (const { name, body } of tests) {
    try {
      await body();
      outcomes.push({ name });
    } catch (error) {
      outcomes.push({
        name,
        error: error instanceof Error ? (error.stack ?? error.message) : 'thrown',
      });
    }
  }
  return outcomes;
};

/** The one lock of this window, for the test with two windows. */
const openLock = () => {
  let losses = 0;
  const lock: WriterLock = writerLock({
    replica: 'windows',
    onLost: () => {
      losses += 1;
    },
    locks: browserLocks(),
  });
  return { ...lock, losses: () => losses };
};

/** Fills the disk of this origin until it refuses, then goes on saving; answers with what happened. */
const fillDisk = async (rows: number, bytes: number): Promise<readonly string[]> => {
  const store = dexieJournalStore('full');
  await store.takeWriter('me');
  const answers: string[] = [];
  for (let i = 0; i < rows; i += 1) {
    const value = crypto.getRandomValues(new Uint8Array(bytes));
    const done = await store.commit('me', [add(String(i).padStart(5, '0'), value)]);
    answers.push(done.ok ? 'saved' : done.error.kind);
    if (!done.ok) break;
  }
  const listed = await store.list('outbox');
  answers.push(`rows ${listed.ok ? listed.value.length : -1}`);
  await store.close();
  return answers;
};

const replicaContract = { runSuite, openLock, fillDisk };
export type ReplicaContractPage = typeof replicaContract;
Object.assign(globalThis, { replicaContract });
