/** A passkey for the server: made for it, and asked to sign what it wants signed. No secret of the device comes along. */
import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import { accept, refuse, type Result } from '#base/result.ts';

/** All base64url, as the browser gives it. */
export interface MadePasskey {
  readonly id: string;
  readonly clientDataJSON: string;
  readonly attestationObject: string;
}

export interface AnsweredPasskey {
  readonly id: string;
  readonly clientDataJSON: string;
  readonly authenticatorData: string;
  readonly signature: string;
}

export type ServerPasskeyProblem =
  /** Put away, run out of time, none of these is here, or the browser wants one more tap first. */
  | { readonly kind: 'cancelled' }
  /** This device holds one of the passkeys that the server knows already. */
  | { readonly kind: 'already-here' }
  | { readonly kind: 'no-answer' };

export interface ServerPasskeys {
  /** Whether this browser can make or ask one at all: on this device, on a phone beside it, or on a key. */
  readonly isThere: () => boolean;
  readonly make: (asked: {
    readonly challenge: string;
    /** base64url; nothing personal: the device keeps and shows it. */
    readonly userId: string;
    readonly userName: string;
    readonly known: readonly string[];
  }) => Promise<Result<MadePasskey, ServerPasskeyProblem>>;
  readonly answer: (asked: {
    readonly challenge: string;
    readonly known: readonly string[];
  }) => Promise<Result<AnsweredPasskey, ServerPasskeyProblem>>;
}

const APP_NAME = 'Sổ Công đoàn';
const ES256 = -7;
const ED25519 = -8;
const RS256 = -257;

/** @param host the relying party: what the address bar says, without a port */
export const serverPasskeys = (host: string): ServerPasskeys => ({
  isThere: browserSupportsWebAuthn,
  make: async ({ challenge, userId, userName, known }) => {
    try {
      const { id, response } = await startRegistration({
        optionsJSON: {
          rp: { id: host, name: APP_NAME },
          user: { id: userId, name: userName, displayName: userName },
          challenge,
          pubKeyCredParams: [ED25519, ES256, RS256].map((alg) => ({ type: 'public-key', alg })),
          attestation: 'none',
          excludeCredentials: known.map(named),
          authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
        },
      });
      const { clientDataJSON, attestationObject } = response;
      return accept({ id, clientDataJSON, attestationObject });
    } catch (error) {
      return refuse(problemOf(error));
    }
  },
  answer: async ({ challenge, known }) => {
    try {
      const { id, response } = await startAuthentication({
        optionsJSON: {
          rpId: host,
          challenge,
          userVerification: 'required',
          allowCredentials: known.map(named),
        },
      });
      const { clientDataJSON, authenticatorData, signature } = response;
      return accept({ id, clientDataJSON, authenticatorData, signature });
    } catch (error) {
      return refuse(problemOf(error));
    }
  },
});

const named = (id: string): { readonly id: string; readonly type: 'public-key' } => ({
  id,
  type: 'public-key',
});

const problemOf = (error: unknown): ServerPasskeyProblem => {
  const name = error instanceof Error ? error.name : '';
  if (name === 'InvalidStateError') return { kind: 'already-here' };
  return name === 'NotAllowedError' || name === 'AbortError'
    ? { kind: 'cancelled' }
    : { kind: 'no-answer' };
};
