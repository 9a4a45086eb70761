/** One window writes: a Web Lock says which, and another window can take it over. */

export interface WriterLock {
  /** `busy`: another window has it, and this one stays read-only until `takeOver`. */
  readonly take: () => Promise<'taken' | 'busy'>;
  /** "Dùng ở cửa sổ này": the window that had it is told, and writes no more. */
  readonly takeOver: () => Promise<'taken'>;
  readonly isHeld: () => boolean;
  /** Gives it back, without a call to `onLost`. */
  readonly release: () => void;
}

/** What is used of the browser's lock manager. */
export type LockManagerPart = Pick<LockManager, 'request'>;

/**
 * The lock only says who should write; the token in the database decides who can. So call the replica's
 * `takeWriter` each time this answers `taken`: a window that slept through the loss is refused at its next save.
 * Without a lock manager every window that asks has it, and the token alone decides.
 */
export const writerLock = (input: {
  readonly replica: string;
  /** Another window has taken over. */
  readonly onLost: () => void;
  readonly locks?: LockManagerPart | undefined;
}): WriterLock => {
  const name = `scd-writer-${input.replica}`;
  /** Ends the lock that is held now. */
  let letGo: (() => void) | undefined;

  const request = (locks: LockManagerPart, options: LockOptions): Promise<'taken' | 'busy'> =>
    new Promise((resolve, reject) => {
      let mine: (() => void) | undefined;
      const held = locks.request(name, options, (lock) => {
        if (lock === null) {
          resolve('busy');
          return undefined;
        }
        return new Promise<void>((release) => {
          mine = release;
          letGo = release;
          resolve('taken');
        });
      });
      held.then(
        () => undefined,
        (error: unknown) => {
          if (mine === undefined) {
            reject(error instanceof Error ? error : new Error('the lock was refused'));
            return;
          }
          // Stolen: the browser ends the request of the window that had it.
          if (letGo !== mine) return;
          letGo = undefined;
          input.onLost();
        },
      );
    });

  const locks = input.locks;
  return {
    take: async () => {
      if (letGo !== undefined) return 'taken';
      if (locks !== undefined) return request(locks, { ifAvailable: true });
      letGo = () => undefined;
      return 'taken';
    },
    takeOver: async () => {
      if (letGo !== undefined) return 'taken';
      if (locks !== undefined) await request(locks, { steal: true });
      else letGo = () => undefined;
      return 'taken';
    },
    isHeld: () => letGo !== undefined,
    release: () => {
      letGo?.();
      letGo = undefined;
    },
  };
};

/** The browser's lock manager, where it has one; every browser of the floor does. */
export const browserLocks = (): LockManagerPart | undefined =>
  'locks' in navigator ? navigator.locks : undefined;
