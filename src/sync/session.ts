/** The sync as a pure state machine: from what just happened to what to do next. No clock, no wire, no chance. */
import type { SyncProblem } from './use-sync.ts';

/** What the machine asks of the world. */
export type SyncStep =
  | { readonly do: 'sign-in' }
  | { readonly do: 'push' }
  | { readonly do: 'pull' }
  | { readonly do: 'begin-life' }
  | { readonly do: 'fetch-series' }
  | { readonly do: 'rest'; readonly retryMs: number | undefined };

export type SyncEvent =
  | { readonly it: 'wanted'; readonly waiting: number }
  | { readonly it: 'signed-in' }
  /** `waiting`: entries still without a verdict. `judged`: how many this push settled. */
  | {
      readonly it: 'pushed';
      readonly waiting: number;
      readonly judged: number;
      readonly forked: boolean;
    }
  | { readonly it: 'life-begun' }
  | { readonly it: 'pulled'; readonly waiting: number; readonly seriesMissing: boolean }
  | { readonly it: 'series-settled' }
  | { readonly it: 'session-ended' }
  | { readonly it: 'failed'; readonly problem: SyncProblem; readonly chance: number };

export type SyncSession =
  | { readonly at: 'rest'; readonly failures: number; readonly problem?: SyncProblem | undefined }
  | {
      readonly at: 'signing-in';
      readonly failures: number;
      readonly waiting: number;
      readonly again: boolean;
    }
  | {
      readonly at: 'pushing';
      readonly failures: number;
      readonly sent: number;
      readonly of: number;
      readonly signedInAgain: boolean;
    }
  | { readonly at: 'beginning-life'; readonly failures: number }
  | { readonly at: 'pulling'; readonly failures: number; readonly signedInAgain: boolean }
  | { readonly at: 'fetching-series'; readonly failures: number };

export interface SyncTurn {
  readonly session: SyncSession;
  readonly step: SyncStep;
}

const RETRY_FIRST_MS = 2_000;
const RETRY_MAX_MS = 300_000;
/** Where nothing answers, asking costs the server nothing: a line that is good again is noticed soon, with nobody pressing. */
const RETRY_UNANSWERED_MAX_MS = 20_000;

export const restingSession: SyncSession = { at: 'rest', failures: 0 };

/**
 * @param isSignedIn whether a session with the server is believed to exist
 * An event that does not belong to the state changes nothing: answers come late, twice, or not at all.
 */
export const nextTurn = (session: SyncSession, event: SyncEvent, isSignedIn: boolean): SyncTurn => {
  const stay: SyncTurn = { session, step: { do: 'rest', retryMs: undefined } };
  switch (event.it) {
    case 'wanted':
      if (session.at !== 'rest') return stay;
      return isSignedIn
        ? pushOrPull(event.waiting, session.failures, false)
        : signIn(event.waiting, session.failures, false);
    case 'signed-in':
      return session.at === 'signing-in'
        ? pushOrPull(session.waiting, session.failures, session.again)
        : stay;
    case 'session-ended':
      // Once: a server that ends every session it has just given is refusing us.
      if ((session.at === 'pushing' || session.at === 'pulling') && !session.signedInAgain)
        return signIn(
          session.at === 'pushing' ? session.of - session.sent : 0,
          session.failures,
          true,
        );
      return failed(session, { kind: 'sign-in-refused' }, 0.5);
    case 'pushed':
      return session.at === 'pushing' ? afterPush(session, event) : stay;
    case 'life-begun':
      return session.at === 'beginning-life' ? pull(session.failures, false) : stay;
    case 'pulled':
      if (session.at !== 'pulling') return stay;
      if (event.seriesMissing)
        return { session: { at: 'fetching-series', failures: 0 }, step: { do: 'fetch-series' } };
      return rest;
    case 'series-settled':
      return session.at === 'fetching-series' ? rest : stay;
    case 'failed':
      return session.at === 'rest' ? stay : failed(session, event.problem, event.chance);
  }
};

const rest: SyncTurn = {
  session: { at: 'rest', failures: 0 },
  step: { do: 'rest', retryMs: undefined },
};

const signIn = (waiting: number, failures: number, again: boolean): SyncTurn => ({
  session: { at: 'signing-in', failures, waiting, again },
  step: { do: 'sign-in' },
});

const pushOrPull = (waiting: number, failures: number, signedInAgain: boolean): SyncTurn =>
  waiting > 0
    ? {
        session: { at: 'pushing', failures, sent: 0, of: waiting, signedInAgain },
        step: { do: 'push' },
      }
    : pull(failures, signedInAgain);

const pull = (failures: number, signedInAgain: boolean): SyncTurn => ({
  session: { at: 'pulling', failures, signedInAgain },
  step: { do: 'pull' },
});

const afterPush = (
  session: Extract<SyncSession, { at: 'pushing' }>,
  event: Extract<SyncEvent, { it: 'pushed' }>,
): SyncTurn => {
  if (event.forked)
    return { session: { at: 'beginning-life', failures: 0 }, step: { do: 'begin-life' } };
  // A push that settles nothing must not be repeated for ever: fetch first, the next contact tries again.
  if (event.waiting === 0 || event.judged === 0) return pull(0, session.signedInAgain);
  const sent = session.sent + event.judged;
  return {
    session: { ...session, failures: 0, sent, of: Math.max(session.of, sent + event.waiting) },
    step: { do: 'push' },
  };
};

const failed = (session: SyncSession, problem: SyncProblem, chance: number): SyncTurn => {
  const failures = session.failures + 1;
  // It goes on where somebody works: two of too many devices must not throw each other out by the clock.
  const retryMs =
    problem.kind === 'signed-in-elsewhere'
      ? undefined
      : retryDelayMs(failures, chance, longestWaitMs(problem));
  return { session: { at: 'rest', failures, problem }, step: { do: 'rest', retryMs } };
};

const longestWaitMs = (problem: SyncProblem): number =>
  problem.kind === 'no-connection' && problem.isBusy !== true
    ? RETRY_UNANSWERED_MAX_MS
    : RETRY_MAX_MS;

/** Exponential with jitter, at most five minutes: a whole factory comes back online in the same minute. */
export const retryDelayMs = (failures: number, chance: number, maxMs = RETRY_MAX_MS): number =>
  Math.round(
    Math.min(maxMs, RETRY_FIRST_MS * 2 ** Math.min(failures - 1, 10)) * (0.5 + chance / 2),
  );
