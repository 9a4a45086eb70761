/** The lock where several have a book here: their names first, then the lock of the chosen one. */
import type { ReactNode } from 'react';
import { WhoScreen } from '#features/shared-device/who-screen.tsx';
import { useText } from '#ui/use-text.ts';
import type { GateActs } from './create-gate.ts';
import type { GateState } from './gate-state.ts';
import { Locked } from './locked.tsx';

export const SharedLock = (props: {
  readonly state: Extract<GateState, { readonly step: 'choosing-name' | 'locked' }>;
  readonly acts: GateActs;
  readonly corner: ReactNode;
  readonly onTyping: () => void;
}) => {
  const { sharedDevice: text } = useText();
  const { state, acts, corner } = props;
  if (state.step === 'choosing-name')
    return (
      <WhoScreen
        people={state.people}
        corner={corner}
        onChoose={(replica) => void acts.choose(replica)}
        onAdd={() => void acts.addOfficer()}
      />
    );
  const name = state.who?.name;
  return (
    <Locked
      {...props}
      state={state}
      // A field that was typed into for one must not stand there for the next.
      key={state.who?.replica}
      of={{
        title: name === undefined ? text.unlockUnnamed : text.unlockOf(name),
        wrongWords: name === undefined ? undefined : text.wrongWords(name),
        other: text.notMe,
        onOther: () => void acts.leave(),
      }}
    />
  );
};
