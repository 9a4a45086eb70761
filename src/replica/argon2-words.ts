/** From an officer's words to their keys by Argon2id and HKDF, and how heavy that shall be on this device. */
import { base64FromBytes, bytesFromBase64, utf8FromText, type Bytes } from '#base/bytes.ts';
import { assert } from '#base/assert.ts';
import type { WordsSettings } from '#protocol/field-schemas.ts';
import type { Argon2Done, Argon2Task } from './argon2-compute.ts';
import type { Chance } from './ports.ts';
import { normaliseWords } from './secret-words.ts';
import type { WordsKeys } from './vault-port.ts';

export type Argon2 = (task: Argon2Task) => Promise<Argon2Done>;

/** OWASP's floor of 46 MiB and one pass; ASVS 5.0 11.4.2 asks for no less. */
export const MEMORY_KIB_MIN = 47_104;
const MEMORY_KIB_FAST = 65_536;
const TARGET_MS = 1_100;
/** A device that does the floor in less can afford more memory, which is what a cracker's card lacks. */
const FAST_MS = 300;
const PASSES_MAX = 12;
const SALT_BYTES = 16;

/** Settings that take about a second here; a slow device stays at the floor, however long it takes. */
export const calibrateWords = async (argon2: Argon2, chance: Chance): Promise<WordsSettings> => {
  const salt = chance.bytes(SALT_BYTES);
  const measure = async (memoryKiB: number, passes: number): Promise<number> =>
    (await argon2({ password: utf8FromText('thước đo'), salt, memoryKiB, passes })).tookMs;
  // The shorter of two runs: what else the device does at the moment must not make the words weak.
  const floorMs = Math.min(await measure(MEMORY_KIB_MIN, 1), await measure(MEMORY_KIB_MIN, 1));
  const memoryKiB = floorMs < FAST_MS ? MEMORY_KIB_FAST : MEMORY_KIB_MIN;
  const guess = passesWithin(1, floorMs * (memoryKiB / MEMORY_KIB_MIN));
  // A pass more costs less than the first one, which also lays out the memory; so the guess is tried.
  const passes = guess === 1 ? 1 : passesWithin(guess, await measure(memoryKiB, guess));
  return { salt: base64FromBytes(chance.bytes(SALT_BYTES)), memoryKiB, passes };
};

/** As many passes as fit the target, where this many took so long. */
const passesWithin = (passes: number, tookMs: number): number =>
  Math.min(PASSES_MAX, Math.max(1, Math.round((passes * TARGET_MS) / Math.max(1, tookMs))));

/** One Argon2id run, derivations that tell nothing about each other. */
export const deriveWordsKeys = async (
  argon2: Argon2,
  words: string,
  settings: WordsSettings,
): Promise<WordsKeys> => {
  const salt = bytesFromBase64(settings.salt);
  assert(salt.ok, 'a salt is base64url');
  const password = utf8FromText(normaliseWords(words));
  const { memoryKiB, passes } = settings;
  const { key } = await argon2({ password, salt: salt.value, memoryKiB, passes });
  try {
    const root = await crypto.subtle.importKey('raw', key, 'HKDF', false, ['deriveBits']);
    const backup = await deriveBits(root, 'so-cong-doan/words/backup/1');
    const keys = {
      proof: base64FromBytes(await deriveBits(root, 'so-cong-doan/words/proof/1')),
      wrapKey: await deriveBits(root, 'so-cong-doan/words/wrap/1'),
      tierKey: await deriveBits(root, 'so-cong-doan/words/tier/1'),
      backupKeys: {
        seal: await aesKey(backup, 'encrypt'),
        open: await aesKey(backup, 'decrypt'),
        rewrapping: await aesKey(backup, 'encrypt', true),
      },
    };
    backup.fill(0);
    return keys;
  } finally {
    password.fill(0);
    key.fill(0);
  }
};

/** HKDF-SHA256, RFC 5869; the salt went into Argon2id already. */
export const deriveBits = async (root: CryptoKey, info: string): Promise<Bytes> =>
  new Uint8Array(
    await crypto.subtle.deriveBits(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8FromText(info) },
      root,
      256,
    ),
  );

const aesKey = (
  raw: Bytes,
  usage: 'encrypt' | 'decrypt',
  extractable = false,
): Promise<CryptoKey> => crypto.subtle.importKey('raw', raw, 'AES-GCM', extractable, [usage]);

export interface Argon2Workers {
  readonly argon2: Argon2;
  /** Has a worker ready for the next run; where none can be started, that run finds it out by itself. */
  readonly prepare: () => void;
}

/**
 * Each run in a worker of its own, whose memory goes when it ends; at this place where there are no workers.
 * A slow phone needs half a second until a worker can begin to count, so one is started while the officer types.
 */
export const argon2Workers = (): Argon2Workers => {
  let ready: Worker | undefined;
  return {
    prepare: () => {
      if (ready !== undefined) return;
      const worker = startWorker();
      ready = worker;
      worker?.addEventListener('error', () => {
        if (ready === worker) ready = undefined;
      });
    },
    argon2: async (task) => {
      const worker = ready ?? startWorker();
      ready = undefined;
      const done = worker && (await runIn(worker, task));
      if (done !== undefined) return done;
      const { computeArgon2 } = await import('./argon2-compute.ts');
      return computeArgon2(task);
    },
  };
};

const startWorker = (): Worker | undefined => {
  if (typeof Worker === 'undefined') return undefined;
  try {
    return new Worker(new URL('./argon2-worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return undefined;
  }
};

/** `undefined` where the worker does not answer; the caller then freezes for a second. */
const runIn = (worker: Worker, task: Argon2Task): Promise<Argon2Done | undefined> =>
  new Promise((resolve) => {
    const end = (done: Argon2Done | undefined): void => {
      worker.terminate();
      resolve(done);
    };
    worker.addEventListener('message', (event: MessageEvent<Argon2Done | undefined>) =>
      end(event.data),
    );
    worker.addEventListener('error', () => end(undefined));
    worker.postMessage(task);
  });
