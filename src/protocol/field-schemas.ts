/** Shapes that several messages share. */
// First of all: schemas are made while modules load.
import '#crdt/zod-without-eval.ts';
import * as z from 'zod';

export const id = z.string().regex(/^[A-Za-z0-9_-]{4,32}$/);
export const bookName = z
  .string()
  .regex(/^[a-z]{2,16}\.[A-Za-z0-9_-]{4,32}(\.[A-Za-z0-9_-]{4,32})?$/);
/** base64url SHA-256. */
export const hash = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** base64url Ed25519 signature. */
export const signature = z.string().regex(/^[A-Za-z0-9_-]{86}$/);
/** base64url of 32 bytes: a public key, a share, a proof. */
export const key32 = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
export const nonce = z.string().regex(/^[A-Za-z0-9_-]{16,43}$/);
export const ms = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
export const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
export const stamp = z.object({ ms, counter: z.number().int().min(0).max(1_000_000) });

export const epoch = z.object({
  startedMs: ms,
  id,
  parent: z.string().max(64).optional(),
});

/** Argon2id settings of an officer's words; made by the officer's first device, kept by the server. */
export const wordsSettings = z.object({
  /** base64url, 16 bytes. */
  salt: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  memoryKiB: z.number().int().min(19_456).max(1_048_576),
  passes: z.number().int().min(1).max(16),
});
export type WordsSettings = z.infer<typeof wordsSettings>;

/** Every refusal of the server: `kind` is translated by the screens. */
export const refusal = z.object({ error: z.looseObject({ kind: z.string().max(60) }) });
