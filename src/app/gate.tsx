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
import { ShiftContext } from './use-shift.ts';
import { useWarmUp } from './use-warm-up.ts';

// What most mornings do not need is not loaded before the book is open.
const loadWayIn = () => import('./way-in.tsx');
const loadShell = () => import('./shell.tsx');
const WayIn = lazy(async () => ({ default: (await loadWayIn()).WayIn }));
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
  if (state.step === 'welcome' && !mustInstallFirst(browserFacts()))
    return (
      <WelcomeScreen
        // A link that could not be looked at begins the screen anew, a typed code does not.
        key={state.code !== undefined && state.code.length > 8 ? state.code : 'typed'}
        problem={state.problem}
        code={state.code}
        isLooking={state.busy === true}
        corner={corner}
        onLook={(token) => void acts.look(token)}
      />
    );
  switch (state.step) {
    case 'starting':
      return null;
    case 'welcome':
    case 'invited':
    case 'setting-up':
    case 'choosing-words':
    case 'first-fetch':
      // Together with its words, not after them.
      void loadWayIn();
      return (
        <Spoken sections={SPOKEN_BY['way-in']}>
          <WayIn state={state} acts={acts} corner={corner} />
        </Spoken>
      );
    case 'locked':
      return <Locked state={state} acts={acts} corner={corner} onTyping={warmUp} />;
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
              <Spoken sections={SPOKEN_BY.shell}>
                <Shell
                  onLock={() => void acts.lock()}
                  onTakeOver={() => void state.opened.takeOver()}
                  onSignOut={() => void acts.signOut()}
                />
              </Spoken>
            </ShiftContext>
          </SyncContext>
        </ReplicaContext>
      );
  }
};
