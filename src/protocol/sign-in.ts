/** Getting in: the server's greeting, invitations, enrolment, sessions, forgotten words. */
import * as z from 'zod';
import { utf8FromText, type Bytes } from '#base/bytes.ts';
import { shortText } from '#domain/field-values.ts';
import { UNIT_KINDS } from '#domain/office/unit.ts';
import { ROLES } from '#domain/office/grant.ts';
import {
  bookName,
  epoch,
  id,
  key32,
  ms,
  nonce,
  signature,
  wordsSettings,
} from './field-schemas.ts';
import { sessionToken } from './renewal.ts';
import { secondFactorStanding } from './second-factor.ts';

/** GET /api/hello (no session). */
export const helloAnswer = z.object({
  protocol: z.number().int(),
  epoch,
  /** Ed25519 public key of the server, pinned by each device when it enrols. */
  serverKey: key32,
  nowMs: ms,
  /** No administrator exists yet: the set-up link is waiting. */
  setUpNeeded: z.boolean(),
  practice: z.boolean(),
});

/** An invitation is named by the token of its link or by its 8-character code; both spend the same thing. */
export const invitationKey = z.object({ token: z.string().min(8).max(64) });

/** POST /api/invitation/look: what it is for; spends nothing. */
export const invitationAnswer = z.object({
  kind: z.enum(['set-up', 'device']),
  displayName: z.string(),
  unitName: z.string(),
  roles: z.array(z.enum(ROLES)),
  signInName: z.string().nullable(),
  /** Set where the officer already has words: the same words are wanted on this device. */
  words: wordsSettings.nullable(),
  expiresMs: ms,
  /** Of a set-up below another union: that union's name. Absent where the highest union is set up. */
  under: z.string().optional(),
});
export type InvitationAnswer = z.infer<typeof invitationAnswer>;

const newDevice = z.object({
  id,
  life: id,
  publicKey: key32,
  label: shortText,
});

/** POST /api/invitation/redeem, after a tap: spends the token and enrols this device. */
export const redeemRequest = z.object({
  token: z.string().min(8).max(64),
  nonce,
  device: newDevice,
  words: wordsSettings,
  /** Derived on the device from the words; the server keeps only its hash. */
  proof: key32,
  /** The server's share for forgotten words: random, worth nothing without this device's disk. */
  share: key32,
  /** By the new device over redeemSigningBytes: it holds the key it names. */
  signature,
  /** Set-up only: the root of the unit tree or a union below another one, and its first officer. */
  setUp: z
    .object({
      unitName: shortText,
      unitKind: z.enum(UNIT_KINDS),
      displayName: shortText,
      signInName: z.string().min(2).max(40),
    })
    .optional(),
});
export type RedeemRequest = z.infer<typeof redeemRequest>;

export const redeemSigningBytes = (token: string, deviceId: string, publicKey: string): Bytes =>
  utf8FromText(`so-cong-doan/enrol/1\n${token}\n${deviceId}\n${publicKey}`);

export const sessionAnswer = z.object({
  nonce,
  /** Opaque; kept in memory only, sent as `Authorization: Bearer`. Ends soon: see renewal.ts. */
  session: z.string().min(20).max(100),
  expiresMs: ms,
  /** Renews the session, signed by this device's key each time. Absent in a server of before there was one. */
  refresh: sessionToken.optional(),
  /** Where a right of the officer asks for a second factor. */
  secondFactor: secondFactorStanding.optional(),
  nowMs: ms,
  epoch,
  officer: id,
  displayName: z.string(),
  signInName: z.string(),
  homeUnit: id,
  serverKey: key32,
  practice: z.boolean(),
});
export type SessionAnswer = z.infer<typeof sessionAnswer>;

/** POST /api/session: the device proves its key, the officer the words. */
export const sessionRequest = z.object({
  device: id,
  nonce,
  atMs: ms,
  proof: key32,
  signature,
});
export const sessionSigningBytes = (deviceId: string, requestNonce: string, atMs: number): Bytes =>
  utf8FromText(`so-cong-doan/session/1\n${deviceId}\n${requestNonce}\n${atMs}`);

/** POST /api/session/end (session): the officer has signed out here. Nothing more is said: it ends its own alone. */
export const sessionEnd = z.strictObject({});

/** POST /api/invitations (session): a way in for an officer's (next) device. */
export const invitationRequest = z.object({ officer: id });
export const invitationMade = z.object({
  token: z.string(),
  /** 8 characters without 0 O 1 I L. */
  code: z.string().length(8),
  /** The token stands in the fragment, which no preview sends to a server. */
  link: z.string(),
  expiresMs: ms,
});
export type InvitationMade = z.infer<typeof invitationMade>;

/** POST /api/invitations/union (session): a grassroots union that is founded below this unit by its first officer. */
export const unionInvitationRequest = z.strictObject({ under: id });

/** POST /api/invitations/open (session, body as above): what nobody has used yet, without its secrets. */
export const invitationsOpen = z.object({
  invitations: z.array(
    z.object({
      invitation: id,
      /** Name of the officer who made it; empty where that was not kept. */
      madeBy: z.string(),
      madeMs: ms.nullable(),
      expiresMs: ms,
    }),
  ),
});
export type OpenInvitations = z.infer<typeof invitationsOpen>;
/** POST /api/invitations/cancel (session): its link and code open nothing any more. */
export const invitationCancel = z.object({ invitation: id });

/** POST /api/devices/life (session): a new life for this device, with series for its dues books. */
export const lifeRequest = z.object({
  life: id,
  reason: z.enum(['restore', 'fork', 're-key']),
  nonce,
});
/** POST /api/devices/series (session): a series for a dues book this officer may write in. */
export const seriesRequest = z.object({ life: id, duesBook: bookName, nonce });
export const seriesAnswer = z.object({ nonce, code: z.string() });

/** POST /api/recovery/request (no session): the words are forgotten; shows 4 digits to compare. */
export const recoveryRequest = z.object({ device: id, nonce });
export const recoveryRequested = z.object({
  request: id,
  /** Known to this device only: who holds it may fetch the share once it is approved. */
  ticket: key32,
  digits: z.string().regex(/^\d{4}$/),
  expiresMs: ms,
});
/** POST /api/recovery/pending (session): what waits for a second officer. */
export const recoveryPending = z.object({
  requests: z.array(
    z.object({
      request: id,
      officer: id,
      displayName: z.string(),
      deviceLabel: z.string(),
      askedMs: ms,
    }),
  ),
});
/** POST /api/recovery/approve (session of another officer, who reads the digits off the waiting phone). */
export const recoveryApproval = z.object({ request: id, digits: z.string().regex(/^\d{4}$/) });
/** POST /api/recovery/share (no session). */
export const recoveryShareRequest = z.object({ request: id, ticket: key32 });
export const recoveryShare = z.union([
  z.object({ state: z.literal('waiting') }),
  z.object({ state: z.literal('approved'), share: key32 }),
]);
/** POST /api/recovery/finish (no session, signed by the device key that the share opened). */
export const recoveryFinish = z.object({
  request: id,
  ticket: key32,
  device: id,
  words: wordsSettings,
  proof: key32,
  share: key32,
  signature,
});
export const recoveryFinishSigningBytes = (
  requestId: string,
  deviceId: string,
  proof: string,
): Bytes => utf8FromText(`so-cong-doan/recovery/1\n${requestId}\n${deviceId}\n${proof}`);
