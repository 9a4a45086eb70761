/** Drives the sync session over a replica and a wire: sends what waits, fetches what is new, one contact at a time. */
import { base64FromBytes } from '#base/bytes.ts';
import { parseBookId } from '#book/book-id.ts';
import { FOLD_FINGERPRINT } from '#book/packed-records.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { Chance } from '#replica/ports.ts';
import type { Replica } from '#replica/replica.ts';
import { pullInto } from './pull-into.ts';
import {
  nextTurn,
  restingSession,
  type SyncEvent,
  type SyncSession,
  type SyncStep,
} from './session.ts';
import type { Transport, WireProblem } from './transport.ts';
import { syncProblemOf } from './sync-problem.ts';
import type { SyncControl, SyncProblem, SyncState } from './use-sync.ts';

/** A push a slow link can finish: about 30 KB of entries, resumable after each. */
const PUSH_LIMIT = { entries: 500, bytes: 256 * 1024 };
const NONCE_BYTES = 16;

export interface SyncPorts {
  readonly replica: Replica;
  readonly transport: Transport;
  readonly chance: Chance;
  /** Asked to call back later; answers how to cancel. */
  readonly after: (delayMs: number, call: () => void) => () => void;
}

export const createSyncControl = (
  ports: SyncPorts,
): SyncControl & { readonly stop: () => void } => {
  const { replica, transport, chance } = ports;
  const watchers = new Set<() => void>();
  let session: SyncSession = restingSession;
  let state: SyncState = { phase: 'idle' };
  let signedIn = false;
  let running: Promise<SyncProblem | undefined> | undefined;
  let wantedAgain = false;
  let cancelRetry = (): void => undefined;
  let stopped = false;
  let paused = false;
  // Asked anew after each wait: the officer may have pressed meanwhile.
  const isPaused = (): boolean => paused;

  const freshNonce = (): string => base64FromBytes(chance.bytes(NONCE_BYTES));
  const show = (next: SyncState): void => {
    state = next;
    for (const watcher of [...watchers]) watcher();
  };

  const failure = (problem: WireProblem): SyncEvent => {
    if (problem.kind !== 'session-ended')
      return { it: 'failed', problem, chance: (chance.bytes(1)[0] ?? 0) / 255 };
    signedIn = false;
    return { it: 'session-ended' };
  };

  /** A disk that went back has begun a life by itself: the server hears of it before anything written under it. */
  const tellLife = async (): Promise<SyncEvent | undefined> => {
    if (!replica.lifeDue()) return undefined;
    const life = replica.life();
    const answered = await transport.requestLife(life, 'restore', freshNonce());
    if (!answered.ok) return failure(answered.error);
    const taken = await replica.takeLife(life);
    return taken.ok ? undefined : failure(syncProblemOf(taken.error));
  };

  const push = async (): Promise<SyncEvent> => {
    const runs = await replica.waitingRuns(PUSH_LIMIT);
    const nonce = freshNonce();
    const answered = await transport.push({ nonce, device: replica.identity.device, runs });
    if (!answered.ok) return failure(answered.error);
    const { value } = answered;
    // An answer to another contact changes no state.
    if (value.nonce !== nonce) return failure({ kind: 'not-our-server' });
    const before = replica.sendable();
    const taken = await replica.takeVerdicts(value);
    if (!taken.ok) return failure(syncProblemOf(taken.error));
    const waiting = replica.sendable();
    return {
      it: 'pushed',
      waiting,
      judged: before - waiting,
      forked: value.forks.some(({ life }) => life === replica.life()),
    };
  };

  const pull = async (): Promise<SyncEvent> => {
    const nonce = freshNonce();
    const skip = replica.pullSkips();
    const result = await pullInto(replica, transport, {
      request: {
        protocol: PROTOCOL_VERSION,
        nonce,
        device: replica.identity.device,
        life: replica.life(),
        fold: FOLD_FINGERPRINT,
        cursors: [...replica.cursors()],
        ...(skip === undefined ? {} : { skip }),
      },
      onProgress: (got, of) => {
        show({ phase: 'fetching', got, of });
      },
    });
    return result.ok
      ? {
          it: 'pulled',
          waiting: replica.sendable(),
          seriesMissing: missingSeries().length > 0,
        }
      : failure(result.error);
  };

  const refusedSeries = new Set<string>();
  const missingSeries = (): readonly string[] =>
    replica.books().filter((book) => {
      const name = parseBookId(book);
      return (
        name.ok &&
        name.value.kind === 'dues' &&
        !replica.hasSeries(book) &&
        !refusedSeries.has(book)
      );
    });

  const fetchSeries = async (): Promise<SyncEvent> => {
    for (const book of missingSeries()) {
      const nonce = freshNonce();
      const answered = await transport.requestSeries(replica.life(), book, nonce);
      if (answered.ok && answered.value.nonce === nonce)
        await replica.takeSeries(book, answered.value.code);
      // Not everyone who reads a dues book may collect in it.
      else if (!answered.ok && answered.error.kind === 'server-refused') refusedSeries.add(book);
      else if (!answered.ok) return failure(answered.error);
    }
    return { it: 'series-settled' };
  };

  const beginLife = async (): Promise<SyncEvent> => {
    const life = base64FromBytes(chance.bytes(12));
    const answered = await transport.requestLife(life, 'fork', freshNonce());
    if (!answered.ok) return failure(answered.error);
    const taken = await replica.takeLife(life);
    return taken.ok ? { it: 'life-begun' } : failure(syncProblemOf(taken.error));
  };

  const carryOut = async (step: SyncStep): Promise<SyncEvent | undefined> => {
    switch (step.do) {
      case 'sign-in': {
        const answered = await transport.signIn();
        if (!answered.ok) return failure(answered.error);
        signedIn = true;
        return { it: 'signed-in' };
      }
      case 'push':
        return (await tellLife()) ?? push();
      case 'pull':
        return (await tellLife()) ?? pull();
      case 'begin-life':
        return beginLife();
      case 'fetch-series':
        return fetchSeries();
      case 'rest':
        if (step.retryMs !== undefined && !stopped)
          cancelRetry = ports.after(step.retryMs, () => void syncNow());
        return undefined;
    }
  };

  const run = async (): Promise<SyncProblem | undefined> => {
    cancelRetry();
    paused = false;
    let event: SyncEvent | undefined = { it: 'wanted', waiting: replica.sendable() };
    while (event !== undefined && !stopped && !isPaused()) {
      const turn = nextTurn(session, event, signedIn);
      session = turn.session;
      if (session.at === 'pushing') show({ phase: 'sending', sent: session.sent, of: session.of });
      else if (session.at === 'pulling') show({ phase: 'fetching', got: 0, of: 0 });
      event = await carryOut(turn.step);
    }
    // What was answered is taken in; the next contact begins anew.
    if (isPaused()) session = restingSession;
    const problem = session.at === 'rest' ? session.problem : undefined;
    show(problem === undefined ? { phase: 'idle' } : { phase: 'idle', problem });
    return problem;
  };

  const syncNow = async (): Promise<SyncProblem | undefined> => {
    if (running !== undefined) {
      wantedAgain = true;
      return running;
    }
    running = run().finally(() => {
      running = undefined;
    });
    const problem = await running;
    // Something was saved while the contact was under way: it goes at once.
    if (wantedAgain && problem === undefined && !stopped && !isPaused()) {
      wantedAgain = false;
      return syncNow();
    }
    wantedAgain = false;
    return problem;
  };

  return {
    state: () => state,
    watch: (onChange) => {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
    syncNow,
    pause: () => {
      paused = true;
    },
    stop: () => {
      stopped = true;
      cancelRetry();
    },
  };
};
