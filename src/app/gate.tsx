/** Who comes in and how: shows the screen of the gate's state, and behind it the book. */
import {
  lazy,
  Suspense,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import { WelcomeScreen } from '#features/enrol/welcome-screen.tsx';
import { removeFirstScreens, type DoneBefore } from '#platform/first-screen.ts';
import { onFirstTouch } from '#platform/first-touch.ts';
import { browserFacts, mustInstallFirst } from '#platform/install.ts';
import { ReplicaContext } from '#replica/use-replica.ts';
import { SyncContext } from '#sync/use-sync.ts';
import { LanguageSwitch } from '#ui/language-switch.tsx';
import { Spoken } from '#ui/spoken.tsx';
import { createGate, type GateActs } from './create-gate.ts';
import type { GateState } from './gate-state.ts';
import { Locked } from './locked.tsx';
import { useLookChoice } from './look-choice.ts';
import { SPOKEN_BY } from './screen-words.ts';
import { useServices } from './services.ts';
import { ApprovalContext } from './use-approvals.ts';
import { PasskeyContext } from './use-passkey.ts';
import { SecondFactorContext } from './use-second-factor.ts';
import { SharedContext } from './use-shared.ts';
import { ShiftContext } from './use-shift.ts';
import { useWarmUp } from './use-warm-up.ts';
import { WordsContext } from './use-words.ts';

// What most mornings do not need is not loaded before the book is open.
const loadWayIn = () => import('./way-in.tsx');
const loadShell = () => import('./shell.tsx');
const WayIn = lazy(async () => ({ default: (await loadWayIn()).WayIn }));
const Joining = lazy(async () => ({ default: (await import('./joining.tsx')).Joining }));
const SharedLock = lazy(async () => ({
  default: (await import('./shared-lock.tsx')).SharedLock,
}));
const Forgotten = lazy(async () => ({ default: (await import('./forgotten.tsx')).Forgotten }));
const Lost = lazy(async () => ({ default: (await import('./lost.tsx')).Lost }));
const Shell = lazy(async () => ({ default: (await loadShell()).Shell }));

export const Gate = () => {
  const services = useServices();
  const [gate] = useState(() => createGate(services));
  const now = useSyncExternalStore(gate.watch, gate.state);
  // While the next screen's code is read from the disk, the one before stays in place.
  const state = useDeferredValue(now);
  useEffect(() => gate.start(), [gate]);
  const { step } = state;
  const { readBookCode } = services;
  useEffect(() => {
    if (step !== 'welcome') return undefined;
    // While the code is typed what looks at the invitation comes. What fails is told by the act that needs it.
    return onFirstTouch(() => {
      Promise.all([readBookCode(), loadWayIn()]).catch(() => undefined);
    });
  }, [readBookCode, step]);
  return (
    <Suspense fallback={null}>
      <GateScreen state={state} acts={gate.acts} />
      {step === 'starting' ? null : <IsThere onDoneBefore={gate.acts.goOnFrom} />}
    </Suspense>
  );
};

/** Beside the first screen in its frame: it takes away what stood in the page in its place, and goes on from there. */
const IsThere = ({ onDoneBefore }: { readonly onDoneBefore: (done: DoneBefore) => void }) => {
  useLayoutEffect(() => {
    const done = removeFirstScreens();
    if (done !== undefined) onDoneBefore(done);
  }, [onDoneBefore]);
  return null;
};

const GateScreen = ({ state, acts }: { readonly state: GateState; readonly acts: GateActs }) => {
  const { change } = useLookChoice();
  const warmUp = useWarmUp(loadShell);
  const corner = <LanguageSwitch onChange={(language) => change({ language })} />;
  // Itself in the first piece, so it is there at once; a Safari tab on iPhone is led elsewhere by the way in.
  // Where others have a book already, this browser is the one they use.
  if (state.step === 'welcome' && (state.isAdding === true || !mustInstallFirst(browserFacts())))
    return (
      <WelcomeScreen
        // A link that could not be looked at begins the screen anew, a typed code does not.
        key={state.code !== undefined && state.code.length > 8 ? state.code : 'typed'}
        problem={state.problem}
        code={state.code}
        isLooking={state.busy === true}
        corner={corner}
        onLook={(token) => void acts.look(token)}
        onAskApproval={() => void acts.askApproval()}
        onBack={state.isAdding === true ? () => void acts.leave() : undefined}
      />
    );
  switch (state.step) {
    case 'starting':
      return null;
    case 'joining':
      return (
        <Spoken sections={SPOKEN_BY.joining}>
          <Joining acts={acts} />
        </Spoken>
      );
    case 'welcome':
    case 'invited':
    case 'setting-up':
    case 'naming':
    case 'choosing-words':
    case 'first-fetch':
      // Together with its words, not after them.
      void loadWayIn();
      return (
        <Spoken sections={SPOKEN_BY['way-in']}>
          <WayIn state={state} acts={acts} corner={corner} />
        </Spoken>
      );
    case 'choosing-name':
      return (
        <Spoken sections={SPOKEN_BY['shared-device']}>
          <SharedLock state={state} acts={acts} corner={corner} onTyping={warmUp} />
        </Spoken>
      );
    case 'locked':
      return state.who === undefined ? (
        <Locked state={state} acts={acts} corner={corner} onTyping={warmUp} />
      ) : (
        <Spoken sections={SPOKEN_BY['shared-device']}>
          <SharedLock state={state} acts={acts} corner={corner} onTyping={warmUp} />
        </Spoken>
      );
    case 'forgotten':
    case 'new-words':
      return (
        <Spoken sections={SPOKEN_BY.unlock}>
          <Forgotten state={state} acts={acts} />
        </Spoken>
      );
    case 'gone-book':
    case 'missing-entries':
      return (
        <Spoken sections={SPOKEN_BY.unlock}>
          <Lost state={state} acts={acts} corner={corner} />
        </Spoken>
      );
    case 'open':
      return (
        <ReplicaContext value={state.opened.replica}>
          <SyncContext value={state.opened.sync}>
            <ShiftContext value={state.opened.shift}>
              <SharedContext value={state.opened.shared}>
                <PasskeyContext value={state.opened.passkey}>
                  <SecondFactorContext value={state.opened}>
                    <ApprovalContext value={state.opened.approvals}>
                      <WordsContext value={state.opened.words}>
                        <Spoken sections={SPOKEN_BY.shell}>
                          <Shell
                            onLock={() => void acts.lock()}
                            onAddOfficer={() => void acts.lock().then(acts.addOfficer)}
                            onTakeOver={() => void state.opened.takeOver()}
                            onWordsChanged={() => void acts.lock('words-changed')}
                            onSignOut={() => void acts.signOut()}
                          />
                        </Spoken>
                      </WordsContext>
                    </ApprovalContext>
                  </SecondFactorContext>
                </PasskeyContext>
              </SharedContext>
            </ShiftContext>
          </SyncContext>
        </ReplicaContext>
      );
  }
};
