/** Puts together the desk of a device that waits for an approval; read when somebody asks for one. */
import type { JoiningControl } from '#features/joining/joining-control.ts';
import { whenShown } from '#platform/occasions.ts';
import { browserChance } from '#replica/browser-chance.ts';
import { cacheWaitingStore } from '#replica/cache-waiting-store.ts';
import { ed25519Verifier } from '#replica/ed25519-signer.ts';
import { joiningApi } from '#sync/http-joining.ts';
import type { BackRoom } from './back-room.ts';
import type { Invited } from './invited.ts';
import { createJoiningDesk } from './joining-desk.ts';

export const openJoiningRoom = (
  { wire, api, vault }: BackRoom,
  deviceLabel: string,
  onApproved: (invited: Invited) => void,
): JoiningControl =>
  createJoiningDesk(
    {
      api: joiningApi(wire),
      lookInvitation: api.lookInvitation,
      newDevice: vault.newDevice,
      store: cacheWaitingStore(window.caches),
      verifier: ed25519Verifier,
      chance: browserChance,
      deviceLabel,
      rest: async (delayMs) => {
        await new Promise((resolve) => setTimeout(resolve, delayMs));
        // Nobody sees the answer, and the battery lasts.
        await whenShown();
      },
    },
    onApproved,
  );
