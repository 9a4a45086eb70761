/** The gate's screens for forgotten words. */
import { ForgottenScreen, NewWordsScreen } from '#features/unlock/forgotten-screen.tsx';
import { useText } from '#ui/use-text.ts';
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
  const { sharedDevice } = useText();
  return state.step === 'forgotten' ? (
    <ForgottenScreen
      recovery={state.recovery}
      problem={state.problem}
      whose={state.who?.name === undefined ? undefined : sharedDevice.forgotOf(state.who.name)}
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
