/** Moves the gate from state to state; every way leads on or back, none erases anything. */
import { firstScreenLettersMade } from '#platform/first-screen.ts';
import { takeInvitationToken, watchInvitationLink } from '#platform/invitation-link.ts';
import type { Door } from '#replica/door-row.ts';
import { maySignOut } from '#replica/may-sign-out.ts';
import { enrol } from './enrolment.ts';
import { forgottenActs, type ForgottenActs } from './forgotten-acts.ts';
import type { GateParts } from './gate-parts.ts';
import type { GateState, SetUp } from './gate-state.ts';
import type { Invited } from './invited.ts';
import { joiningActs } from './joining-acts.ts';
import type { JoiningActs } from './joining-ways.ts';
import { goneBooks, noteTold } from './lost-book.ts';
import type { AppServices } from './services.ts';
import { shiftGoingOn } from './shift-gate.ts';
import { unlockActs, type UnlockActs } from './unlock-acts.ts';

export interface GateActs extends JoiningActs, UnlockActs, ForgottenActs {
  readonly look: (token: string) => Promise<void>;
  /** Back to the start: the locked book where there is one, else the welcome. */
  readonly leave: () => Promise<void>;
  /** From the lock: somebody else is to have a book here too. */
  readonly addOfficer: () => Promise<void>;
  readonly accept: (invited: Invited, setUp?: SetUp) => Promise<void>;
  /** Where others have a book here: what the lock shall call this officer. */
  readonly named: (door: Door) => Promise<void>;
  readonly backToSetUp: (invited: Invited, setUp: SetUp | undefined) => void;
  readonly enter: (words: string) => Promise<void>;
  /** The officer has read that a book is gone from this device. */
  readonly goOnWithout: () => Promise<void>;
  /** The officer has read that entries are missing; where there may be a backup, a bar goes on saying so. */
  readonly openBehind: (backup: 'may-have-backup' | 'no-backup') => Promise<void>;
  readonly firstFetchDone: () => void;
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

const gateActs = (services: AppServices, now: () => GateState, show: Go): GateActs => {
  const { vault, api } = services;
  /** As the lock screen found them: their databases need not be looked through again. */
  let found: readonly string[] | undefined;
  /** How many books are known to be here. */
  let here = 0;
  /** Whose book was open last in this window. */
  let last: string | undefined;

  const go: Go = (next) => {
    const isAdding = next.step === 'welcome' && here > 0;
    show(isAdding ? { ...next, isAdding } : next);
  };
  const look = async (): Promise<readonly string[]> => {
    found = await vault.replicas();
    here = found.length;
    return found;
  };

  const leave = async (): Promise<void> => {
    const replicas = await look();
    const [only] = replicas;
    await firstScreenLettersMade();
    const gone = await goneBooks(services.marks, replicas);
    if (gone !== undefined) go({ step: 'gone-book', gone });
    else if (only === undefined)
      go({ step: (await services.joiningHere()) ? 'joining' : 'welcome' });
    else if (replicas.length > 1)
      go({ step: 'choosing-name', people: await services.peopleHere(replicas) });
    else go({ step: 'locked', shift: await shiftGoingOn(vault, only) });
  };

  const openBook: GateParts['openBook'] = async (open, enrolled) => {
    const result = await services.openReplica(open, enrolled?.firstLife);
    if (!result.ok) return result.error.kind;
    const opened = result.value;
    const { replica } = open.identity;
    // Whoever comes in after somebody else does not begin where that one stood.
    if (here > (enrolled === undefined ? 1 : 0) && last !== replica) services.beginAtToday();
    last = replica;
    // What was found before says nothing of the next lock.
    found = undefined;
    if (enrolled !== undefined) here += 1;
    if (enrolled?.door !== undefined) await opened.shared.keep(enrolled.door);
    const lost = opened.replica.lost();
    if (lost?.seen === false) go({ step: 'missing-entries', opened, lost });
    else go(enrolled === undefined ? { step: 'open', opened } : { step: 'first-fetch', opened });
    return undefined;
  };

  const parts: GateParts = {
    ...{ services, now, go, leave, openBook },
    lastOpened: () => last,
    replicas: async () => {
      const known = found ?? (await look());
      // Listed anew where it comes to nothing: another window may have added one meanwhile.
      found = undefined;
      return known;
    },
  };

  return {
    leave,
    look: async (token) => {
      go({ step: 'welcome', busy: true, code: token });
      const [invitation] = await Promise.all([api.lookInvitation(token), look()]);
      go(
        invitation.ok
          ? { step: 'invited', invited: { token, invitation: invitation.value } }
          : { step: 'welcome', problem: invitation.error.kind, code: token },
      );
    },
    addOfficer: async () => {
      await look();
      go({ step: (await services.joiningHere()) ? 'joining' : 'welcome' });
    },
    accept: async (invited, setUp) => {
      if (invited.invitation.kind === 'set-up' && setUp === undefined) {
        go({ step: 'setting-up', invited });
        return;
      }
      if ((await look()).length > 0) {
        go({ step: 'naming', invited, setUp });
        return;
      }
      const newDevice = invited.joined?.newDevice ?? (await vault.newDevice());
      go({ step: 'choosing-words', invited, setUp, newDevice });
    },
    named: async (door) => {
      const state = now();
      if (state.step !== 'naming') return;
      const { invited, setUp } = state;
      const newDevice = invited.joined?.newDevice ?? (await vault.newDevice());
      go({ step: 'choosing-words', invited, setUp, door, newDevice });
    },
    ...joiningActs(services, go, leave),
    backToSetUp: (invited, setUp) => go({ step: 'setting-up', invited, setUp }),
    enter: async (words) => {
      const state = now();
      if (state.step !== 'choosing-words') return;
      const { invited, setUp, door, newDevice } = state;
      const enrolled = await enrol(services, { ...invited, setUp, newDevice, words }, (stage) =>
        go({ ...state, problem: undefined, stage }),
      );
      const problem = enrolled.ok
        ? await openBook(enrolled.value, { firstLife: newDevice.life, door })
        : enrolled.error.kind;
      if (problem !== undefined) go({ ...state, stage: undefined, problem });
    },
    goOnWithout: async () => {
      const state = now();
      if (state.step !== 'gone-book') return;
      await noteTold(services.marks, state.gone);
      if (state.gone.hasOthers) await leave();
      else go({ step: 'welcome' });
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
    ...unlockActs(parts),
    ...forgottenActs(parts),
    signOut: async () => {
      const state = now();
      if (state.step !== 'open') return;
      const { replica } = state.opened;
      // Asked at the last moment: a save may have come after the screen was drawn.
      if (!replica.isWriter() || !maySignOut(replica.counts(), replica.backup.state())) return;
      go({ step: 'starting' });
      state.opened.endSession();
      await state.opened.close();
      const gone = await services.forgetReplica(replica.identity.replica);
      if (gone.ok) last = undefined;
      if (gone.ok) await leave();
      else go({ step: 'locked', problem: gone.error.kind });
    },
  };
};
