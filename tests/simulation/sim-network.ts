// The wire of the simulation: each message is an event that happens when its turn comes, in whatever order, or never.
import type { SeededChance } from '#domain/practice/seeded-chance.ts';
import { isSubtleRunning } from './sim-subtle.ts';

export type Fate = 'arrives' | 'lost-request' | 'lost-reply' | 'twice' | 'late' | 'login-page';

/** What came back: the answer, silence, or the login page of somebody's Wi-Fi. */
export type Reply<T> =
  | { readonly is: 'answer'; readonly value: T }
  | { readonly is: 'silence' }
  | { readonly is: 'login-page' };

export interface Network {
  readonly waiting: () => number;
  /** Of the calls that come by themselves, one; false where none waits. */
  readonly ring: () => boolean;
  /** One of the events that wait, picked by chance; it has happened when this answers. */
  readonly next: () => Promise<void>;
  /**
   * @param serve runs at the server when the request arrives
   * @param onLate an answer that comes after its asker has given up
   */
  readonly exchange: <T>(serve: () => Promise<T>, onLate?: (value: T) => void) => Promise<Reply<T>>;
  /** Which start of the server is running. */
  readonly generation: () => number;
  /** The next piece of a stream that began with that start of the server; silence where the line was cut. */
  readonly piece: <T>(begunAt: number, read: () => Promise<T>) => Promise<Reply<T>>;
  /** Whether something on the way has changed what this answer says. */
  readonly isAltered: () => boolean;
  /** A call that comes by itself some time; answers how to take it back. */
  readonly after: (call: () => void) => () => void;
  /** The server was stopped: what is on its way to it gets no answer. */
  readonly cut: () => void;
  /** Draws from that stream from here on. */
  readonly draw: (from: SeededChance) => void;
  readonly setCalm: (isCalm: boolean) => void;
}

const FATES: readonly (readonly [Fate, number])[] = [
  ['lost-request', 7],
  ['lost-reply', 9],
  ['twice', 5],
  ['late', 4],
  ['login-page', 2],
];
const CUT_PERCENT = 4;
const ALTERED_PERCENT = 4;
/** On a bad line the same happens more often, and a login page most of all. */
const BAD_LINE = { fates: 1.5, loginPage: 5, cut: 3 };

const timesOnBadLine = (fate: Fate): number =>
  fate === 'login-page' ? BAD_LINE.loginPage : BAD_LINE.fates;

/** The server died in the middle of what it was asked. */
export class ServerKilled extends Error {}

/**
 * @param onKilled starts it again
 * @param isBadLine more is lost, cut and answered by others
 */
export const simNetwork = (
  first: SeededChance,
  tell: (fault: Fate | 'cut-stream' | 'altered-page') => void,
  onKilled: () => Promise<void> = async () => undefined,
  isBadLine = false,
): Network => {
  const events: (() => Promise<void> | void)[] = [];
  const alarms: (() => void)[] = [];
  let generation = 0;
  let isCalm = false;
  let chance = first;

  const fateOf = (): Fate => {
    if (isCalm) return 'arrives';
    let drawn = chance.fraction() * 100;
    for (const [fate, percent] of FATES) {
      drawn -= percent * (isBadLine ? timesOnBadLine(fate) : 1);
      if (drawn < 0) {
        tell(fate);
        return fate;
      }
    }
    return 'arrives';
  };
  /** Undefined where the server died over it. */
  const served = async <T>(serve: () => Promise<T>): Promise<{ readonly value: T } | undefined> => {
    try {
      return { value: await serve() };
    } catch (error) {
      if (!(error instanceof ServerKilled)) throw error;
      generation += 1;
      await onKilled();
      return undefined;
    }
  };
  const happen = (event: () => Promise<void> | void): void => {
    events.push(event);
  };

  return {
    waiting: () => events.length,
    next: async () => {
      const [event] = events.splice(chance.whole(0, events.length - 1), 1);
      await event?.();
    },
    exchange: <T>(serve: () => Promise<T>, onLate?: (value: T) => void): Promise<Reply<T>> =>
      new Promise((resolve) => {
        const silence = (): void => resolve({ is: 'silence' });
        const fate = fateOf();
        if (fate === 'lost-request') return happen(silence);
        if (fate === 'login-page') return happen(() => resolve({ is: 'login-page' }));
        const sentAt = generation;
        happen(async () => {
          if (generation !== sentAt) return silence();
          const done = await served(serve);
          if (done === undefined) return silence();
          const { value } = done;
          happen(() => {
            if (generation !== sentAt || fate === 'lost-reply' || fate === 'late') silence();
            else resolve({ is: 'answer', value });
          });
          if (fate === 'late') happen(() => onLate?.(value));
          if (fate === 'twice')
            happen(async () => {
              if (generation === sentAt) await served(serve);
            });
        });
      }),
    generation: () => generation,
    piece: <T>(begunAt: number, read: () => Promise<T>): Promise<Reply<T>> =>
      new Promise((resolve) => {
        const isCut =
          !isCalm && chance.percent(isBadLine ? CUT_PERCENT * BAD_LINE.cut : CUT_PERCENT);
        if (isCut) tell('cut-stream');
        happen(async () => {
          if (isCut || generation !== begunAt) return resolve({ is: 'silence' });
          const done = await served(read);
          resolve(done === undefined ? { is: 'silence' } : { is: 'answer', ...done });
        });
      }),
    isAltered: () => {
      const isAltered = !isCalm && chance.percent(ALTERED_PERCENT);
      if (isAltered) tell('altered-page');
      return isAltered;
    },
    ring: () => {
      const [alarm] = alarms.splice(chance.whole(0, Math.max(0, alarms.length - 1)), 1);
      alarm?.();
      return alarm !== undefined;
    },
    after: (call) => {
      alarms.push(call);
      return () => {
        const at = alarms.indexOf(call);
        if (at >= 0) alarms.splice(at, 1);
      };
    },
    cut: () => {
      generation += 1;
    },
    draw: (from) => {
      chance = from;
    },
    setCalm: (next) => {
      isCalm = next;
    },
  };
};

/** A piece of code that is read when it is needed takes some of them. */
const TURNS = 3;

/** Until nothing moves by itself any more: what goes on between two events answers at once, or is WebCrypto's. */
export const settled = async (): Promise<void> => {
  do {
    for (let turn = 0; turn < TURNS; turn++)
      await new Promise<void>((resolve) => setImmediate(resolve));
  } while (isSubtleRunning());
};
