/** What is needed once somebody acts at the gate, in one piece: the inside of the vault and the way to the server. */
import { browserChance } from '#replica/browser-chance.ts';
import { browserVault } from '#replica/browser-vault.ts';
import type { VaultPort } from '#replica/vault-port.ts';
import { askingForFactor } from '#sync/asking-for-factor.ts';
import { createServerApi } from '#sync/http-server-api.ts';
import { createHttpWire, type HttpWire } from '#sync/http-wire.ts';
import type { RunningSession } from '#sync/running-session.ts';
import type { ServerApi } from '#sync/server-api.ts';
import { recoveryBytes, redeemBytes } from '#sync/signed-requests.ts';

export interface BackRoom {
  readonly vault: VaultPort;
  readonly wire: HttpWire;
  readonly api: ServerApi;
  readonly redeemBytes: typeof redeemBytes;
  readonly recoveryBytes: typeof recoveryBytes;
}

/**
 * @param session the running session, or a new one where the server has ended it
 * @param askFactor asks the officer for the second factor: true once it was given
 */
export const openBackRoom = (
  session: RunningSession,
  askFactor: () => Promise<boolean>,
): BackRoom => {
  const wire = askingForFactor(createHttpWire(window.location.origin), askFactor);
  const api = createServerApi(wire, session, browserChance);
  return { vault: browserVault(), wire, api, redeemBytes, recoveryBytes };
};
