/** What the vault keeps: it opens with the words or the share and nothing else, and new words lose nothing. */
import type { NewDevice, OpenVault, VaultPort } from '#replica/vault-port.ts';
import type { ContractKit } from './contract-kit.ts';

export interface VaultSubject {
  /** One browser profile; what is made in it is there again when the vault is asked anew. */
  readonly profile: () => VaultPort;
}

/** The floor of strength: a test need not wait a second for each derivation. */
const settings = { salt: 'AAECAwQFBgcICQoLDA0ODw', memoryKiB: 19_456, passes: 1 };
const WORDS = 'Đò  ngang chiều nắng ấm';
const NEW_WORDS = 'gió mùa về trên đồi';

export const vaultContract = (kit: ContractKit, subject: VaultSubject): void => {
  const { test, equal, isTrue } = kit;
  const bytes = (value: string) => new TextEncoder().encode(value);

  const make = async (port: VaultPort) => {
    const newDevice = await port.newDevice();
    const identity = {
      replica: newDevice.replica,
      device: newDevice.device,
      officer: 'officer-1',
      displayName: 'Nguyễn Thị Ánh',
      signInName: 'anh.nt',
      homeUnit: 'unit-1',
      serverKey: 'k'.repeat(43),
      practice: false,
    };
    const keys = await port.deriveKeys(WORDS, settings);
    const share = port.newShare();
    const made = await port.make({ newDevice, identity, keys, settings, share });
    if (!made.ok) throw new Error(`made: ${made.error.kind}`);
    return { newDevice, identity, keys, share, vault: made.value };
  };
  const opened = (result: Awaited<ReturnType<VaultPort['open']>>): OpenVault => {
    if (!result.ok) throw new Error(`opened: ${result.error.kind}`);
    return result.value;
  };
  const signatureOf = async (vault: OpenVault | NewDevice) => vault.signer.sign(bytes('x'));
  /** Forgotten words: the share opens, and it is wrapped anew under these and another share. */
  const renew = async (port: VaultPort, replica: string, share: string, words: string) => {
    const byShare = opened(await port.openByShare(replica, share));
    const keys = await port.deriveKeys(words, settings);
    const newShare = port.newShare();
    const renewed = opened(await port.rewrap(byShare, { keys, settings, share: newShare }));
    return { keys, newShare, renewed, close: () => byShare.store.close() };
  };

  test('the words open the vault, however they are typed', async () => {
    const port = subject.profile();
    const { vault, identity, keys, newDevice } = await make(port);
    await vault.store.takeWriter('me');
    const secret = await vault.sealer.seal(bytes('7 biên lai'), 'outbox|1');
    await vault.store.commit('me', [{ op: 'add', table: 'outbox', key: '1', value: secret }]);
    const signature = await signatureOf(vault);
    await vault.store.close();

    for (const words of [
      WORDS,
      'do ngang chieu nang am',
      ' ĐÒ NGANG\u00a0CHIỀU NẮNG ẤM '.normalize('NFD'),
    ]) {
      const again = opened(await port.open(identity.replica, words));
      equal(again.identity, identity);
      equal(again.proof, keys.proof);
      equal(again.life, newDevice.life);
      equal(again.signer.publicKey, newDevice.signer.publicKey);
      equal(await signatureOf(again), signature);
      const row = await again.store.get('outbox', '1');
      isTrue(row.ok && row.value instanceof Uint8Array, 'the receipt is there');
      if (row.ok && row.value instanceof Uint8Array)
        equal(await again.sealer.open(row.value, 'outbox|1'), {
          ok: true,
          value: bytes('7 biên lai'),
        });
      await again.store.close();
    }
  });

  test('other words, another share and no vault are told apart', async () => {
    const port = subject.profile();
    const { vault, identity, share } = await make(port);
    await vault.store.close();
    const kindOf = (result: Awaited<ReturnType<VaultPort['open']>>) =>
      result.ok ? 'open' : result.error.kind;
    equal(kindOf(await port.open(identity.replica, 'do ngang chieu nang lanh')), 'wrong-words');
    equal(kindOf(await port.openByShare(identity.replica, port.newShare())), 'wrong-share');
    equal(kindOf(await port.openByShare(identity.replica, 'no share')), 'wrong-share');
    equal(kindOf(await port.openByShare(identity.replica, share.slice(1))), 'wrong-share');
  });

  test('the seed is wiped once the vault holds it', async () => {
    const { newDevice, vault } = await make(subject.profile());
    isTrue(
      newDevice.seed.every((byte) => byte === 0),
      'all zeros',
    );
    await vault.store.close();
  });

  test('forgotten words: the share opens, new words are set, nothing unsent is lost', async () => {
    const port = subject.profile();
    const { vault, identity, share } = await make(port);
    await vault.store.takeWriter('me');
    const sealed = await vault.sealer.seal(bytes('unsent'), 'outbox|1');
    await vault.store.commit('me', [{ op: 'add', table: 'outbox', key: '1', value: sealed }]);
    await vault.store.close();

    const found = await renew(port, identity.replica, share, NEW_WORDS);
    const { keys, newShare } = found;
    equal(found.renewed.proof, keys.proof);
    await found.close();

    isTrue(!(await port.open(identity.replica, WORDS)).ok, 'the old words are spent');
    isTrue(!(await port.openByShare(identity.replica, share)).ok, 'the old share is spent');
    for (const again of [
      opened(await port.open(identity.replica, NEW_WORDS)),
      opened(await port.openByShare(identity.replica, newShare)),
    ]) {
      equal(again.identity, identity);
      equal(again.proof, keys.proof);
      const row = await again.store.get('outbox', '1');
      if (!row.ok || !(row.value instanceof Uint8Array)) throw new Error('the receipt is lost');
      equal(await again.sealer.open(row.value, 'outbox|1'), { ok: true, value: bytes('unsent') });
      await again.store.close();
    }
  });

  test('new words while the replica works: it stays the writer', async () => {
    const port = subject.profile();
    const { vault } = await make(port);
    await vault.store.takeWriter('engine');
    const keys = await port.deriveKeys('một hai ba bốn con mèo', settings);
    const renewed = { keys, settings, share: port.newShare() };
    equal(await port.rewrap(vault, renewed), { ok: false, error: { kind: 'needs-words' } });
    opened(await port.rewrap(vault, { ...renewed, wordsNow: WORDS }));
    equal(await vault.store.commit('engine', []), { ok: true });
    await vault.store.close();
  });

  const tierOf = (vault: OpenVault) => {
    if (vault.tier === undefined) throw new Error('a vault has a higher tier');
    return vault.tier;
  };
  const readsIn = async (vault: OpenVault, words: string, sealed: Uint8Array) => {
    const opening = await tierOf(vault).unlock(words);
    return opening.ok ? opening.value.open(sealed, 'outbox|1') : opening;
  };
  const story = bytes('tổ trưởng ép nghỉ việc');

  test('the higher tier is written to without opening; the words typed again read it, others do not', async () => {
    const port = subject.profile();
    const { vault, identity } = await make(port);
    const sealed = await tierOf(vault).sealing.seal(story, 'outbox|1');
    equal(await vault.sealer.open(sealed, 'outbox|1'), {
      ok: false,
      error: { kind: 'seal-broken' },
    });
    equal(await readsIn(vault, 'do ngang chieu nang lanh', sealed), {
      ok: false,
      error: { kind: 'wrong-words' },
    });
    await vault.store.close();
    const again = opened(await port.open(identity.replica, WORDS));
    equal(await readsIn(again, 'do ngang chieu nang am', sealed), { ok: true, value: story });
    await again.store.close();
  });

  test('forgotten words: the share carries the higher tier on to the new words', async () => {
    const port = subject.profile();
    const { vault, identity, share } = await make(port);
    const sealed = await tierOf(vault).sealing.seal(story, 'outbox|1');
    await vault.store.close();
    const once = await renew(port, identity.replica, share, NEW_WORDS);
    equal(await readsIn(once.renewed, NEW_WORDS, sealed), { ok: true, value: story });
    isTrue(!(await readsIn(once.renewed, WORDS, sealed)).ok, 'the old words are spent');
    // Once more forgotten: the new share has it too.
    const twice = await renew(port, identity.replica, once.newShare, WORDS);
    equal(await readsIn(twice.renewed, WORDS, sealed), { ok: true, value: story });
    await once.close();
    await twice.close();
  });

  test('new words that the server has not heard of: the share it still lends opens the higher tier too', async () => {
    const port = subject.profile();
    const { vault, identity, share } = await make(port);
    const sealed = await tierOf(vault).sealing.seal(story, 'outbox|1');
    await vault.store.close();
    const byShare = opened(await port.openByShare(identity.replica, share));
    const keys = await port.deriveKeys(NEW_WORDS, settings);
    const newShare = port.newShare();
    const finish = {
      ...{ request: 'request-1', ticket: 'A'.repeat(43), device: identity.device, share: newShare },
      ...{ words: settings, proof: keys.proof, signature: 'A'.repeat(86) },
    };
    opened(await port.rewrap(byShare, { keys, settings, share: newShare, finish }));
    await byShare.store.close();
    // Forgotten again before the server has heard: it lends the share of before.
    const again = opened(await port.openByShare(identity.replica, share));
    const last = 'mưa nguồn chớp bể cuối năm';
    const third = { keys: await port.deriveKeys(last, settings), settings, share: newShare };
    const settled = opened(await port.rewrap(again, third));
    equal(await readsIn(settled, last, sealed), { ok: true, value: story });
    await again.store.close();
  });

  test('a vault of before there was a higher tier gets one where words open it', async () => {
    const port = subject.profile();
    const { vault, identity } = await make(port);
    await vault.store.takeWriter('me');
    const gone = ['tier', 'tier-words', 'tier-share'] as const;
    await vault.store.commit(
      'me',
      gone.map((key) => ({ op: 'delete', table: 'keys', key })),
    );
    await vault.store.close();
    const first = opened(await port.open(identity.replica, WORDS));
    const sealed = await tierOf(first).sealing.seal(story, 'outbox|1');
    await first.store.close();
    const again = opened(await port.open(identity.replica, WORDS));
    equal(await readsIn(again, WORDS, sealed), { ok: true, value: story });
    await again.store.close();
    // The first opening has made a share for it, which the server hears of at the next contact.
    const told = again.unfinished;
    isTrue(told !== undefined && 'change' in told, 'the server is to hear of it');
    const { renewed, close } = await renew(port, identity.replica, told?.share ?? '', NEW_WORDS);
    equal(await readsIn(renewed, NEW_WORDS, sealed), { ok: true, value: story });
    await close();
  });

  test('forgotten before the server has heard of that share: the part stays under the words it has', async () => {
    const port = subject.profile();
    const { vault, identity, share } = await make(port);
    await vault.store.takeWriter('me');
    const gone = ['tier', 'tier-words', 'tier-share'] as const;
    await vault.store.commit(
      'me',
      gone.map((key) => ({ op: 'delete', table: 'keys', key })),
    );
    await vault.store.close();
    const first = opened(await port.open(identity.replica, WORDS));
    const sealed = await tierOf(first).sealing.seal(story, 'outbox|1');
    await first.store.close();
    const { renewed, close } = await renew(port, identity.replica, share, NEW_WORDS);
    equal(await readsIn(renewed, WORDS, sealed), { ok: true, value: story });
    await close();
  });

  const readsCases = async (vault: OpenVault, sealed: Uint8Array) =>
    (await vault.casesTier?.opening?.open(sealed, 'outbox|1')) ?? 'shut';
  const sealedInCases = async (vault: OpenVault): Promise<Uint8Array> => {
    if (vault.casesTier === undefined) throw new Error('requests have a key of their own');
    return vault.casesTier.sealing.seal(story, 'outbox|1');
  };

  test('ordinary requests have a key of their own, open by the words and by the share, and by new words', async () => {
    const port = subject.profile();
    const { vault, identity, share } = await make(port);
    const sealed = await sealedInCases(vault);
    equal((await vault.sealer.open(sealed, 'outbox|1')).ok, false);
    equal(await readsCases(vault, sealed), { ok: true, value: story });
    await vault.store.close();
    const once = await renew(port, identity.replica, share, NEW_WORDS);
    equal(await readsCases(once.renewed, sealed), { ok: true, value: story });
    await once.close();
    const byWords = opened(await port.open(identity.replica, NEW_WORDS));
    equal(await readsCases(byWords, sealed), { ok: true, value: story });
    const keys = await port.deriveKeys(WORDS, settings);
    const wrap = { keys, settings, share: port.newShare(), wordsNow: NEW_WORDS };
    opened(await port.rewrap(byWords, wrap));
    await byWords.store.close();
    for (const again of [
      opened(await port.open(identity.replica, WORDS)),
      opened(await port.openByShare(identity.replica, wrap.share)),
    ]) {
      equal(await readsCases(again, sealed), { ok: true, value: story });
      await again.store.close();
    }
  });

  test('a vault of before requests had a key gets one where words open it, and only there', async () => {
    const port = subject.profile();
    const { vault, identity, share } = await make(port);
    await vault.store.takeWriter('me');
    const gone = ['cases', 'cases-words', 'cases-share'] as const;
    await vault.store.commit(
      'me',
      gone.map((key) => ({ op: 'delete', table: 'keys', key })),
    );
    await vault.store.close();
    const byShare = opened(await port.openByShare(identity.replica, share));
    equal(byShare.casesTier, undefined);
    await byShare.store.close();
    const first = opened(await port.open(identity.replica, WORDS));
    equal(first.casesTier?.isNew, true);
    const sealed = await sealedInCases(first);
    equal(await readsCases(first, sealed), { ok: true, value: story });
    await first.store.close();
    const again = opened(await port.open(identity.replica, WORDS));
    equal(
      [again.casesTier?.isNew, await readsCases(again, sealed)],
      [false, { ok: true, value: story }],
    );
    await again.store.close();
  });

  test('a vault that was tampered with says so', async () => {
    const port = subject.profile();
    const { vault, identity } = await make(port);
    await vault.store.takeWriter('me');
    const spoil = async (key: string, value: string) =>
      vault.store.commit('me', [{ op: 'put', table: 'keys', key, value }]);
    await spoil('identity', 'rubbish');
    equal(await port.open(identity.replica, WORDS), {
      ok: false,
      error: { kind: 'vault-damaged' },
    });
    await spoil('words', '{"version":2}');
    equal(await port.open(identity.replica, WORDS), {
      ok: false,
      error: { kind: 'vault-damaged' },
    });
    await vault.store.close();
  });

  test('the profile knows its replicas and their devices without opening them', async () => {
    const port = subject.profile();
    const { vault, identity } = await make(port);
    await vault.store.close();
    isTrue((await port.replicas()).includes(identity.replica), 'the replica is listed');
    equal(await port.deviceOf(identity.replica), identity.device);
    equal(await port.deviceOf('nobody-here'), undefined);
    isTrue(!(await port.replicas()).includes('nobody-here'), 'an empty database is no replica');
    equal(await port.open('nobody-here', WORDS), { ok: false, error: { kind: 'no-vault' } });
  });

  test('a replica that was signed out of is gone: no name, no device, and no words open it', async () => {
    const port = subject.profile();
    const { vault, identity } = await make(port);
    await vault.store.close();
    equal(await port.forget(identity.replica), { ok: true, value: undefined });
    isTrue(!(await port.replicas()).includes(identity.replica), 'nobody is listed');
    equal(await port.deviceOf(identity.replica), undefined);
    equal(await port.open(identity.replica, WORDS), { ok: false, error: { kind: 'no-vault' } });
  });

  test('a second vault is never written over the first', async () => {
    const port = subject.profile();
    const { newDevice, identity, keys, share, vault } = await make(port);
    await vault.store.close();
    const again = await port.make({ newDevice, identity, keys, settings, share });
    equal(!again.ok && again.error.kind, 'already-there');
    opened(await port.open(identity.replica, WORDS));
  });

  test('calibrated settings are never below the floor', async () => {
    const port = subject.profile();
    const found = await port.calibrate();
    isTrue(found.memoryKiB >= 47_104 && found.passes >= 1, JSON.stringify(found));
    isTrue(/^[A-Za-z0-9_-]{22}$/.test(found.salt), 'a salt of 16 bytes');
  });
};
