/** Waits at the gate for the second officer's yes, and opens the book by the share that the server then lends. */
import type { Person } from '#replica/door-row.ts';
import type { GateState } from './gate-state.ts';
import type { Recovery } from './recovery.ts';
import type { AppServices } from './services.ts';

const POLL_MS = 3000;

type Go = (next: GateState) => void;

/** Asks every few seconds until the second officer has agreed, the digits are too old or the officer left. */
export const waitForApproval = async (
  services: AppServices,
  replica: string,
  recovery: Recovery,
  now: () => GateState,
  go: Go,
): Promise<void> => {
  while (true) {
    if (services.nowMs() > recovery.expiresMs) {
      go({ step: 'forgotten', who: whoOf(now()), problem: 'no-such-request' });
      return;
    }
    const answer = await services.api.fetchShare(recovery.request, recovery.ticket);
    const state = now();
    if (state.step !== 'forgotten' || state.recovery !== recovery) return;
    if (answer.ok && answer.value.state === 'approved') {
      const open = await services.vault.openByShare(replica, answer.value.share);
      go(
        open.ok
          ? { step: 'new-words', who: state.who, recovery, open: open.value }
          : { step: 'forgotten', who: state.who, problem: open.error.kind },
      );
      return;
    }
    if (!answer.ok && answer.error.kind === 'no-such-request') {
      go({ step: 'forgotten', who: state.who, problem: answer.error.kind });
      return;
    }
    const problem = answer.ok ? undefined : answer.error.kind;
    if (state.problem !== problem) go({ ...state, problem });
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    const later = now();
    if (later.step !== 'forgotten' || later.recovery !== recovery) return;
  }
};

const whoOf = (state: GateState): Person | undefined =>
  state.step === 'forgotten' ? state.who : undefined;
