// A device enrolled by an invitation, as the real endpoint does it; before a run, and in the middle of one.
import { base64FromBytes } from '#base/bytes.ts';
import type { SeededChance } from '#domain/practice/seeded-chance.ts';
import { redeemSigningBytes, type RedeemRequest } from '#protocol/sign-in.ts';
import { redeem } from '#server/enrol.ts';
import { makeInvitation } from '#server/invitations.ts';
import { makeSetUpInvitation } from '#server/set-up.ts';
import { bytesOf } from './sim-chance.ts';
import { simSigner } from './sim-crypto.ts';
import { simPhone, type PhoneWorld, type SimPhone } from './sim-phone.ts';

export interface WhoEnrols {
  readonly officer?: string;
  /** The officer's words, where there are any by now. */
  readonly proof?: string;
  readonly setUp?: RedeemRequest['setUp'];
}

/** Not started yet. Throws where the server refuses it. */
export const enrolPhone = async (
  world: PhoneWorld,
  { name, chance }: { readonly name: string; readonly chance: SeededChance },
  who: WhoEnrols,
): Promise<SimPhone> => {
  const { context } = world.server.now();
  const bytes = bytesOf(chance);
  const id = (length: number): string => base64FromBytes(bytes.bytes(length));
  const seed = bytes.bytes(32);
  const signer = simSigner(seed);
  const [device, life, proof] = [id(12), id(12), who.proof ?? id(32)];
  const invitation =
    who.officer === undefined
      ? await makeSetUpInvitation(context)
      : await context.store.write((tx) =>
          makeInvitation(context, tx, { officer: who.officer ?? null, reusable: false }),
        );
  if (invitation === undefined) throw new Error('already set up');
  const { token } = invitation;
  const answered = await redeem(context, {
    token,
    nonce: id(16),
    device: { id: device, life, publicKey: signer.publicKey, label: name },
    words: { salt: 'AAECAwQFBgcICQoLDA0ODw', memoryKiB: 47_104, passes: 1 },
    proof,
    share: id(32),
    signature: signer.sign(redeemSigningBytes(token, device, signer.publicKey)),
    ...(who.setUp === undefined ? {} : { setUp: who.setUp }),
  });
  if (!answered.ok) throw new Error(JSON.stringify(answered.error));
  const { officer, displayName, signInName, homeUnit, serverKey, practice } = answered.value;
  return simPhone(world, {
    ...{ name, seed, life, proof },
    identity: {
      ...{ replica: id(12), device, officer, displayName, signInName, homeUnit },
      ...{ serverKey, practice },
    },
  });
};
