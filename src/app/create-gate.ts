/** Moves the gate from state to state; every way leads on or back, none erases anything. */
import type { DoneBefore } from '#platform/first-screen.ts';
import { takeInvitationToken, watchInvitationLink } from '#platform/invitation-link.ts';
import { maySignOut } from '#replica/may-sign-out.ts';
import type { OpenVault } from '#replica/vault-port.ts';
import { enrol } from './enrolment.ts';
import type { GateState, Invited, SetUp } from './gate-state.ts';
import { goneBooks, noteTold } from './lost-book.ts';
import { waitForApproval } from './recovery-waiting.ts';
import { rewrapWithWords } from './recovery.ts';
import type { AppServices } from './services.ts';
import { shiftAtOnce, shiftGoingOn, tryPin } from './shift-gate.ts';

export interface GateActs {
  readonly look: (token: string) => Promise<void>;
  /** Back to the start: the locked book where there is one, else the welcome. */
  readonly leave: () => Promise<void>;
  readonly accept: (invited: Invited, setUp?: SetUp) => Promise<void>;
  readonly backToSetUp: (invited: Invited, setUp: SetUp | undefined) => void;
  readonly enter: (words: string) => Promise<void>;
  /** The officer has read that a book is gone from this device. */
  readonly goOnWithout: () => Promise<void>;
  /** The officer has read that entries are missing; where there may be a backup, a bar goes on saying so. */
  readonly openBehind: (backup: 'may-have-backup' | 'no-backup') => Promise<void>;
  readonly firstFetchDone: () => void;
  readonly unlock: (words: string) => Promise<void>;
  /** Where a shift goes on. */
  readonly unlockByPin: (pin: string) => Promise<void>;
  /** What was done on the lock that stood in the page before the app was there. */
  readonly goOnFrom: (done: DoneBefore) => void;
  /** Looks whether the shift of a lock that lies there is over. */
  readonly endShiftInTime: () => Promise<void>;
  readonly forgot: () => void;
  readonly askRecovery: () => Promise<void>;
  readonly setNewWords: (words: string) => Promise<void>;
  /** Opens with the new words although the server has not heard of them yet. */
  readonly openAnyway: () => Promise<void>;
  readonly lock: () => Promise<void>;
  /** Takes the book off this device; does nothing while something written here exists nowhere else. */
  readonly signOut: () => Promise<void>;
}

export interface Gate {
  readonly state: () => GateState;
  readonly watch: (onChange: () => void) => () => void;
  readonly acts: GateActs;
  /** Begins with a link's invitation or with what lies on this device; returns how to stop. */
  readonly start: () => () => void;
}

export const createGate = (services: AppServices): Gate => {
  const watchers = new Set<() => void>();
  let state: GateState = { step: 'starting' };
  const acts = gateActs(
    services,
    () => state,
    (next) => {
      state = next;
      for (const watcher of [...watchers]) watcher();
    },
  );
  return {
    state: () => state,
    watch: (onChange) => {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
    acts,
    start: () => {
      const token = takeInvitationToken();
      void (token === undefined ? acts.leave() : acts.look(token));
      return watchInvitationLink((later) => {
        // In an open book a link changes nothing: the officer is in already.
        if (state.step !== 'open') void acts.look(later);
      });
    },
  };
};

type Go = (next: GateState) => void;

const gateActs = (services: AppServices, now: () => GateState, go: Go): GateActs => {
  const { vault, api } = services;
  /** As the lock screen found them: their databases need not be looked through again. */
  let replicas: readonly string[] | undefined;

  const leave = async (): Promise<void> => {
    replicas = await vault.replicas();
    const gone = await goneBooks(services.marks, replicas);
    if (gone !== undefined) go({ step: 'gone-book', gone });
    else if (replicas.length === 0) go({ step: 'welcome' });
    else go({ step: 'locked', shift: await shiftGoingOn(vault, replicas) });
  };

  const openBook = async (open: OpenVault, firstLife?: string): Promise<string | undefined> => {
    const opened = await services.openReplica(open, firstLife);
    if (!opened.ok) return opened.error.kind;
    const lost = opened.value.replica.lost();
    if (lost?.seen === false) {
      go({ step: 'missing-entries', opened: opened.value, lost });
      return undefined;
    }
    go(
      firstLife === undefined
        ? { step: 'open', opened: opened.value }
        : { step: 'first-fetch', opened: opened.value },
    );
    return undefined;
  };

  const finishRecovery = async (): Promise<void> => {
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
    if (problem !== undefined) go({ step: 'locked', problem });
  };

  const unlock = async (words: string): Promise<void> => {
    const state = now();
    const shift = state.step === 'locked' ? state.shift : undefined;
    go({ step: 'locked', busy: true, typed: words, shift });
    let problem = 'no-vault';
    // Mostly one; on a shared laptop the words say whose book is meant.
    const known = replicas ?? (await vault.replicas());
    // Listed anew where it comes to nothing: another window may have added one meanwhile.
    replicas = undefined;
    for (const replica of known) {
      const open = await vault.open(replica, words);
      if (open.ok) {
        const failed = await openBook(open.value);
        if (failed === undefined) return;
        problem = failed;
        break;
      }
      problem = open.error.kind;
    }
    go({ step: 'locked', problem, shift });
  };

  return {
    leave,
    look: async (token) => {
      go({ step: 'welcome', busy: true, code: token });
      const found = await api.lookInvitation(token);
      go(
        found.ok
          ? { step: 'invited', invited: { token, invitation: found.value } }
          : { step: 'welcome', problem: found.error.kind, code: token },
      );
    },
    accept: async (invited, setUp) => {
      if (invited.invitation.kind === 'set-up' && setUp === undefined) {
        go({ step: 'setting-up', invited });
        return;
      }
      go({ step: 'choosing-words', invited, setUp, newDevice: await vault.newDevice() });
    },
    backToSetUp: (invited, setUp) => go({ step: 'setting-up', invited, setUp }),
    enter: async (words) => {
      const state = now();
      if (state.step !== 'choosing-words') return;
      const { invited, setUp, newDevice } = state;
      const enrolled = await enrol(services, { ...invited, setUp, newDevice, words }, (stage) =>
        go({ ...state, problem: undefined, stage }),
      );
      const problem = enrolled.ok
        ? await openBook(enrolled.value, newDevice.life)
        : enrolled.error.kind;
      if (problem !== undefined) go({ ...state, stage: undefined, problem });
    },
    goOnWithout: async () => {
      const state = now();
      if (state.step !== 'gone-book') return;
      await noteTold(services.marks, state.gone);
      go(state.gone.hasOthers ? { step: 'locked' } : { step: 'welcome' });
    },
    openBehind: async (backup) => {
      const state = now();
      if (state.step !== 'missing-entries') return;
      const { replica } = state.opened;
      await (backup === 'no-backup' ? replica.lossSettled() : replica.lossSeen());
      go({ step: 'open', opened: state.opened });
    },
    firstFetchDone: () => {
      const state = now();
      if (state.step === 'first-fetch') go({ step: 'open', opened: state.opened });
    },
    unlock,
    unlockByPin: async (pin) => {
      const state = now();
      if (state.step !== 'locked' || state.shift === undefined || state.busy === true) return;
      const { shift } = state;
      go({ step: 'locked', busy: true, shift });
      const tried = await tryPin(vault, shift, pin);
      const problem = tried.is === 'open' ? await openBook(tried.open) : tried.problem;
      if (problem === undefined) return;
      go({ step: 'locked', problem, shift: tried.is === 'open' ? shift : tried.shift });
    },
    goOnFrom: ({ words, isSubmitted }) => {
      if (now().step !== 'locked') return;
      if (isSubmitted) void unlock(words);
      else go({ step: 'locked', typed: words });
    },
    endShiftInTime: async () => {
      const shift = await shiftGoingOn(vault, await vault.replicas());
      const state = now();
      if (state.step !== 'locked' || state.busy === true || state.shift === undefined) return;
      if (shift === undefined) go({ step: 'locked', problem: 'pin-over', typed: state.typed });
    },
    forgot: () => go({ step: 'forgotten' }),
    askRecovery: async () => {
      go({ step: 'forgotten', busy: true });
      const [replica] = await vault.replicas();
      const device = replica === undefined ? undefined : await vault.deviceOf(replica);
      if (device === undefined) {
        go({ step: 'forgotten', problem: 'no-vault' });
        return;
      }
      const asked = await api.requestRecovery(device);
      if (!asked.ok) {
        go({ step: 'forgotten', problem: asked.error.kind });
        return;
      }
      go({ step: 'forgotten', recovery: asked.value });
      void waitForApproval(services, asked.value, now, go);
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
      await finishRecovery();
    },
    openAnyway: async () => {
      const state = now();
      if (state.step !== 'new-words' || state.rewrapped === undefined) return;
      const problem = await openBook(state.rewrapped.vault);
      if (problem !== undefined) go({ step: 'locked', problem });
    },
    lock: async () => {
      const state = now();
      if (state.step !== 'open') return;
      const { opened } = state;
      const shift = await shiftAtOnce(vault, opened.replica.identity.replica);
      // Two may ask for it: the button and the time.
      if (now() !== state) return;
      const isOver = shift === undefined && opened.shift.wasSet();
      go({ step: 'locked', shift, problem: isOver ? 'pin-over' : undefined });
      await opened.close();
    },
    signOut: async () => {
      const state = now();
      if (state.step !== 'open') return;
      const { replica } = state.opened;
      // Asked at the last moment: a save may have come after the screen was drawn.
      if (!replica.isWriter() || !maySignOut(replica.counts(), replica.backup.state())) return;
      go({ step: 'starting' });
      await state.opened.close();
      const gone = await services.forgetReplica(replica.identity.replica);
      if (gone.ok) await leave();
      else go({ step: 'locked', problem: gone.error.kind });
    },
  };
};
