/** What the gate does on the lock: whose book it is where there are several, and every way of opening and locking it. */
import type { Bytes } from '#base/bytes.ts';
import type { DoneBefore } from '#platform/first-screen.ts';
import type { Result } from '#base/result.ts';
import type { OpenVault, VaultProblem } from '#replica/vault-port.ts';
import type { GateParts } from './gate-parts.ts';
import type { GateState } from './gate-state.ts';
import { whoAtOnce } from './people-here.ts';
import { shiftAtOnce, shiftGoingOn, tryPin } from './shift-gate.ts';

export interface UnlockActs {
  /** Where several have a book here: whose is to be opened. */
  readonly choose: (replica: string) => Promise<void>;
  readonly unlock: (words: string) => Promise<void>;
  /** Where a shift goes on. */
  readonly unlockByPin: (pin: string) => Promise<void>;
  /** By what a passkey of this device gave; answers with what was wrong. */
  readonly unlockByPasskey: (replica: string, prf: Bytes) => Promise<string | undefined>;
  /** What was done on the lock that stood in the page before the app was there. */
  readonly goOnFrom: (done: DoneBefore) => void;
  /** Looks whether the shift of a lock that lies there is over. */
  readonly endShiftInTime: () => Promise<void>;
  /** @param why what the lock says, where it was not just asked for */
  readonly lock: (why?: string) => Promise<void>;
}

type Locked = Extract<GateState, { readonly step: 'locked' }>;

export const unlockActs = (parts: GateParts): UnlockActs => {
  const { services, now, go, leave, replicas, lastOpened, openBook } = parts;
  const { vault } = services;
  const lockedNow = (): Locked | undefined => {
    const state = now();
    return state.step === 'locked' ? state : undefined;
  };

  /** @param typed the words themselves, where they do not stand in the field of the lock */
  const unlock = async (words: string, typed?: string): Promise<void> => {
    const { shift, who } = lockedNow() ?? {};
    go({ step: 'locked', busy: true, typed, shift, who });
    // Where a name was chosen the words are tried on that book and on no other.
    const known = who === undefined ? await replicas() : [who.replica];
    if (known.length > 1) {
      await leave();
      return;
    }
    const only = known[0] ?? lastOpened();
    const problem = await openedBy(only, (replica) => vault.open(replica, words));
    if (problem !== undefined) go({ step: 'locked', problem, shift, who });
  };

  const openedBy = async (
    replica: string | undefined,
    open: (replica: string) => Promise<Result<OpenVault, VaultProblem>>,
  ): Promise<string | undefined> => {
    if (replica === undefined) return 'no-vault';
    const opened = await open(replica);
    return opened.ok ? openBook(opened.value) : opened.error.kind;
  };

  const unlockByPin = async (pin: string): Promise<void> => {
    const state = lockedNow();
    if (state?.shift === undefined || state.busy === true) return;
    const { shift, who } = state;
    go({ step: 'locked', busy: true, shift, who });
    const tried = await tryPin(vault, shift, pin);
    const problem = tried.is === 'open' ? await openBook(tried.open) : tried.problem;
    if (problem === undefined) return;
    go({ step: 'locked', problem, shift: tried.is === 'open' ? shift : tried.shift, who });
  };

  return {
    choose: async (replica) => {
      const state = now();
      const who =
        state.step === 'choosing-name'
          ? state.people.find((person) => person.replica === replica)
          : undefined;
      if (who === undefined) return;
      const shift = await shiftGoingOn(vault, replica);
      if (now() === state) go({ step: 'locked', who, shift });
    },
    unlock,
    unlockByPin,
    unlockByPasskey: async (replica, prf) => {
      const state = lockedNow();
      if (state === undefined || state.busy === true) return undefined;
      const { shift, who } = state;
      go({ step: 'locked', busy: true, shift, who });
      const problem = await openedBy(replica, () => vault.openByPasskey(replica, prf));
      if (problem !== undefined) go({ step: 'locked', shift, who });
      return problem;
    },
    goOnFrom: ({ screen, words, isSubmitted }) => {
      const state = lockedNow();
      if (state === undefined) return;
      if (screen === 'pin') {
        // Digits are tried on a shift and on nothing else: where it has ended since, they are forgotten.
        if (state.shift === undefined) return;
        if (isSubmitted) void unlockByPin(words);
        else go({ step: 'locked', typed: words, shift: state.shift, who: state.who });
      } else if (isSubmitted) void unlock(words, words);
      else go({ step: 'locked', typed: words, who: state.who });
    },
    endShiftInTime: async () => {
      const before = lockedNow()?.shift;
      if (before === undefined) return;
      const shift = await shiftGoingOn(vault, before.replica);
      const state = lockedNow();
      if (state?.shift === undefined || state.busy === true) return;
      // What was typed are digits: they are no words.
      const { who } = state;
      if (shift === undefined) go({ step: 'locked', problem: 'pin-over', who });
    },
    lock: async (why) => {
      const state = now();
      if (state.step !== 'open') return;
      const { opened } = state;
      const { replica } = opened.replica.identity;
      const [shift, who] = await Promise.all([
        shiftAtOnce(vault, replica),
        whoAtOnce(services, replica),
      ]);
      // Two may ask for it: the button and the time.
      if (now() !== state) return;
      const isOver = shift === undefined && opened.shift.wasSet();
      go({ step: 'locked', shift, who, problem: why ?? (isOver ? 'pin-over' : undefined) });
      await opened.close();
    },
  };
};
