/** An authenticator in software: makes and answers what a phone does, byte by byte, and lies where a test wants it to. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { accept, refuse } from '#base/result.ts';
import type { ServerPasskeys } from '#platform/server-passkey.ts';
import type { PasskeyAnswered, PasskeyMade } from '#protocol/second-factor.ts';

export interface Lies {
  readonly origin?: string;
  readonly rpId?: string;
  /** Nobody's finger, face or code was asked for. */
  readonly isUnverified?: boolean;
  readonly counter?: number;
  readonly type?: string;
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
const text = (bytes: Buffer): string => bytes.toString('base64url');

const PRESENT = 0x01;
const VERIFIED = 0x04;
const HAS_KEY = 0x40;

/** A device that holds such passkeys, as a page sees it. */
export const softwarePasskeys = (origin: string): ServerPasskeys => {
  const held: SoftwarePasskey[] = [];
  const lies = { origin, rpId: new URL(origin).hostname };
  const named = (known: readonly string[]): SoftwarePasskey | undefined =>
    held.find(({ id }) => known.includes(text(id)));
  return {
    isThere: () => true,
    make: async ({ challenge, known }) => {
      if (named(known) !== undefined) return refuse({ kind: 'already-here' });
      const made = new SoftwarePasskey();
      held.push(made);
      return accept(made.make(challenge, lies));
    },
    answer: async ({ challenge, known }) => {
      const one = named(known);
      return one === undefined
        ? refuse({ kind: 'cancelled' })
        : accept(one.answer(challenge, lies));
    },
  };
};

export class SoftwarePasskey {
  readonly id = randomBytes(16);
  readonly #key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #counter = 0;

  make(challenge: string, lies: Lies = {}): PasskeyMade {
    const authData = this.#authData(HAS_KEY, 0, lies, this.#attested());
    return {
      id: text(this.id),
      clientDataJSON: clientData('webauthn.create', challenge, lies),
      attestationObject: text(
        Buffer.concat([
          Buffer.from([0xa3, 0x63]),
          Buffer.from('fmt'),
          Buffer.from([0x64]),
          Buffer.from('none'),
          Buffer.from([0x67]),
          Buffer.from('attStmt'),
          Buffer.from([0xa0, 0x68]),
          Buffer.from('authData'),
          Buffer.from([0x58, authData.length]),
          authData,
        ]),
      ),
    };
  }

  answer(challenge: string, lies: Lies = {}): PasskeyAnswered {
    this.#counter = lies.counter ?? this.#counter + 1;
    const authData = this.#authData(0, this.#counter, lies);
    const clientDataJSON = clientData('webauthn.get', challenge, lies);
    const signed = Buffer.concat([authData, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    return {
      id: text(this.id),
      clientDataJSON,
      authenticatorData: text(authData),
      signature: text(sign('sha256', signed, this.#key.privateKey)),
    };
  }

  #authData(
    flags: number,
    counter: number,
    lies: Lies,
    more: Uint8Array = Buffer.alloc(0),
  ): Buffer {
    const counted = Buffer.alloc(4);
    counted.writeUInt32BE(counter);
    const verified = lies.isUnverified === true ? 0 : VERIFIED;
    const said = Buffer.from([flags | PRESENT | verified]);
    return Buffer.concat([sha256(lies.rpId ?? 'localhost'), said, counted, more]);
  }

  /** No model is named; then the credential's id and its public key in COSE's form. */
  #attested(): Buffer {
    const { x = '', y = '' } = this.#key.publicKey.export({ format: 'jwk' });
    return Buffer.concat([
      Buffer.alloc(16),
      Buffer.from([0, this.id.length]),
      this.id,
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
      Buffer.from(x, 'base64url'),
      Buffer.from([0x22, 0x58, 0x20]),
      Buffer.from(y, 'base64url'),
    ]);
  }
}

const clientData = (type: string, challenge: string, lies: Lies): string =>
  text(
    Buffer.from(
      JSON.stringify({
        ...{ type: lies.type ?? type, challenge, crossOrigin: false },
        origin: lies.origin ?? 'http://localhost',
      }),
    ),
  );
