/** The officer's side of an approval from afar: compares on this device, and signs for the very key it compared. */
import { base64FromBytes } from '#base/bytes.ts';
import { accept, refuse } from '#base/result.ts';
import type { ApprovalControl } from '#features/joining/approval-control.ts';
import type { Chance } from '#replica/ports.ts';
import type { OpenVault } from '#replica/vault-port.ts';
import {
  joinApprovalBytes,
  joinCommitment,
  joinDigits,
  type ApprovalApi,
  type JoinRequest,
} from '#sync/http-joining.ts';

export interface ApprovalDeskParts {
  readonly api: ApprovalApi;
  readonly open: Pick<OpenVault, 'signer' | 'identity'>;
  readonly chance: Chance;
}

/** What was seen before the own secret was given: later words of the server about it count for nothing. */
interface Comparing {
  readonly seen: JoinRequest;
  readonly nonce: string;
  reveal?: string;
}

/** Secrets live as long as the book is open; after that the phone asks anew. */
export const createApprovalDesk = ({ api, open, chance }: ApprovalDeskParts): ApprovalControl => {
  const listed = new Map<string, JoinRequest>();
  const comparing = new Map<string, Comparing>();

  const list: ApprovalControl['list'] = async (by) => {
    const found = await api.list(by);
    if (found.ok) for (const one of found.value.requests) listed.set(one.request, one);
    return found;
  };

  const begun = async (request: string): Promise<Comparing | undefined> => {
    const known = comparing.get(request);
    if (known !== undefined) return known;
    if (!listed.has(request)) await list('press');
    const seen = listed.get(request);
    if (seen === undefined) return undefined;
    const now = { seen, nonce: base64FromBytes(chance.bytes(32)) };
    comparing.set(request, now);
    return now;
  };

  return {
    list,
    open: async (request) => {
      const now = await begun(request);
      if (now === undefined) return refuse({ kind: 'no-such-request' });
      const answered = await api.open(request, now.nonce);
      if (!answered.ok) return answered;
      const { reveal } = answered.value;
      const { device, publicKey, commitment } = now.seen;
      if (reveal === null) return accept({ isReady: false });
      // Not what this phone was committed to before it knew the secret of this side.
      if (joinCommitment(device, publicKey, reveal) !== commitment)
        return refuse({ kind: 'other-phone' });
      now.reveal = reveal;
      return accept({ isReady: true });
    },
    refuse: (request) => api.refuse(request),
    approve: async (request, officer, digits) => {
      const now = comparing.get(request);
      if (now?.reveal === undefined) return refuse({ kind: 'not-compared' });
      const { device, publicKey } = now.seen;
      const own = joinDigits({
        ...{ request, device, publicKey, reveal: now.reveal, nonce: now.nonce },
        ...{ approverKey: open.signer.publicKey, serverKey: open.identity.serverKey },
      });
      const asked = { request, officer, digits };
      // Signed only where this device finds the digits that were heard; the server counts the wrong ones.
      if (own !== digits) return api.approve(asked);
      const signature = await open.signer.sign(
        joinApprovalBytes({ request, officer, device, publicKey }),
      );
      return api.approve({ ...asked, signature });
    },
  };
};
