/** What the gate does where the words are forgotten: of one book, the one that was chosen on the lock. */
import type { GateParts } from './gate-parts.ts';
import { waitForApproval } from './recovery-waiting.ts';
import { rewrapWithWords } from './recovery.ts';

export interface ForgottenActs {
  readonly forgot: () => void;
  readonly askRecovery: () => Promise<void>;
  readonly setNewWords: (words: string) => Promise<void>;
  /** Opens with the new words although the server has not heard of them yet. */
  readonly openAnyway: () => Promise<void>;
}

export const forgottenActs = ({ services, now, go, leave, openBook }: GateParts): ForgottenActs => {
  const { vault, api } = services;

  const finish = async (): Promise<void> => {
    const state = now();
    if (state.step !== 'new-words' || state.rewrapped === undefined) return;
    const finished = await api.finishRecovery(state.rewrapped.finish);
    // Where an earlier answer got lost the server no longer knows the request: it is done.
    if (!finished.ok && finished.error.kind !== 'no-such-request') {
      go({ ...state, busy: false, problem: finished.error.kind });
      return;
    }
    const told = state.rewrapped.vault;
    await vault.finished(told);
    const problem = await openBook({ ...told, unfinished: undefined });
    if (problem !== undefined) go({ step: 'locked', who: state.who, problem });
  };

  return {
    forgot: () => {
      const state = now();
      go({ step: 'forgotten', who: state.step === 'locked' ? state.who : undefined });
    },
    askRecovery: async () => {
      const state = now();
      if (state.step !== 'forgotten') return;
      const { who } = state;
      go({ step: 'forgotten', who, busy: true });
      const replicas = who === undefined ? await vault.replicas() : [who.replica];
      // Another window has added somebody meanwhile: it must be said whose words are forgotten.
      if (replicas.length > 1) {
        await leave();
        return;
      }
      const [replica] = replicas;
      const device = replica === undefined ? undefined : await vault.deviceOf(replica);
      if (replica === undefined || device === undefined) {
        go({ step: 'forgotten', who, problem: 'no-vault' });
        return;
      }
      const asked = await api.requestRecovery(device);
      if (!asked.ok) {
        go({ step: 'forgotten', who, problem: asked.error.kind });
        return;
      }
      go({ step: 'forgotten', who, recovery: asked.value });
      void waitForApproval(services, replica, asked.value, now, go);
    },
    setNewWords: async (words) => {
      const state = now();
      if (state.step !== 'new-words') return;
      go({ ...state, busy: true, problem: undefined });
      if (state.rewrapped === undefined) {
        const rewrapped = await rewrapWithWords(services, state.recovery, state.open, words);
        if (!rewrapped.ok) {
          go({ ...state, busy: false, problem: rewrapped.error.kind });
          return;
        }
        go({ ...state, busy: true, problem: undefined, rewrapped: rewrapped.value });
      }
      await finish();
    },
    openAnyway: async () => {
      const state = now();
      if (state.step !== 'new-words' || state.rewrapped === undefined) return;
      const problem = await openBook(state.rewrapped.vault);
      if (problem !== undefined) go({ step: 'locked', who: state.who, problem });
    },
  };
};
