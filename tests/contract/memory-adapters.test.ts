// The contracts over the memory adapters of the simulation, and over those that run in Node as they are.
import { describe, test } from 'vitest';
import { ed25519Signer, ed25519Verifier } from '#replica/ed25519-signer.ts';
import { memoryJournalStore } from '#replica/memory-journal-store.ts';
import { memoryShelf } from '#replica/memory-shelf.ts';
import { nobleSigner, nobleVerifier } from '#replica/noble-signer.ts';
import { plainSealer } from '#replica/plain-sealer.ts';
import { rxdbShelf } from '#replica/rxdb-shelf.ts';
import { webcryptoSealerFromRaw } from '#replica/webcrypto-sealer.ts';
import { contractKit } from './contract-kit.ts';
import { draftsContract } from './drafts.contract.ts';
import { journalStoreContract } from './journal-store.contract.ts';
import { madeUpTier } from './made-up-tier.ts';
import { sealerContract } from './sealer.contract.ts';
import { shelfContract } from './shelf.contract.ts';
import { signerContract } from './signer.contract.ts';

const kit = contractKit((name, body) => test(name, body));

describe('memory journal store', () => {
  journalStoreContract(kit, { open: () => memoryJournalStore(), lasts: false });

  test('a crash leaves what was answered, and nothing written later', async () => {
    const store = memoryJournalStore();
    await store.takeWriter('me');
    await store.commit('me', [{ op: 'add', table: 'outbox', key: '1', value: Uint8Array.of(1) }]);
    const crash = store.snapshot();
    await store.commit('me', [{ op: 'add', table: 'outbox', key: '2', value: 'lost' }]);
    const again = memoryJournalStore(crash);
    kit.equal(await again.list('outbox'), {
      ok: true,
      value: [{ key: '1', value: Uint8Array.of(1) }],
    });
    kit.equal(await again.commit('me', []), { ok: true });
    kit.equal(await memoryJournalStore(crash).commit('you', []), {
      ok: false,
      error: { kind: 'writer-lost' },
    });
  });

  test('a full disk refuses to add and still reads and deletes', async () => {
    const store = memoryJournalStore();
    await store.takeWriter('me');
    await store.commit('me', [{ op: 'add', table: 'outbox', key: '1', value: 'a' }]);
    store.setDiskFull(true);
    kit.equal(await store.commit('me', [{ op: 'add', table: 'outbox', key: '2', value: 'b' }]), {
      ok: false,
      error: { kind: 'disk-full' },
    });
    kit.equal(await store.get('outbox', '1'), { ok: true, value: 'a' });
    kit.equal(await store.commit('me', [{ op: 'delete', table: 'outbox', key: '1' }]), {
      ok: true,
    });
  });
});

describe('drafts in memory', () => {
  draftsContract(kit, {
    open: async () => memoryJournalStore(),
    sealer: (key) => webcryptoSealerFromRaw(new Uint8Array(32).fill(key)),
  });
});

describe('plain sealer', () => {
  sealerContract(kit, { make: async (key) => plainSealer(`key ${key}`), hides: false });
});

describe('WebCrypto sealer', () => {
  sealerContract(kit, {
    make: (key) => webcryptoSealerFromRaw(new Uint8Array(32).fill(key)),
    hides: true,
  });
});

describe('higher tier by WebCrypto', () => {
  sealerContract(kit, { make: madeUpTier(), hides: true });
});

describe('noble signer', () => {
  signerContract(kit, {
    signer: async (seed) => nobleSigner(seed),
    verifier: async () => nobleVerifier,
  });
});

describe('Ed25519 by WebCrypto', () => {
  signerContract(kit, { signer: ed25519Signer, verifier: ed25519Verifier });
});

describe('memory shelf', () => {
  shelfContract(kit, { make: async () => memoryShelf() });
});

describe('RxDB shelf', () => {
  shelfContract(kit, { make: () => rxdbShelf() });
});
