/** The second factor of a session: a passkey that the server knows, made, asked for, listed, removed. */
import * as z from 'zod';
import { utf8FromText, type Bytes } from '#base/bytes.ts';
import { count, id, ms, signature } from './field-schemas.ts';

/** An officer's phones, a laptop and a key in the drawer. */
export const PASSKEYS_MAX = 10;

/** base64url, as a browser gives it. */
const part = (charsMax: number): z.ZodString =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(charsMax);
const credentialId = part(1400);

/** How it stands with one officer; with the answer of a sign-in, where a right of theirs asks for it. */
export const secondFactorStanding = z.object({
  /** `grace`: not asked for yet, up to `graceUntilMs`. */
  is: z.enum(['grace', 'asked']),
  graceUntilMs: ms.nullable(),
  passkeys: count,
});
export type SecondFactorStanding = z.infer<typeof secondFactorStanding>;

/** POST /api/second-factor (session): how it stands, and the officer's own passkeys. */
export const secondFactorAsk = z.strictObject({});
export const secondFactorAnswer = z.object({
  /** Null where no right of the officer asks for one. */
  standing: secondFactorStanding.nullable(),
  /** It was given in this session. */
  isGiven: z.boolean(),
  passkeys: z
    .array(
      z.object({
        passkey: credentialId,
        /** What the officer's device was called that made it. */
        label: z.string(),
        isOfThisDevice: z.boolean(),
        addedMs: ms,
        usedMs: ms.nullable(),
      }),
    )
    .max(PASSKEYS_MAX),
});
export type SecondFactorAnswer = z.infer<typeof secondFactorAnswer>;

/** POST /api/second-factor/begin (session): what the passkey is to sign; counts once, for five minutes, in this session. */
export const secondFactorBegin = z.strictObject({ to: z.enum(['add', 'give']) });
export const secondFactorBegun = z.object({
  challenge: part(100),
  /** The officer's passkeys: to ask for one of them, or not to make a second on the same device. */
  passkeys: z.array(credentialId).max(PASSKEYS_MAX),
});
export type SecondFactorBegun = z.infer<typeof secondFactorBegun>;

/** POST /api/second-factor/add (session): a new passkey; it is the second factor of this session at once. */
export const passkeyMade = z.strictObject({
  id: credentialId,
  clientDataJSON: part(4096),
  attestationObject: part(16_384),
});
export type PasskeyMade = z.infer<typeof passkeyMade>;

/** POST /api/second-factor/give (session): a passkey's answer. What it gave besides stays on the device. */
export const passkeyAnswered = z.strictObject({
  id: credentialId,
  clientDataJSON: part(4096),
  authenticatorData: part(4096),
  signature: part(2048),
});
export type PasskeyAnswered = z.infer<typeof passkeyAnswered>;

/** POST /api/second-factor/remove (session with the second factor): one of the own passkeys. */
export const passkeyRemoval = z.strictObject({ passkey: credentialId });

/** POST /api/second-factor/end (session with the second factor): all passkeys of an officer who has lost them. */
export const secondFactorEnd = z.strictObject({ officer: id });

/**
 * What the server signs of a passkey that was removed: kept on the device that removed it, and shown to a server that
 * was restored from before. Whoever brings it, it says nothing but what this server has done already.
 */
export const removalSlip = z.strictObject({
  /** Whose: the officer, in the practice the device. */
  of: z.string().min(1).max(80),
  passkey: credentialId,
  removedMs: ms,
  /** By the server over removalSigningBytes. */
  signature,
});
export type RemovalSlip = z.infer<typeof removalSlip>;

export const removalSigningBytes = ({
  of,
  passkey,
  removedMs,
}: Omit<RemovalSlip, 'signature'>): Bytes =>
  utf8FromText(`so-cong-doan/passkey-removed/1\n${of}\n${passkey}\n${removedMs}`);

/** The answer to a removal; a server of before that sends none. */
export const passkeysRemoved = z.object({
  slips: z.array(removalSlip).max(PASSKEYS_MAX).optional(),
});

/** POST /api/second-factor/removed (session): removals of before, after a sign-in. The same is said where nothing was to be done. */
export const REMOVALS_MAX = 50;
export const removalsTold = z.strictObject({
  slips: z.array(removalSlip).min(1).max(REMOVALS_MAX),
});
