/** The gate's screens for a disk that was wiped or went back. */
import type { ReactNode } from 'react';
import { GoneBookScreen, MissingEntriesScreen } from '#features/unlock/lost-book-screen.tsx';
import type { GateActs } from './create-gate.ts';
import type { GateState } from './gate-state.ts';

export const Lost = (props: {
  readonly state: Extract<GateState, { readonly step: 'gone-book' | 'missing-entries' }>;
  readonly acts: GateActs;
  readonly corner: ReactNode;
}) => {
  const { state, acts, corner } = props;
  return state.step === 'gone-book' ? (
    <GoneBookScreen
      waiting={state.gone.waiting}
      atMs={state.gone.atMs}
      hasOthers={state.gone.hasOthers}
      corner={corner}
      onGoOn={() => void acts.goOnWithout()}
    />
  ) : (
    <MissingEntriesScreen
      missing={state.lost.missing}
      atMs={state.lost.atMs}
      corner={corner}
      onOpen={() => void acts.openBehind('may-have-backup')}
      onNoBackup={() => void acts.openBehind('no-backup')}
    />
  );
};
