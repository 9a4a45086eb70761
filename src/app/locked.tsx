/** The lock of a book: the PIN of a shift that goes on, and the words at every moment. */
import { Component, lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { UnlockScreen } from '#features/unlock/unlock-screen.tsx';
import { whenIdle } from '#platform/occasions.ts';
import { Spoken } from '#ui/spoken.tsx';
import type { GateActs } from './create-gate.ts';
import type { GateState } from './gate-state.ts';
import { SPOKEN_BY } from './screen-words.ts';

const PinScreen = lazy(async () => ({
  default: (await import('#features/shift/pin-screen.tsx')).PinScreen,
}));

// The lock is there before it: the words never wait for a passkey.
const PasskeyDoor = lazy(async () => {
  await new Promise<void>(whenIdle);
  return { default: (await import('./passkey-door.tsx')).PasskeyDoor };
});

/** Where the piece with the PIN cannot be read, a phone that is offline too soon, the words open the book. */
class OrWords extends Component<
  { readonly onUnread: () => void; readonly children: ReactNode },
  { readonly isUnread: boolean }
> {
  override state = { isUnread: false };

  static getDerivedStateFromError(): { readonly isUnread: boolean } {
    return { isUnread: true };
  }

  override componentDidCatch(): void {
    this.props.onUnread();
  }

  override render(): ReactNode {
    return this.state.isUnread ? null : this.props.children;
  }
}

/** How often a lock that is left lying is looked at: a shift ends on it too. */
const LOOK_EVERY_MS = 60_000;

/** Where several have a book here: whose lock it is, and the way to the others. */
export interface LockOf {
  readonly title: string;
  readonly wrongWords: string | undefined;
  readonly other: string;
  readonly onOther: () => void;
}

export const Locked = (props: {
  readonly of?: LockOf | undefined;
  readonly state: Extract<GateState, { readonly step: 'locked' }>;
  readonly acts: GateActs;
  readonly corner: ReactNode;
  readonly onTyping: () => void;
}) => {
  const { state, acts, corner, onTyping, of } = props;
  const { shift } = state;
  const isBusy = state.busy === true;
  const [isByWords, setByWords] = useState(false);
  const hasShift = shift !== undefined;
  const { endShiftInTime } = acts;
  useEffect(() => {
    if (!hasShift) return undefined;
    const timer = setInterval(() => void endShiftInTime(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [hasShift, endShiftInTime]);
  const passkey = (
    <OrWords onUnread={() => undefined}>
      <Suspense fallback={null}>
        <PasskeyDoor
          only={state.who?.replica}
          isBusy={isBusy}
          open={acts.unlockByPasskey}
          onBegin={onTyping}
        />
      </Suspense>
    </OrWords>
  );
  if (shift !== undefined && !isByWords)
    return (
      <OrWords onUnread={() => setByWords(true)}>
        <Spoken sections={SPOKEN_BY.shift}>
          <PinScreen
            triesLeft={shift.triesLeft}
            problem={state.problem}
            isBusy={isBusy}
            typed={state.typed}
            corner={corner}
            onTyping={onTyping}
            onPin={(pin) => void acts.unlockByPin(pin)}
            onWords={() => setByWords(true)}
            passkey={passkey}
            of={of}
          />
        </Spoken>
      </OrWords>
    );
  return (
    <UnlockScreen
      // What was wrong with a PIN is no word on the words.
      problem={state.problem === 'wrong-pin' ? undefined : state.problem}
      isBusy={isBusy}
      typed={hasShift ? undefined : state.typed}
      corner={corner}
      onTyping={onTyping}
      onUnlock={(words) => void acts.unlock(words)}
      onForgot={acts.forgot}
      onPin={hasShift ? () => setByWords(false) : undefined}
      passkey={passkey}
      of={of}
    />
  );
};
