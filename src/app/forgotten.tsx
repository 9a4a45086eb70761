/** The gate's screens for forgotten words. */
import { ForgottenScreen, NewWordsScreen } from '#features/unlock/forgotten-screen.tsx';
import type { GateState } from './gate-state.ts';
import { useServices } from './services.ts';
import type { GateActs } from './create-gate.ts';
import { wordsProblem } from './words-problem.ts';

export const Forgotten = (props: {
  readonly state: Extract<GateState, { readonly step: 'forgotten' | 'new-words' }>;
  readonly acts: GateActs;
}) => {
  const { state, acts } = props;
  const { vault } = useServices();
  return state.step === 'forgotten' ? (
    <ForgottenScreen
      recovery={state.recovery}
      problem={state.problem}
      isBusy={state.busy === true}
      onAsk={() => void acts.askRecovery()}
      onBack={() => void acts.leave()}
    />
  ) : (
    <NewWordsScreen
      problem={state.problem}
      isBusy={state.busy === true}
      isKept={state.rewrapped !== undefined}
      suggest={vault.suggestWords}
      check={(words) => wordsProblem(vault, words)}
      onChosen={(words) => void acts.setNewWords(words)}
      onOpenAnyway={() => void acts.openAnyway()}
    />
  );
};
