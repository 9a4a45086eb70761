/** Argon2id itself, for the worker and for where there is none. */
import { argon2id } from 'hash-wasm';
import type { Bytes } from '#base/bytes.ts';

export interface Argon2Task {
  readonly password: Bytes;
  readonly salt: Bytes;
  readonly memoryKiB: number;
  readonly passes: number;
}

export interface Argon2Done {
  /** 32 bytes. */
  readonly key: Bytes;
  readonly tookMs: number;
}

/** RFC 9106, one lane: a phone's browser has no threads to give. */
export const computeArgon2 = async (task: Argon2Task): Promise<Argon2Done> => {
  const beganMs = performance.now();
  const key = await argon2id({
    password: task.password,
    salt: task.salt,
    parallelism: 1,
    iterations: task.passes,
    memorySize: task.memoryKiB,
    hashLength: 32,
    outputType: 'binary',
  });
  return { key: new Uint8Array(key), tookMs: performance.now() - beganMs };
};
