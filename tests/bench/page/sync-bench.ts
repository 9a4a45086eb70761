/** The first sync: a fresh sealed replica takes in everything that a real server has for this officer. */
import { base64FromBytes } from '#base/bytes.ts';
import { redeemSigningBytes, sessionAnswer } from '#protocol/sign-in.ts';
import { FOLD_FINGERPRINT } from '#book/packed-records.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { ed25519Signer } from '#replica/ed25519-signer.ts';
import { createHttpTransport } from '#sync/http-transport.ts';
import { createHttpWire } from '#sync/http-wire.ts';
import { pullInto } from '#sync/pull-into.ts';
import { chance, forgetDatabase, identityOf, must, openBench } from './bench-replica.ts';

export interface FirstSync {
  readonly seconds: number;
  readonly signInMs: number;
  readonly members: number;
  readonly receipts: number;
}

const DEVICE_ID_BYTES = 12;

export const firstSync = async (invitation: {
  readonly token: string;
  readonly proof: string;
  readonly words: { readonly salt: string; readonly memoryKiB: number; readonly passes: number };
}): Promise<FirstSync> => {
  const randomId = (): string => base64FromBytes(chance.bytes(DEVICE_ID_BYTES));
  const seed = chance.bytes(32);
  const signer = await ed25519Signer(seed);
  const device = { id: randomId(), life: randomId(), publicKey: signer.publicKey, label: 'máy đo' };
  const wire = createHttpWire(location.origin, (input, init) => fetch(input, init));
  const { token, proof, words } = invitation;
  const enrolled = must(
    await wire.post(
      '/api/invitation/redeem',
      {
        token,
        nonce: base64FromBytes(chance.bytes(16)),
        device,
        words,
        proof,
        share: base64FromBytes(chance.bytes(32)),
        signature: await signer.sign(redeemSigningBytes(token, device.id, device.publicKey)),
      },
      sessionAnswer,
    ),
  );

  const replicaName = randomId();
  const start = performance.now();
  const bench = await openBench(
    { ...identityOf(replicaName, enrolled.serverKey, device.id), officer: enrolled.officer },
    { life: device.life, seed },
  );
  const { replica } = bench;
  const clock = { nowMs: () => Date.now() };
  const transport = createHttpTransport(wire, { device: device.id, signer, proof }, clock, chance);
  must(await transport.signIn());
  const signInMs = performance.now() - start;
  must(
    await pullInto(replica, transport, {
      request: {
        protocol: PROTOCOL_VERSION,
        nonce: base64FromBytes(chance.bytes(16)),
        device: device.id,
        fold: FOLD_FINGERPRINT,
        cursors: [],
      },
      onProgress: () => undefined,
    }),
  );
  const members = (await replica.shelf.find({ type: 'member' })).length;
  const receipts = (await replica.shelf.find({ type: 'receipt' })).length;
  const seconds = (performance.now() - start) / 1000;
  await bench.close();
  await forgetDatabase(replicaName);
  return { seconds, signInMs, members, receipts };
};
