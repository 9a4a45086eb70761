/** Hears the server's pokes while the app is seen, and fetches where a book has gone on: a colleague's receipt shows at once. */
import type { Result } from '#base/result.ts';
import type { Chance } from '#replica/ports.ts';
import type { Replica } from '#replica/replica.ts';
import type { Poke } from './http-live.ts';
import { isSkipped } from './pull-into.ts';
import type { ServerProblem } from './server-api.ts';
import { retryDelayMs } from './session.ts';
import type { SyncControl } from './use-sync.ts';

export interface LiveParts {
  readonly replica: Pick<Replica, 'cursors' | 'pullSkips' | 'isWriter'>;
  readonly sync: Pick<SyncControl, 'state' | 'watch' | 'syncNow'>;
  /**
   * Opens the stream; `hear` is called without a poke when it stands. Undefined where no session has begun:
   * listening is no reason to sign in.
   */
  readonly listen: (
    hear: (poke: Poke | undefined) => void,
    signal: AbortSignal,
  ) => Promise<Result<void, ServerProblem>> | undefined;
  /** Whether somebody sees the app while there may be a network. */
  readonly attention: {
    readonly isThere: () => boolean;
    readonly watch: (onChange: () => void) => () => void;
  };
  readonly chance: Chance;
  readonly after: (delayMs: number, call: () => void) => () => void;
}

/** Fifty phones of a union hear of the same receipt in the same moment. */
const SPREAD_MS = 250;
const RETRY_MAX_MS = 60_000;

/** Answers how to stop. The contact of each minute goes on besides: a poke may be lost, a stream may not come through. */
export const listenLive = (parts: LiveParts): (() => void) => {
  const { replica, sync, attention } = parts;
  const toldByBook = new Map<string, number>();
  /** What happened before the stream stood was told to nobody. */
  let isBehind = false;
  let stream: AbortController | undefined;
  let failures = 0;
  let isWaiting = false;
  let isStopped = false;
  let cancelRetry = (): void => undefined;
  let cancelFetch: (() => void) | undefined;
  const chance = (): number => (parts.chance.bytes(1)[0] ?? 0) / 255;

  const isNew = (): boolean => {
    const skip = replica.pullSkips();
    const at = new Map(replica.cursors().map(({ book, n }) => [book, n]));
    return [...toldByBook].some(
      ([book, n]) =>
        n > (at.get(book) ?? 0) && !isSkipped(skip === undefined ? {} : { skip }, book),
    );
  };

  /** One contact answers all that was told before it began, also where a book does not come. */
  const fetchNow = (): void => {
    cancelFetch = undefined;
    // Another window has taken over: that one listens for both.
    if (!replica.isWriter()) close();
    if (isStopped || !replica.isWriter() || sync.state().phase !== 'idle') return;
    const isDue = isBehind || isNew();
    toldByBook.clear();
    if (isDue) void sync.syncNow();
  };
  const fetchSoon = (): void => {
    cancelFetch ??= parts.after(Math.round(chance() * SPREAD_MS), fetchNow);
  };

  const hear = (poke: Poke | undefined): void => {
    if (poke === undefined) {
      failures = 0;
      isBehind = true;
    } else toldByBook.set(poke.book, Math.max(poke.n, toldByBook.get(poke.book) ?? 0));
    fetchSoon();
  };

  const close = (): void => {
    stream?.abort();
    stream = undefined;
  };

  const open = (): void => {
    if (isStopped || isWaiting || stream !== undefined) return;
    if (!attention.isThere() || !replica.isWriter()) return;
    const own = new AbortController();
    const heardHere = (poke: Poke | undefined): void => {
      if (stream === own) hear(poke);
    };
    const listening = parts.listen(heardHere, own.signal);
    if (listening === undefined) return;
    stream = own;
    void listening.then((ended) => {
      // Closed from here: whoever closed it knows when to go on.
      if (stream !== own) return;
      stream = undefined;
      failures += ended.ok ? 1 : 2;
      isWaiting = true;
      cancelRetry = parts.after(retryDelayMs(failures, chance(), RETRY_MAX_MS), goOn);
    });
  };
  const goOn = (): void => {
    isWaiting = false;
    open();
  };

  const stopAttention = attention.watch(() => {
    if (!attention.isThere()) close();
    cancelRetry();
    failures = 0;
    goOn();
  });
  let phase = sync.state().phase;
  const stopSync = sync.watch(() => {
    const before = phase;
    phase = sync.state().phase;
    if (before === 'idle' && phase !== 'idle') isBehind = false;
    if (phase !== 'idle') return;
    if (!replica.isWriter()) close();
    if (toldByBook.size > 0 || isBehind) fetchSoon();
    open();
  });
  open();
  return () => {
    isStopped = true;
    close();
    cancelRetry();
    cancelFetch?.();
    stopAttention();
    stopSync();
  };
};
