/** Enrols this device: words → keys → invitation spent → vault made. Safe to repeat with the same new device. */
import { accept, refuse, type Result } from '#base/result.ts';
import type { NewDevice, OpenVault, VaultPort, WordsKeys } from '#replica/vault-port.ts';
import type { InvitationAnswer, RedeemRequest } from '#sync/server-answers.ts';
import type { Invited } from './invited.ts';
import { isMissingPiece } from './missing-piece.ts';
import type { AppServices } from './services.ts';

export type EnrolStage = 'calibrate' | 'derive' | 'redeem' | 'make';

export interface Enrolment {
  readonly token: string;
  readonly invitation: InvitationAnswer;
  readonly words: string;
  readonly setUp?: RedeemRequest['setUp'];
  /**
   * Made once for an invitation: where the answer got lost on the way, the server recognises the
   * device that spent it and lets it in again.
   */
  readonly newDevice: NewDevice;
  /** Approved from afar: with the key of the server that the digits were made of. */
  readonly joined?: Invited['joined'];
}

export const enrol = async (
  services: AppServices,
  enrolment: Enrolment,
  onStage: (stage: EnrolStage) => void,
): Promise<Result<OpenVault, { readonly kind: string }>> => {
  const { vault, api } = services;
  const { token, newDevice, setUp } = enrolment;

  const derived = await keysOf(services, enrolment, onStage);
  if (!derived.ok) return derived;
  const { settings, keys } = derived.value;
  const share = vault.newShare();
  const { publicKey } = newDevice.signer;

  onStage('redeem');
  const redeemed = await api.redeemInvitation({
    token,
    nonce: services.newNonce(),
    device: {
      id: newDevice.device,
      life: newDevice.life,
      publicKey,
      label: services.deviceLabel,
    },
    words: settings,
    proof: keys.proof,
    share,
    signature: await newDevice.signer.sign(
      await services.redeemBytes(token, newDevice.device, publicKey),
    ),
    ...(setUp === undefined ? {} : { setUp }),
  });
  if (!redeemed.ok) return refuse({ kind: redeemed.error.kind });

  // Somebody in between would have had to show another key before the digits were compared.
  const { joined } = enrolment;
  if (joined !== undefined && redeemed.value.serverKey !== joined.serverKey)
    return refuse({ kind: 'not-our-server' });

  onStage('make');
  const { officer, displayName, signInName, homeUnit, serverKey, practice } = redeemed.value;
  const made = await vault.make({
    newDevice,
    identity: {
      replica: newDevice.replica,
      device: newDevice.device,
      officer,
      displayName,
      signInName,
      homeUnit,
      serverKey,
      practice,
    },
    keys,
    settings,
    share,
  });
  if (!made.ok) return refuse({ kind: made.error.kind });
  await services.forgetJoining();
  return accept(made.value);
};

/** On a phone's first visit a login page may stand where the code for this was to come from. */
const keysOf = async (
  { vault }: AppServices,
  { invitation, words }: Enrolment,
  onStage: (stage: EnrolStage) => void,
): Promise<Result<Derived, { readonly kind: 'no-connection' }>> => {
  try {
    onStage('calibrate');
    const settings = invitation.words ?? (await vault.calibrate());
    onStage('derive');
    return accept({ settings, keys: await vault.deriveKeys(words, settings) });
  } catch (error) {
    if (isMissingPiece(error)) return refuse({ kind: 'no-connection' });
    throw error;
  }
};

interface Derived {
  readonly settings: Awaited<ReturnType<VaultPort['calibrate']>>;
  readonly keys: WordsKeys;
}
