/** Who asks without a session: a device by its own signature, and nobody else uses up its attempts. */
import { accept, type Result } from '#base/result.ts';
import type { Bytes } from '#base/bytes.ts';
import type { DeviceFacts, OfficerFacts } from './office-facts.ts';
import type { OfficeState } from './office-state.ts';
import { no, type Refusal } from './refusal.ts';
import type { ServerContext } from './server-context.ts';
import { isSignedBy } from './server-key.ts';

export interface AskingDevice {
  readonly device: DeviceFacts;
  readonly officer: OfficerFacts;
  readonly office: OfficeState;
}

interface Asked {
  readonly device: string;
  readonly signed: Bytes;
  readonly signature: string;
  /** Where it comes from; counts only against whoever holds no device's key. */
  readonly address: string;
}

/** Refuses: sign-in-refused for an unknown device and for a wrong key alike, too-many-attempts. */
export const askedByDevice = async (
  server: ServerContext,
  { device: deviceId, signed, signature, address }: Asked,
): Promise<Result<AskingDevice, Refusal>> => {
  const nowMs = server.nowMs();
  const office = await server.office.now(server.store.committed);
  const device = office.device(deviceId);
  const officer = device === undefined ? undefined : office.officer(device.officer);
  // A stranger uses up the attempts of the address, never those of the officers who share it.
  if (
    device === undefined ||
    officer === undefined ||
    !isSignedBy(device.publicKey, signed, signature)
  ) {
    const { byAddress, strangersInAll } = server.throttles;
    const strangerMs = Math.max(strangersInAll.take('', nowMs), byAddress.take(address, nowMs));
    return strangerMs > 0
      ? no('too-many-attempts', { retryAfterMs: strangerMs })
      : no('sign-in-refused');
  }
  // By device: whoever holds one phone of an officer uses up nothing of the officer's other phone.
  const waitMs = server.throttles.byAccount.take(device.id, nowMs);
  return waitMs > 0
    ? no('too-many-attempts', { retryAfterMs: waitMs })
    : accept({ device, officer, office });
};
