/**
 * A phone without an invitation waits for an officer above: the two compare four digits by telephone. The phone is
 * committed to its secret before it hears the officer's, and shows its own only then, so nobody in between, the
 * server not excepted, can choose what the digits will be (decision 0033).
 */
import * as z from 'zod';
import { utf8FromText, type Bytes } from '#base/bytes.ts';
import { sha256Text } from '#book/sha256.ts';
import { shortText } from '#domain/field-values.ts';
import { id, key32, ms, signature } from './field-schemas.ts';

/** Wrong digits that end a request. */
export const JOIN_TRIES_MAX = 3;

const digits = z.string().regex(/^\d{4}$/);

/** POST /api/joining/ask (no session): the same answer whoever is named, known here or not. */
export const joinAsk = z.strictObject({
  /** Phone number or sign-in name of the officer who is asked; nobody else sees the request. */
  to: z.string().min(3).max(60),
  /** As typed: for the eyes of that officer, and proof of nothing. */
  name: shortText,
  union: shortText,
  device: z.strictObject({ id, publicKey: key32, label: shortText }),
  /** joinCommitment of a secret that is shown once the officer has given theirs. */
  commitment: key32,
  /** Opens what the phone keeps of its request; lent back to whoever holds the ticket, and gone with the request. */
  share: key32,
});
export type JoinAsk = z.infer<typeof joinAsk>;
export const joinAsked = z.object({
  request: id,
  /** Names the request to this phone alone; once it is approved, the token of its invitation. */
  ticket: key32,
  expiresMs: ms,
  serverKey: key32,
});
export type JoinAsked = z.infer<typeof joinAsked>;

/** POST /api/joining/look (no session): how it stands. Whoever does not hold the ticket hears that it has ended. */
export const joinLook = z.strictObject({
  request: id,
  ticket: key32,
  /** The secret behind the commitment, once the officer's is known. */
  reveal: key32.optional(),
});
export const joinLooked = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting') }),
  /** The officer has opened it: with both secrets the digits are made. */
  z.object({ state: z.literal('opened'), nonce: key32, approverKey: key32 }),
  z.object({ state: z.literal('approved'), officer: id, approverKey: key32, signature }),
  z.object({ state: z.literal('ended'), why: z.enum(['wrong-digits', 'refused', 'gone']) }),
]);
export type JoinLooked = z.infer<typeof joinLooked>;

/** POST /api/joining/share and /api/joining/end (no session). */
export const joinTicket = z.strictObject({ request: id, ticket: key32 });
export const joinShare = z.object({ share: key32 });

/** POST /api/joining/list (session): what waits for this very officer. */
export const joinList = z.strictObject({});
export const joinListed = z.object({
  requests: z.array(
    z.object({
      request: id,
      name: z.string(),
      union: z.string(),
      label: z.string(),
      askedMs: ms,
      expiresMs: ms,
      /** What the approver's device holds on to before it gives its own secret. */
      device: id,
      publicKey: key32,
      commitment: key32,
    }),
  ),
});
export type JoinRequest = z.infer<typeof joinListed>['requests'][number];

/** POST /api/joining/open (session): gives the officer's secret, and asks whether the phone has shown its own. */
export const joinOpen = z.strictObject({ request: id, nonce: key32 });
export const joinOpened = z.object({ reveal: key32.nullable(), triesLeft: z.number().int() });
export type JoinOpened = z.infer<typeof joinOpened>;

/** POST /api/joining/refuse (session): nobody this officer knows. */
export const joinRefusal = z.strictObject({ request: id });

/** POST /api/joining/approve (session): the digits as heard, and for whom in the book this phone is. */
export const joinApproval = z.strictObject({
  request: id,
  officer: id,
  digits,
  /** Over joinApprovalBytes; absent where the approver's own device found other digits than those heard. */
  signature: signature.optional(),
});
export type JoinApproval = z.infer<typeof joinApproval>;

/** What a phone is bound to before it hears the officer's secret. */
export const joinCommitment = (deviceId: string, publicKey: string, secret: string): string =>
  sha256Text(utf8FromText(`so-cong-doan/join-secret/1\n${deviceId}\n${publicKey}\n${secret}`));

export interface JoinFacts {
  readonly request: string;
  readonly device: string;
  readonly publicKey: string;
  readonly reveal: string;
  readonly nonce: string;
  readonly approverKey: string;
  readonly serverKey: string;
}

/** Four digits of all that both sides must see alike; one in 10,000 by chance. */
export const joinDigits = (facts: JoinFacts): string => {
  const { request, device, publicKey, reveal, nonce, approverKey, serverKey } = facts;
  const parts = [request, device, publicKey, reveal, nonce, approverKey, serverKey];
  const hash = sha256Text(utf8FromText(`so-cong-doan/join-digits/1\n${parts.join('\n')}`));
  // Six letters of base64url are 36 bits: what 10,000 leaves over of them favours no digits noticeably.
  let number = 0;
  for (const letter of hash.slice(0, 6)) number = number * 64 + LETTERS.indexOf(letter);
  return String(number % 10_000).padStart(4, '0');
};

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export const joinApprovalBytes = (facts: {
  readonly request: string;
  readonly officer: string;
  readonly device: string;
  readonly publicKey: string;
}): Bytes => {
  const { request, officer, device, publicKey } = facts;
  return utf8FromText(`so-cong-doan/join/1\n${request}\n${officer}\n${device}\n${publicKey}`);
};
