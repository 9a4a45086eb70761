/**
 * POST /api/sync/relay: own entries that a phone without a signal has sealed for the server, brought by any other
 * phone. The box is that of a parcel (`parcel.ts`) under RELAY_INFO, so that neither opens in the place of the other:
 * who brings a parcel is told the verdicts, who carries somebody else's entries is told a count.
 */
import * as z from 'zod';
import { nonce } from './field-schemas.ts';
import { PARCEL_BYTES_MAX } from './parcel.ts';

export const RELAY_INFO = 'so-cong-doan/relay/1';
/** A whole one is a request: what a phone puts into one is a fraction of it, so that a slow line gets it through. */
export const RELAY_BYTES_MAX = PARCEL_BYTES_MAX;

export const relayRequest = z.object({
  nonce,
  /** base64url. */
  part: z
    .string()
    .max(Math.ceil((RELAY_BYTES_MAX * 4) / 3))
    .regex(/^[A-Za-z0-9_-]+$/),
});

/** No book, no verdict, no author: those are told to who wrote it, in their own contact. */
export const relayAnswer = z.object({
  nonce,
  /** Entries in it. */
  entries: z.number().int().min(0),
  /** Of them, in a book now, whether they came just now or before. */
  taken: z.number().int().min(0),
});
export type RelayAnswer = z.infer<typeof relayAnswer>;
