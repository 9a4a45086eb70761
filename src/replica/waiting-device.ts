/**
 * A new device that waits for an approval, kept through a closed tab. Its key has no words yet to lie under: it is
 * sealed by a share that the server alone holds and forgets with the request, so what stays on the disk is worth nothing.
 */
import * as z from 'zod';
import {
  base64FromBytes,
  bytesFromBase64,
  textFromUtf8,
  utf8FromText,
  type Bytes,
} from '#base/bytes.ts';
import { ed25519Signer } from './ed25519-signer.ts';
import { gcm } from './key-wrap.ts';
import type { Chance } from './ports.ts';
import type { NewDevice } from './vault-port.ts';

/** What the request is about and how far it has come. */
const inside = z.object({
  replica: z.string(),
  device: z.string(),
  life: z.string(),
  seed: z.string(),
  /** What the phone was committed to when it asked. */
  secret: z.string(),
  to: z.string(),
  name: z.string(),
  union: z.string(),
  serverKey: z.string(),
  /** The officer's secret and key, from the first time they were heard: no others are ever answered. */
  opened: z.object({ nonce: z.string(), approverKey: z.string() }).optional(),
});

export interface WaitingDevice extends Omit<
  z.infer<typeof inside>,
  'replica' | 'device' | 'life' | 'seed'
> {
  readonly newDevice: NewDevice;
}

/** As it lies on the disk; who reads it can ask the server how the request stands, and that is all. */
export const waitingRow = z.object({
  version: z.literal(1),
  request: z.string(),
  ticket: z.string(),
  expiresMs: z.number(),
  nonce: z.string(),
  ct: z.string(),
});
export type WaitingRow = z.infer<typeof waitingRow>;

/** One a browser profile. A request that could not be kept waits as long as its tab is open. */
export interface WaitingStore {
  readonly read: () => Promise<WaitingRow | undefined>;
  readonly write: (row: WaitingRow) => Promise<void>;
  readonly remove: () => Promise<void>;
}

type Named = Pick<WaitingRow, 'request' | 'ticket' | 'expiresMs'>;

/** @param share 32 bytes, base64url */
export const sealWaiting = async (
  named: Named,
  { newDevice, ...about }: WaitingDevice,
  share: string,
  chance: Chance,
): Promise<WaitingRow> => {
  const { replica, device, life, seed } = newDevice;
  const text = JSON.stringify({ ...about, replica, device, life, seed: base64FromBytes(seed) });
  const nonce = chance.bytes(12);
  const ct = await crypto.subtle.encrypt(
    gcm(nonce, placeOf(named.request)),
    await keyOf(share, 'encrypt'),
    utf8FromText(text),
  );
  const { request, ticket, expiresMs } = named;
  return {
    ...{ version: 1, request, ticket, expiresMs, nonce: base64FromBytes(nonce) },
    ct: base64FromBytes(new Uint8Array(ct)),
  };
};

/** `undefined` where the share is not the one it was sealed by, or the row is damaged. */
export const openWaiting = async (
  row: WaitingRow,
  share: string,
): Promise<WaitingDevice | undefined> => {
  const [nonce, ct] = [bytesFromBase64(row.nonce), bytesFromBase64(row.ct)];
  if (!nonce.ok || !ct.ok) return undefined;
  let plain: Bytes;
  try {
    const params = gcm(nonce.value, placeOf(row.request));
    plain = new Uint8Array(
      await crypto.subtle.decrypt(params, await keyOf(share, 'decrypt'), ct.value),
    );
  } catch {
    return undefined;
  }
  const text = textFromUtf8(plain);
  const parsed = text.ok ? inside.safeParse(JSON.parse(text.value)) : undefined;
  if (parsed?.success !== true) return undefined;
  const { replica, device, life, seed: seedText, ...about } = parsed.data;
  const seed = bytesFromBase64(seedText);
  if (!seed.ok) return undefined;
  const signer = await ed25519Signer(seed.value);
  return { ...about, newDevice: { replica, device, life, signer, seed: seed.value } };
};

const placeOf = (request: string): string => `waiting|${request}|1`;

const keyOf = async (share: string, usage: 'encrypt' | 'decrypt'): Promise<CryptoKey> => {
  const raw = bytesFromBase64(share);
  return crypto.subtle.importKey('raw', raw.ok ? raw.value : new Uint8Array(), 'AES-GCM', false, [
    usage,
  ]);
};
