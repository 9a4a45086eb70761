/** Notices that the database was deleted or made anew under an open window, and keeps an empty one from taking its place. */
import type { Dexie } from 'dexie';
import { StoreFault } from './dexie-store-fault.ts';
import type { TakenAway } from './ports.ts';

export interface DatabaseHold {
  readonly takenAway: () => TakenAway | undefined;
  readonly onTakenAway: (told: (why: TakenAway) => void) => void;
  /** The window gives the database back itself: what happens to it then is no news. */
  readonly letGo: () => void;
}

/** Native versions are ten times Dexie's; the last digit counts what Dexie has mended by itself. */
const NATIVE = 10;

/**
 * Dexie opens again whatever the browser has closed: a database that was deleted would come back empty, and one that a
 * later version has changed would be written to by the rules of this one.
 * @param lookAgain called when the browser has closed the database; using it shows whether it is still there
 */
export const databaseHold = (db: Dexie, version: number, lookAgain: () => void): DatabaseHold => {
  const listeners: ((why: TakenAway) => void)[] = [];
  let wasOpen = false;
  let isLetGo = false;
  let taken: TakenAway | undefined;

  const take = (why: TakenAway): void => {
    if (taken !== undefined || isLetGo) return;
    taken = why;
    for (const told of listeners) told(why);
  };

  // Another window asks: this one gives way at once, as Dexie does by itself, and does not come back.
  db.on('versionchange', ({ newVersion }) =>
    take(newVersion === null ? 'store-gone' : 'store-newer'),
  );
  db.on('populate', () => {
    if (!wasOpen) return;
    take('store-gone');
    // Thrown inside the transaction that creates it: the empty database is not made.
    throw new StoreFault({ kind: 'store-gone' });
  });
  db.on(
    'ready',
    () => {
      const native = db.backendDB();
      if (Math.trunc(native.version / NATIVE) > version) {
        take('store-newer');
        throw new StoreFault({ kind: 'store-newer' });
      }
      wasOpen = true;
      native.addEventListener('close', () => {
        if (!isLetGo) lookAgain();
      });
    },
    true,
  );

  return {
    takenAway: () => taken,
    onTakenAway: (told) => {
      listeners.push(told);
      if (taken !== undefined) told(taken);
    },
    letGo: () => {
      isLetGo = true;
    },
  };
};
