/** A passkey of this device: made, and asked for the secret (PRF) that a finger, a face or the phone's code sets free. */
import {
  base64URLStringToBuffer,
  browserSupportsWebAuthn,
  platformAuthenticatorIsAvailable,
  sendSignal,
  startAuthentication,
  startRegistration,
  type AuthenticationExtensionsClientOutputs,
} from '@simplewebauthn/browser';
import type { Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';

/** Which passkey, and over which bytes it computes its secret; both base64url. */
export interface PasskeyAsked {
  readonly credential: string;
  readonly salt: string;
}

export interface PasskeySecret {
  readonly credential: string;
  /** 32 bytes. */
  readonly prf: Bytes;
}

export type PasskeyProblem =
  /** Put away, run out of time, or the browser wants one more tap first. */
  | { readonly kind: 'cancelled' }
  /** This device makes passkeys and gives no secret with them. */
  | { readonly kind: 'no-prf' }
  /** The passkey is no longer on the device, or the browser could not ask for it. */
  | { readonly kind: 'no-answer' };

export interface PasskeyDevice {
  /** Whether this device has a lock of its own that a page may ask. */
  readonly isThere: () => Promise<boolean>;
  /** Makes one and says its name; that it gives a secret is not known before it was asked. Refuses: cancelled, no-prf, no-answer. */
  readonly make: (input: {
    /** base64url; nothing personal: the phone keeps and shows it. */
    readonly userId: string;
    readonly userName: string;
    readonly challenge: string;
  }) => Promise<Result<string, PasskeyProblem>>;
  /** Asks for the secret of one of these. */
  readonly ask: (
    passkeys: readonly PasskeyAsked[],
    challenge: string,
  ) => Promise<Result<PasskeySecret, PasskeyProblem>>;
  /** Tells the phone that this one opens nothing any more, where it listens. */
  readonly forget: (credential: string) => Promise<void>;
}

const APP_NAME = 'Sổ Công đoàn';
const PRF_BYTES = 32;
const ES256 = -7;
const ED25519 = -8;
const RS256 = -257;

/** @param host the relying party: what the address bar says, without a port */
export const passkeyDevice = (host: string): PasskeyDevice => ({
  isThere: async () => browserSupportsWebAuthn() && (await platformAuthenticatorIsAvailable()),
  make: async ({ userId, userName, challenge }) => {
    try {
      const made = await startRegistration({
        optionsJSON: {
          rp: { id: host, name: APP_NAME },
          user: { id: userId, name: userName, displayName: userName },
          challenge,
          pubKeyCredParams: [ED25519, ES256, RS256].map((alg) => ({ type: 'public-key', alg })),
          attestation: 'none',
          authenticatorSelection: {
            authenticatorAttachment: 'platform',
            residentKey: 'required',
            userVerification: 'required',
          },
          extensions: { prf: {} },
        },
      });
      return made.clientExtensionResults.prf?.enabled === false
        ? refuse({ kind: 'no-prf' })
        : accept(made.id);
    } catch (error) {
      return refuse(problemOf(error));
    }
  },
  ask: async (passkeys, challenge) => {
    try {
      const given = await startAuthentication({
        optionsJSON: {
          rpId: host,
          challenge,
          userVerification: 'required',
          allowCredentials: passkeys.map(({ credential }) => ({
            id: credential,
            type: 'public-key',
          })),
          extensions: {
            prf: {
              evalByCredential: Object.fromEntries(
                passkeys.map(({ credential, salt }) => [
                  credential,
                  { first: base64URLStringToBuffer(salt) },
                ]),
              ),
            },
          },
        },
      });
      const prf = secretOf(given.clientExtensionResults);
      return prf === undefined ? refuse({ kind: 'no-prf' }) : accept({ credential: given.id, prf });
    } catch (error) {
      return refuse(problemOf(error));
    }
  },
  forget: async (credential) => {
    // A courtesy: few browsers take it, and what they do with it they do not say.
    await sendSignal({
      signalName: 'unknownCredential',
      rpID: host,
      credentialID: credential,
    }).catch(() => undefined);
  },
});

const secretOf = ({ prf }: AuthenticationExtensionsClientOutputs): Bytes | undefined => {
  const first = prf?.results?.first;
  if (first === undefined) return undefined;
  const bytes =
    first instanceof ArrayBuffer
      ? new Uint8Array(first)
      : new Uint8Array(first.buffer, first.byteOffset, first.byteLength).slice();
  return bytes.length === PRF_BYTES ? bytes : undefined;
};

/** The specification gives one name to "put away", "timed out" and "none of these is here": so nobody learns which. */
const problemOf = (error: unknown): PasskeyProblem => {
  const name = error instanceof Error ? error.name : '';
  return name === 'NotAllowedError' || name === 'AbortError'
    ? { kind: 'cancelled' }
    : { kind: 'no-answer' };
};
