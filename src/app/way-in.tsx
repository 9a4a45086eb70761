/** The gate's screens for a device that has no book yet, after the welcome. */
import type { ReactNode } from 'react';
import { browserFacts, mustInstallFirst } from '#platform/install.ts';
import { EnteringScreen, FirstFetchScreen } from '#features/enrol/entering-screen.tsx';
import { FoundScreen } from '#features/enrol/found-screen.tsx';
import { InstallFirstScreen } from '#features/enrol/install-first-screen.tsx';
import { InvitationScreen } from '#features/enrol/invitation-screen.tsx';
import { SetUpScreen } from '#features/enrol/set-up-screen.tsx';
import { WordsScreen } from '#features/enrol/words-screen.tsx';
import { NameScreen } from '#features/shared-device/name-screen.tsx';
import { SyncContext } from '#sync/use-sync.ts';
import type { GateState } from './gate-state.ts';
import type { Invited } from './invited.ts';
import { useServices } from './services.ts';
import type { GateActs } from './create-gate.ts';
import { wordsProblem } from './words-problem.ts';

type Steps = 'welcome' | 'invited' | 'setting-up' | 'naming' | 'choosing-words' | 'first-fetch';

export const WayIn = (props: {
  readonly state: Extract<GateState, { readonly step: Steps }>;
  readonly acts: GateActs;
  readonly corner: ReactNode;
}) => {
  const { state, acts } = props;
  const { vault } = useServices();
  const leave = (): void => void acts.leave();
  switch (state.step) {
    // Only where no book is yet: nobody is locked out of one that was begun in a tab.
    case 'welcome':
      return <InstallFirstScreen token={state.code} corner={props.corner} />;
    case 'invited':
      return mustInstallFirst(browserFacts()) ? (
        <InstallFirstScreen token={state.invited.token} corner={props.corner} />
      ) : isUnionOfOne(state) ? (
        <FoundScreen
          under={state.invited.invitation.under ?? ''}
          onDone={(setUp) => void acts.accept(state.invited, setUp)}
          onLeave={leave}
        />
      ) : (
        <InvitationScreen
          invitation={state.invited.invitation}
          onAccept={() => void acts.accept(state.invited)}
          onLeave={state.invited.joined === undefined ? leave : () => void acts.dropJoining()}
        />
      );
    case 'setting-up':
      return isUnionOfOne(state) ? (
        <FoundScreen
          under={state.invited.invitation.under ?? ''}
          setUp={state.setUp}
          onDone={(setUp) => void acts.accept(state.invited, setUp)}
          onLeave={leave}
        />
      ) : (
        <SetUpScreen
          setUp={state.setUp}
          onDone={(setUp) => void acts.accept(state.invited, setUp)}
          onLeave={leave}
        />
      );
    case 'naming':
      return (
        <NameScreen
          displayName={state.setUp?.displayName ?? state.invited.invitation.displayName}
          onNamed={(name) => void acts.named({ name, isShared: false })}
          onLeave={leave}
        />
      );
    case 'choosing-words':
      return (
        <>
          {state.stage === undefined ? null : <EnteringScreen stage={state.stage} />}
          {/* Kept behind the progress, so that a lost network does not cost the typed words. */}
          <div hidden={state.stage !== undefined} style={{ height: '100%' }}>
            <WordsScreen
              hasWords={state.invited.invitation.words !== null}
              problem={state.problem}
              suggest={vault.suggestWords}
              check={(words) => wordsProblem(vault, words)}
              onEnter={(words) => void acts.enter(words)}
              onBack={() => {
                if (state.invited.joined !== undefined) acts.joined(state.invited);
                else if (state.setUp === undefined) leave();
                else acts.backToSetUp(state.invited, state.setUp);
              }}
            />
          </div>
        </>
      );
    case 'first-fetch':
      return (
        <SyncContext value={state.opened.sync}>
          <FirstFetchScreen onDone={acts.firstFetchDone} />
        </SyncContext>
      );
  }
};

/** A union below another one: its name, the own name, and that is all. */
const isUnionOfOne = ({ invited }: { readonly invited: Invited }): boolean =>
  invited.invitation.under !== undefined;
