/** Going on: a session is renewed on the back of whatever is asked next, so it never costs a contact of its own. */
import * as z from 'zod';
import { utf8FromText, type Bytes } from '#base/bytes.ts';
import { ms, nonce, signature } from './field-schemas.ts';

/** base64url: the family's id (16 bytes, no secret), then a secret of 32 bytes. */
export const sessionToken = z.string().regex(/^[A-Za-z0-9_-]{65}$/);

/** Sent beside `Authorization` by a phone whose short token is about to end, or has. */
export const RENEWAL_HEADER = 'session-renewal';
export const renewal = z.object({
  refresh: sessionToken,
  /** Counts once for this token: a recording of the whole request renews nothing. */
  nonce,
  /** By the device's key over renewalSigningBytes: the token alone is worth nothing. */
  signature,
});
export type Renewal = z.infer<typeof renewal>;

export const renewalSigningBytes = (refresh: string, requestNonce: string): Bytes =>
  utf8FromText(`so-cong-doan/renewal/1\n${refresh}\n${requestNonce}`);

export const renewalText = ({ refresh, nonce: once, signature: signed }: Renewal): string =>
  `${refresh}.${once}.${signed}`;

/** Undefined for anything that is not exactly three fields of the right form. */
export const readRenewal = (text: string): Renewal | undefined => {
  const [refresh, once, signed, ...more] = text.slice(0, LENGTH_MAX).split('.');
  if (more.length > 0) return undefined;
  return renewal.safeParse({ refresh, nonce: once, signature: signed }).data;
};

/** The answer to it, in a header too: the body belongs to what was asked. */
export const RENEWED_HEADER = 'session-renewed';
export const renewed = z.object({
  session: sessionToken,
  refresh: sessionToken,
  /** For how long the short token holds: a phone's clock may be wrong by years. */
  lastsMs: ms,
});
export type Renewed = z.infer<typeof renewed>;

export const renewedText = ({ session, refresh, lastsMs }: Renewed): string =>
  `${session}.${refresh}.${lastsMs}`;

export const readRenewed = (text: string): Renewed | undefined => {
  const [session, refresh, lastsMs, ...more] = text.slice(0, LENGTH_MAX).split('.');
  if (more.length > 0 || lastsMs === undefined || !/^\d{1,12}$/.test(lastsMs)) return undefined;
  return renewed.safeParse({ session, refresh, lastsMs: Number(lastsMs) }).data;
};

/** Nothing longer was ever written; the rest of a longer one makes it no header of ours. */
const LENGTH_MAX = 256;
