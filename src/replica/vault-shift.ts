/** The shift in the vault: after words a PIN opens the same book for some hours; each try is counted before it is made. */
import * as z from 'zod';
import { base64FromBytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { wordsSettings, type WordsSettings } from '#protocol/field-schemas.ts';
import type { Argon2 } from './argon2-words.ts';
import type { BackupKey } from './backup-file.ts';
import { CONTACT_KEY, isClockBehind, OWN_KEYS, timeHere, type TimeHere } from './clock-rows.ts';
import { keyPlace, unwrapKey, wrapKey, wrappedKey, type KeyKind } from './key-wrap.ts';
import { derivePinKeys, type PinKeys } from './pin-keys.ts';
import { pinProblem } from './pin-problem.ts';
import type { Chance, Clock, JournalStore, StoredValue, StoreProblem } from './ports.ts';
import {
  lookedAt,
  PIN_TRIES_MAX,
  progressOf,
  SHIFT_MS_MAX,
  SHIFT_ROW,
  shiftOf,
  withoutTry,
  withTry,
  type Shift,
} from './shift-row.ts';
import { SHIFT_SECRET_BYTES, type ShiftSecrets } from './shift-secrets.ts';
import type { OpenVault, VaultPort, VaultProblem } from './vault-port.ts';
import {
  parseJson,
  parseWordsRow,
  unwrapReplicaKey,
  WORDS_ROW,
  type ReplicaKeys,
} from './vault-rows.ts';
import { hasCases } from './vault-cases.ts';
import { readRow, type Unwrapped } from './vault-store.ts';
import type { VaultInner } from './vault-with-tier.ts';

interface ShiftParts {
  readonly argon2: Argon2;
  readonly chance: Chance;
  readonly clock: Clock;
  readonly secrets: ShiftSecrets;
}

const shiftRow = z.object({
  version: z.literal(1),
  settings: wordsSettings,
  beginMs: z.int(),
  endMs: z.int(),
  seenMs: z.number(),
  tries: z.int(),
  key: wrappedKey,
  backup: wrappedKey,
});
type ShiftRow = z.infer<typeof shiftRow>;

const SALT_BYTES = 16;

export type ShiftActs = Pick<VaultPort, 'shift' | 'beginShift' | 'openByPin' | 'endShift'>;

export interface ShiftActsParts extends ShiftParts {
  readonly openStore: (replica: string) => JournalStore;
  readonly innerOf: (vault: OpenVault) => VaultInner;
  readonly openBy: (
    replica: string,
    unwrap: (store: JournalStore) => Promise<Result<Unwrapped, VaultProblem>>,
  ) => Promise<Result<OpenVault, VaultProblem>>;
}

export const shiftActs = (parts: ShiftActsParts): ShiftActs => ({
  shift: async (replica) => {
    const store = parts.openStore(replica);
    const shift = await lookAtShift(store, parts.clock);
    await store.close();
    // A close of the day has taken the row away in its own transaction: its other half goes here.
    if (shift.ok && shift.value === undefined) await parts.secrets.remove(replica);
    return shift.ok ? shift.value : undefined;
  },
  beginShift: async (vault, pin) => {
    const { store, rewrapping, backupRewrapping: backup } = parts.innerOf(vault);
    return backup === undefined
      ? refuse({ kind: 'needs-words' })
      : beginShift(store, vault.identity.replica, { rewrapping, backup }, pin, parts);
  },
  openByPin: (replica, pin) =>
    parts.openBy(replica, (store) => unwrapByPin(store, replica, pin, parts)),
  endShift: (vault) => endShift(parts.innerOf(vault).store, vault.identity.replica, parts),
});

/** The shift that goes on here; one that is over is erased with this look. */
const lookAtShift = async (
  store: JournalStore,
  clock: Clock,
): Promise<Result<Shift | undefined, StoreProblem>> => {
  const time = await readTime(store, clock);
  if (!time.ok) return time;
  const row = await store.amend('keys', SHIFT_ROW, (before) => lookedAt(before, time.value));
  if (!row.ok) return row;
  const shift = progressOf(row.value);
  return accept(shift && shiftOf(shift));
};

/** What a vault opened by words keeps for wrapping; whoever came in by a PIN has none of it and begins no shift. */
interface ForShift {
  readonly rewrapping: CryptoKey;
  readonly backup: CryptoKey;
}

/** A shift of at most 12 hours from now, in the place of one that may be there. */
const beginShift = async (
  store: JournalStore,
  replica: string,
  { rewrapping, backup }: ForShift,
  pin: string,
  parts: ShiftParts,
): Promise<Result<Shift, VaultProblem>> => {
  const { argon2, chance, clock, secrets } = parts;
  if (pinProblem(pin) !== undefined) return refuse({ kind: 'bad-pin' });
  const words = await readRow(store, WORDS_ROW, parseWordsRow);
  if (!words.ok) return words;
  // As heavy as the words' own; the salt is another, so the one run tells nothing about the other.
  const salt = base64FromBytes(chance.bytes(SALT_BYTES));
  const settings: WordsSettings = { ...words.value.settings, salt };
  const secret = chance.bytes(SHIFT_SECRET_BYTES);
  const keys = await derivePinKeys(argon2, pin, settings, secret);
  const time = await readTime(store, clock);
  if (!time.ok) return time;
  if (isClockBehind(time.value)) return refuse({ kind: 'clock-behind' });
  const span = { beginMs: time.value.nowMs, endMs: time.value.nowMs + SHIFT_MS_MAX };
  const placeOf = (what: string): string => keyPlace(replica, placeIn(what, span));
  const row: ShiftRow = {
    ...{ version: 1, settings, ...span, seenMs: span.beginMs, tries: 0 },
    key: await wrapKey(rewrapping, 'raw', keys.wrapKey, placeOf(SHIFT_ROW), chance),
    backup: await wrapKey(backup, 'raw', keys.backupWrapKey, placeOf(SHIFT_BACKUP), chance),
  };
  const before = await endShift(store, replica, parts);
  if (!before.ok) return before;
  const written = await store.amend('keys', SHIFT_ROW, () => JSON.stringify(row));
  // After the row: another window that looks at the shift takes away a half without one.
  await secrets.write(replica, secret);
  const readBack = written.ok ? await unwrapped(written.value, replica, keys) : undefined;
  wipe(keys);
  if (!written.ok) return written;
  const kept = await secrets.read(replica);
  if (readBack !== undefined && kept !== undefined) return accept(shiftOf(row));
  await endShift(store, replica, parts);
  return refuse({ kind: 'vault-damaged' });
};

/** @param store of a locked book. Refuses: wrong-pin with how many tries are left, pin-gone. */
const unwrapByPin = async (
  store: JournalStore,
  replica: string,
  pin: string,
  parts: ShiftParts,
): Promise<Result<Unwrapped, VaultProblem>> => {
  const time = await readTime(store, parts.clock);
  if (!time.ok) return time;
  // On the disk before it is computed: a tab that is killed meanwhile has had its try.
  const counted = await store.amend('keys', SHIFT_ROW, (row) => withTry(row, time.value));
  if (!counted.ok) return counted;
  const row = shiftRowOf(counted.value);
  const secret = await parts.secrets.read(replica);
  if (row === undefined || secret === undefined) return gone(store, replica, parts);
  const keys = await derivePinKeys(parts.argon2, pin, row.settings, secret);
  const found = await unwrapped(counted.value, replica, keys);
  wipe(keys);
  if (found !== undefined) {
    // Where this is not written the try stays counted: less for the officer, nothing for a thief.
    await store.amend('keys', SHIFT_ROW, (before) => before && withoutTry(before, row));
    const words = await readRow(store, WORDS_ROW, parseWordsRow);
    if (!words.ok) return words;
    // A shift from before requests had a key of their own would open them: the words make that key first.
    if (!(await hasCases(store))) return gone(store, replica, parts);
    const backupKey: BackupKey = { key: found.backup, settings: words.value.settings };
    return accept({ keys: found.keys, backupKey });
  }
  if (row.tries < PIN_TRIES_MAX)
    return refuse({ kind: 'wrong-pin', triesLeft: PIN_TRIES_MAX - row.tries });
  return gone(store, replica, parts);
};

const gone = async (
  store: JournalStore,
  replica: string,
  parts: Pick<ShiftParts, 'secrets'>,
): Promise<Result<never, VaultProblem>> => {
  const ended = await endShift(store, replica, parts);
  return ended.ok ? refuse({ kind: 'pin-gone' }) : ended;
};

const endShift = async (
  store: JournalStore,
  replica: string,
  { secrets }: Pick<ShiftParts, 'secrets'>,
): Promise<Result<void, StoreProblem>> => {
  const row = await store.amend('keys', SHIFT_ROW, () => undefined);
  await secrets.remove(replica);
  return row.ok ? accept(undefined) : row;
};

const SHIFT_BACKUP = 'shift-backup';

/** Begin and end are bound into the seal: who moves them in the row breaks it. */
const placeIn = (what: string, { beginMs, endMs }: Pick<ShiftRow, 'beginMs' | 'endMs'>): string =>
  `${what}|${beginMs}|${endMs}`;

const shiftRowOf = (value: StoredValue | undefined): ShiftRow | undefined =>
  value === undefined ? undefined : parseJson(shiftRow, value);

const unwrapped = async (
  value: StoredValue | undefined,
  replica: string,
  by: PinKeys,
): Promise<{ readonly keys: ReplicaKeys; readonly backup: CryptoKey } | undefined> => {
  const row = shiftRowOf(value);
  if (row === undefined) return undefined;
  const place = { replica, row: placeIn(SHIFT_ROW, row) };
  const keys = await unwrapReplicaKey(row.key, by.wrapKey, place);
  const backupPlace = keyPlace(replica, placeIn(SHIFT_BACKUP, row));
  const backup = await unwrapKey(row.backup, by.backupWrapKey, backupPlace, sealingHalf);
  return keys && backup && { keys, backup };
};

/** As after words: what is in a backup file is read by the words alone. */
const sealingHalf: KeyKind = {
  format: 'raw',
  algorithm: 'AES-GCM',
  extractable: false,
  usages: ['encrypt'],
};

const wipe = (keys: PinKeys): void => {
  keys.wrapKey.fill(0);
  keys.backupWrapKey.fill(0);
};

const readTime = async (
  store: JournalStore,
  clock: Clock,
): Promise<Result<TimeHere, StoreProblem>> => {
  const contact = await store.get('cursor', CONTACT_KEY);
  if (!contact.ok) return contact;
  const own = await store.list('heads', OWN_KEYS);
  if (!own.ok) return own;
  const rows = own.value.map(({ value }) => value);
  return accept(timeHere(clock.nowMs(), contact.value, rows));
};
