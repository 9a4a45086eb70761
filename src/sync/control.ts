/** Drives the sync session over a replica and a wire: sends what waits, fetches what is new, one contact at a time. */
import { base64FromBytes } from '#base/bytes.ts';
import { parseBookId } from '#book/book-id.ts';
import { FOLD_FINGERPRINT } from '#book/packed-records.ts';
import { SEEN_NOTES_MAX } from '#protocol/seen.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { Chance } from '#replica/ports.ts';
import type { Replica } from '#replica/replica.ts';
import { bringingBack } from './bringing-back.ts';
import { pullInto } from './pull-into.ts';
import { createPushPortion } from './push-portion.ts';
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

const NONCE_BYTES = 16;

export interface SyncPorts {
  readonly replica: Replica;
  readonly transport: Transport;
  readonly chance: Chance;
  /** Asked to call back later; answers how to cancel. */
  readonly after: (delayMs: number, call: () => void) => () => void;
  /** Measures how long an answer takes; any starting point. */
  readonly nowMs?: () => number;
}

export const createSyncControl = (
  ports: SyncPorts,
): SyncControl & { readonly stop: () => void } => {
  const { replica, transport, chance, nowMs = () => performance.now() } = ports;
  const portion = createPushPortion();
  const watchers = new Set<() => void>();
  let session: SyncSession = restingSession;
  let state: SyncState = { phase: 'idle' };
  let signedIn = false;
  /** What the server has refused last. */
  let ended: object | undefined;
  let running: Promise<SyncProblem | undefined> | undefined;
  let wantedAgain = false;
  let cancelRetry = (): void => undefined;
  let stopped = false;
  let paused = false;
  // Asked anew after each wait: the officer may have pressed meanwhile.
  const isPaused = (): boolean => paused;

  const back = bringingBack(ports);
  /** The server that answers was restored, and this replica has not gone over to it yet. */
  let isOtherEpoch = false;

  /** What is written there waits for the second factor; everything else goes before it. */
  const waits = new Set<string>();

  const isOlder = (epoch: string): boolean => !isOtherEpoch && epoch !== replica.epoch()?.id;
  const freshNonce = (): string => base64FromBytes(chance.bytes(NONCE_BYTES));
  const show = (next: SyncState): void => {
    state = next;
    for (const watcher of [...watchers]) watcher();
  };

  const failure = (problem: WireProblem): SyncEvent => {
    if (problem.kind === 'session-ended' || problem.kind === 'signed-in-elsewhere')
      signedIn = false;
    if (problem.kind === 'session-ended') ended = problem.session;
    return problem.kind === 'session-ended'
      ? { it: 'session-ended' }
      : { it: 'failed', problem, chance: (chance.bytes(1)[0] ?? 0) / 255 };
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
    const runs = await replica.waitingRuns(portion.limit(), waits);
    const nonce = freshNonce();
    const sentMs = nowMs();
    const answered = await transport.push({ nonce, device: replica.identity.device, runs });
    if (!answered.ok) portion.failed();
    if (!answered.ok) return failure(answered.error);
    portion.answered(
      runs.reduce((sum, { run }) => sum + run.count, 0),
      nowMs() - sentMs,
    );
    const { value } = answered;
    // An answer to another contact changes no state.
    if (value.nonce !== nonce) return failure({ kind: 'not-our-server' });
    const before = replica.sendable();
    const taken = await replica.takeVerdicts(value);
    // A server that was restored has taken it in: what that means is told by the pull.
    if (!taken.ok && taken.error.kind === 'other-epoch')
      return { it: 'pushed', waiting: replica.sendable(), judged: 0, forked: false };
    if (!taken.ok) return failure(syncProblemOf(taken.error));
    const known = waits.size;
    const stillWaits = new Set(value.waits);
    // One entry was let in of what waited: then the rest is worth its bytes again.
    if (runs.some(({ run: { book } }) => waits.has(book) && !stillWaits.has(book))) waits.clear();
    for (const { run } of runs) if (stillWaits.has(run.book)) waits.add(run.book);
    const waiting = replica.sendable();
    // It was full of what waits, and now that is known the rest comes before it.
    if (waiting === before && waits.size > known && waiting > 0) return push();
    return {
      it: 'pushed',
      waiting,
      judged: before - waiting,
      forked: value.forks.some(({ life }) => life === replica.life()),
    };
  };

  /** Where it does not get through, it lies here until the next contact; nothing else waits for it. */
  const tellSeen = async (): Promise<void> => {
    const waiting = await replica.seen.waiting(SEEN_NOTES_MAX);
    if (waiting.length === 0) return;
    const nonce = freshNonce();
    const answered = await transport.sendSeen(
      waiting.map(({ note }) => note),
      nonce,
    );
    if (!answered.ok || answered.value.nonce !== nonce) return;
    if (answered.value.taken === waiting.length)
      await replica.seen.taken(waiting.map(({ key }) => key));
  };

  const pull = async (): Promise<SyncEvent> => {
    await tellSeen();
    // Of a book that could not go over yet somebody else's entry was missing there.
    if (replica.cursors().some(({ epoch, n }) => n > 0 && isOlder(epoch))) await back.books(false);
    const nonce = freshNonce();
    const skip = replica.pullSkips();
    const result = await pullInto(replica, transport, {
      request: {
        protocol: PROTOCOL_VERSION,
        nonce,
        device: replica.identity.device,
        life: replica.life(),
        fold: FOLD_FINGERPRINT,
        cursors: replica
          .cursors()
          .map(({ digest, ...cursor }) => (isOtherEpoch ? { ...cursor, digest } : cursor)),
        ...(skip === undefined ? {} : { skip }),
      },
      onProgress: (got, of) => {
        show({ phase: 'fetching', got, of });
      },
    });
    if (!result.ok && !isOtherEpoch && isOfOtherEpoch(result.error)) {
      isOtherEpoch = true;
      // What it may still lack comes first, with its proof; then this replica goes over.
      await back.books(false);
      return pull();
    }
    if (!result.ok) return failure(result.error);
    // What waits again since the server was restored goes at once.
    if (isOtherEpoch) wantedAgain ||= replica.sendable() > 0;
    isOtherEpoch = false;
    await back.parcels();
    return {
      it: 'pulled',
      waiting: replica.sendable(),
      seriesMissing: missingSeries().length > 0,
    };
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
        const answered = await transport.signIn(ended);
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
        return (await tellLife()) ?? fetchSeries();
      case 'rest':
        if (step.retryMs !== undefined && !stopped)
          cancelRetry = ports.after(step.retryMs, () => void syncNow());
        return undefined;
    }
  };

  const run = async (isAgain = false): Promise<SyncProblem | undefined> => {
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
    if (problem?.kind === 'server-restoring' || problem?.kind === 'sign-in-refused')
      if ((await back.books(problem.kind === 'sign-in-refused')) && !isAgain) return run(true);
    if (replica.sendable() === 0) waits.clear();
    show({
      phase: 'idle',
      ...(problem === undefined ? {} : { problem }),
      ...(waits.size === 0 ? {} : { waits: new Set(waits) }),
    });
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

const isOfOtherEpoch = (problem: WireProblem): boolean =>
  problem.kind === 'server-refused' && problem.detail === 'other-epoch';
