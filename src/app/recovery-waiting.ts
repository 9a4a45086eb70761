/** Waits at the gate for the second officer's yes, and opens the book by the share that the server then lends. */
import type { GateState } from './gate-state.ts';
import type { Recovery } from './recovery.ts';
import type { AppServices } from './services.ts';

const POLL_MS = 3000;

type Go = (next: GateState) => void;

/** Asks every few seconds until the second officer has agreed, the digits are too old or the officer left. */
export const waitForApproval = async (
  services: AppServices,
  recovery: Recovery,
  now: () => GateState,
  go: Go,
): Promise<void> => {
  while (true) {
    if (services.nowMs() > recovery.expiresMs) {
      go({ step: 'forgotten', problem: 'no-such-request' });
      return;
    }
    const answer = await services.api.fetchShare(recovery.request, recovery.ticket);
    const state = now();
    if (state.step !== 'forgotten' || state.recovery !== recovery) return;
    if (answer.ok && answer.value.state === 'approved') {
      go(await openedByShare(services, recovery, answer.value.share));
      return;
    }
    if (!answer.ok && answer.error.kind === 'no-such-request') {
      go({ step: 'forgotten', problem: answer.error.kind });
      return;
    }
    const problem = answer.ok ? undefined : answer.error.kind;
    if (state.problem !== problem) go({ ...state, problem });
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    const later = now();
    if (later.step !== 'forgotten' || later.recovery !== recovery) return;
  }
};

const openedByShare = async (
  services: AppServices,
  recovery: Recovery,
  share: string,
): Promise<GateState> => {
  const [replica] = await services.vault.replicas();
  if (replica === undefined) return { step: 'forgotten', problem: 'no-vault' };
  const open = await services.vault.openByShare(replica, share);
  return open.ok
    ? { step: 'new-words', recovery, open: open.value }
    : { step: 'forgotten', problem: open.error.kind };
};
