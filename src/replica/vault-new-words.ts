/** New words over the same keys, in one transaction: after they were forgotten, or by whoever knows those of before. */
import { base64FromBytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { WordsSettings } from '#protocol/field-schemas.ts';
import { wordsChangeSigningBytes } from '#protocol/words.ts';
import { deriveWordsKeys } from './argon2-words.ts';
import { wordsBackupSealer } from './backup-file.ts';
import { keyPlace, unwrapKey } from './key-wrap.ts';
import { SET_BY_OLD_WORDS_GONE } from './passkey-row.ts';
import type { StoredValue, Write } from './ports.ts';
import type { TokenKeepingStore } from './token-keeping-store.ts';
import { CASES, type CasesKeys } from './vault-cases-keys.ts';
import type { OpenVault, VaultPort, VaultProblem, WordsKeys } from './vault-port.ts';
import {
  IDENTITY_ROW,
  openInsides,
  parseWordsRow,
  sealInsides,
  SHARE_BEFORE_ROW,
  SHARE_ROW,
  WORDS_ROW,
  type VaultInsides,
} from './vault-rows.ts';
import { readRow, unwrapByWords, writeKeys } from './vault-store.ts';
import {
  CONFIDENTIAL,
  newTierWrites,
  privateHalf,
  readTier,
  tierWraps,
  type TierParts,
} from './vault-tier.ts';
import {
  replicaKeyWraps,
  tierWrapsOf,
  type VaultInner,
  type WrapInput,
} from './vault-with-tier.ts';

export interface NewWordsParts extends TierParts {
  readonly newId: () => string;
  readonly innerOf: (vault: OpenVault) => VaultInner;
  readonly keepInner: (vault: OpenVault, inner: VaultInner) => void;
}

export interface NewWordsActs extends Pick<VaultPort, 'rewrap' | 'finished'> {
  /** Where a key lies here that no share of the server's wraps: the same words, and a share that wraps them all. */
  readonly wrapByShare: (
    vault: OpenVault,
    by: { readonly keys: WordsKeys; readonly settings: WordsSettings },
  ) => Promise<Result<OpenVault, VaultProblem>>;
}

/** What is about to be wrapped anew, out of whatever has opened it. */
interface Held {
  readonly rewrapping: CryptoKey;
  /** Undefined where these words or this share never wrapped it: it stays with what does. */
  readonly tier: CryptoKey | undefined;
  readonly cases: CasesKeys | undefined;
  /** Where the server's share has opened it: its wraps as they lie here, which the server goes on lending. */
  readonly lent?: {
    readonly key: StoredValue | undefined;
    readonly tier: StoredValue | undefined;
    readonly cases: StoredValue | undefined;
  };
}

const ID_BYTES = 12;

export const newWordsActs = (parts: NewWordsParts): NewWordsActs => ({
  rewrap: async (vault, input) => {
    const inner = parts.innerOf(vault);
    const held =
      inner.shareRow === undefined
        ? await heldByWords(inner.store, vault.identity.replica, input.wordsNow, parts)
        : accept(heldByShare(inner));
    return held.ok ? rewrap(vault, held.value, input, parts) : held;
  },

  finished: async (vault) => {
    const { store } = parts.innerOf(vault);
    const inside = await insideOf(store, vault);
    if (!inside.ok) return inside;
    // Changed once more since that message was sent: the one that lies here now has not been told.
    if (inside.value.finish?.signature !== vault.unfinished?.signature) return accept(undefined);
    const sealed = await sealInsides(vault.sealer, vault.identity.replica, {
      ...inside.value,
      finish: undefined,
    });
    return writeKeys(store, parts.newId(), [
      { op: 'put', table: 'keys', key: IDENTITY_ROW, value: sealed },
      ...[SHARE_BEFORE_ROW, CONFIDENTIAL.shareBefore, CASES.shareBefore].map(gone),
    ]);
  },

  wrapByShare: async (vault, { keys, settings }) => {
    const { store } = parts.innerOf(vault);
    const { replica, device } = vault.identity;
    const held = await heldByKeys(store, replica, keys, settings);
    if (!held.ok) return held;
    const share = base64FromBytes(parts.chance.bytes(32));
    const change = base64FromBytes(parts.chance.bytes(ID_BYTES));
    const { proof } = vault;
    const told = { change, device, before: proof, words: settings, proof, share };
    const signature = await vault.signer.sign(wordsChangeSigningBytes(told));
    const finish = { ...told, signature };
    const same = { ...keys, proof };
    return rewrap(vault, held.value, { keys: same, settings, share, finish }, parts);
  },
});

const gone = (key: string): Write => ({ op: 'delete', table: 'keys', key });

const insideOf = async (
  store: TokenKeepingStore,
  { sealer, identity }: OpenVault,
): Promise<Result<VaultInsides, VaultProblem>> => {
  const row = await store.get('keys', IDENTITY_ROW);
  if (!row.ok) return row;
  const inside = await openInsides(sealer, identity.replica, row.value);
  return inside === undefined ? refuse({ kind: 'vault-damaged' }) : accept(inside);
};

const heldByShare = ({ rewrapping, tierByShare, cases, shareRow }: VaultInner): Held => ({
  ...{ rewrapping, cases, tier: tierByShare?.key },
  lent: { key: shareRow, tier: tierByShare?.row, cases: cases?.shareRow },
});

/** Whatever has opened the book, its words are typed once more. Refuses: needs-words, wrong-words. */
const heldByWords = async (
  store: TokenKeepingStore,
  replica: string,
  wordsNow: string | undefined,
  { argon2 }: TierParts,
): Promise<Result<Held, VaultProblem>> => {
  if (wordsNow === undefined) return refuse({ kind: 'needs-words' });
  const row = await readRow(store, WORDS_ROW, parseWordsRow);
  if (!row.ok) return row;
  const { settings } = row.value;
  const keys = await deriveWordsKeys(argon2, wordsNow, settings);
  const held = await heldByKeys(store, replica, keys, settings);
  keys.wrapKey.fill(0);
  keys.tierKey.fill(0);
  return held;
};

const heldByKeys = async (
  store: TokenKeepingStore,
  replica: string,
  keys: WordsKeys,
  settings: WordsSettings,
): Promise<Result<Held, VaultProblem>> => {
  const opened = await unwrapByWords(store, replica, keys, settings);
  if (!opened.ok) return opened;
  const { keys: own, cases } = opened.value;
  const row = await readRow(store, CONFIDENTIAL.words, parseWordsRow);
  const tier = row.ok
    ? await unwrapKey(
        row.value,
        keys.tierKey,
        keyPlace(replica, CONFIDENTIAL.words),
        privateHalf(true),
      )
    : undefined;
  return accept({ rewrapping: own.rewrapping, tier, cases });
};

const rewrap = async (
  vaultNow: OpenVault,
  held: Held,
  input: WrapInput,
  parts: NewWordsParts,
): Promise<Result<OpenVault, VaultProblem>> => {
  const { sealer, identity } = vaultNow;
  const { replica } = identity;
  const { keys, settings, finish } = input;
  const inner = parts.innerOf(vaultNow);
  const { store } = inner;
  const inside = await insideOf(store, vaultNow);
  if (!inside.ok) return inside;
  const { proof } = keys;
  const sealed = await sealInsides(sealer, replica, { ...inside.value, proof, finish });
  const [words, share] = await replicaKeyWraps(held.rewrapping, replica, input, parts.chance);
  const tierNow = await rewrappedTiers(vaultNow, held, input, parts);
  const written = await writeKeys(store, parts.newId(), [
    { op: 'put', table: 'keys', key: WORDS_ROW, value: words },
    { op: 'put', table: 'keys', key: SHARE_ROW, value: share },
    { op: 'put', table: 'keys', key: IDENTITY_ROW, value: sealed },
    ...tierNow,
    ...(await sharesBefore(store, held, finish !== undefined, inside.value.finish !== undefined)),
    // PIN and passkey belonged to whoever knew the words of before.
    ...(proof === inside.value.proof ? [] : SET_BY_OLD_WORDS_GONE),
  ]);
  if (!written.ok) return written;
  const readBack = await unwrapByWords(store, replica, keys, settings);
  if (!readBack.ok) return refuse({ kind: 'vault-damaged' });
  const { backupKey, backupRewrapping, cases } = readBack.value;
  // From here on the tier is closed: only the new words open it.
  parts.keepInner(vaultNow, {
    ...{ rewrapping: held.rewrapping, store, backupRewrapping, cases },
    ...{ shareRow: undefined, tierByShare: undefined },
  });
  return accept({
    ...vaultNow,
    tier: await readTier(store, replica, sealer, parts),
    proof,
    backupSealer: wordsBackupSealer(backupKey, parts),
    mayBeginShift: true,
    unfinished: finish,
  });
};

/** The private halves go along. One that neither these words nor this share wraps stays as it is: nothing under it is given up. */
const rewrappedTiers = async (
  { identity: { replica }, sealer, tier }: OpenVault,
  held: Held,
  input: WrapInput,
  { chance }: TierParts,
): Promise<readonly Write[]> => {
  const wraps = tierWrapsOf(replica, input, chance);
  const writes: Write[] = [];
  if (tier === undefined) writes.push(...(await newTierWrites(sealer, wraps)));
  else if (held.tier !== undefined) writes.push(...(await tierWraps(held.tier, wraps)));
  if (held.cases !== undefined)
    writes.push(...(await tierWraps(held.cases.rewrapping, { ...wraps, rows: CASES })));
  return writes;
};

/**
 * Until the server has said that it has the new share it lends the one of before: the wraps by that one stay beside
 * the new ones. Where it has not heard of the last change either, it still has the one before that: those stay.
 */
const sharesBefore = async (
  store: TokenKeepingStore,
  { lent }: Held,
  isUntold: boolean,
  wasUntold: boolean,
): Promise<readonly Write[]> => {
  const rows = [
    { now: SHARE_ROW, before: SHARE_BEFORE_ROW, of: lent?.key },
    { now: CONFIDENTIAL.share, before: CONFIDENTIAL.shareBefore, of: lent?.tier },
    { now: CASES.share, before: CASES.shareBefore, of: lent?.cases },
  ];
  if (!isUntold) return rows.map(({ before }) => gone(before));
  if (lent === undefined && wasUntold) return [];
  const writes: Write[] = [];
  for (const { now, before, of } of rows) {
    const row = lent === undefined ? await store.get('keys', now) : accept(of);
    const value = row.ok ? row.value : undefined;
    writes.push(
      value === undefined ? gone(before) : { op: 'put', table: 'keys', key: before, value },
    );
  }
  return writes;
};
