/** What is needed once somebody acts at the gate, in one piece: the inside of the vault and the way to the server. */
import { browserChance } from '#replica/browser-chance.ts';
import { browserVault } from '#replica/browser-vault.ts';
import type { VaultPort } from '#replica/vault-port.ts';
import { createServerApi } from '#sync/http-server-api.ts';
import { createHttpWire, type HttpWire } from '#sync/http-wire.ts';
import type { ServerApi } from '#sync/server-api.ts';
import { recoveryBytes, redeemBytes } from '#sync/signed-requests.ts';

export interface BackRoom {
  readonly vault: VaultPort;
  readonly wire: HttpWire;
  readonly api: ServerApi;
  readonly redeemBytes: typeof redeemBytes;
  readonly recoveryBytes: typeof recoveryBytes;
}

/** @param session the running session's token, or a new one where the server has ended it */
export const openBackRoom = (
  session: (renew: boolean) => Promise<string | undefined>,
): BackRoom => {
  const wire = createHttpWire(window.location.origin);
  const api = createServerApi(wire, session, browserChance);
  return { vault: browserVault(), wire, api, redeemBytes, recoveryBytes };
};
