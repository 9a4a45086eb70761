/** Which screen this device begins with, asked before the app is read: where that is not sure, none. */
import { hasInvitationLink } from '#platform/invitation-link.ts';
import { browserFacts, mustInstallFirst } from '#platform/install.ts';
import type { FirstScreen } from '#platform/first-screen.ts';
import { isWaitingHere } from '#replica/cache-waiting-here.ts';
import { cacheMarkStore } from '#replica/cache-mark-store.ts';
import { booksHere } from '#replica/indexeddb-books-here.ts';
import { goesOnHere } from '#replica/indexeddb-shift-here.ts';

export const firstScreenHere = async (): Promise<FirstScreen | undefined> => {
  const [replicas, marked, isWaiting] = await Promise.all([
    booksHere(window.indexedDB),
    cacheMarkStore(window.caches).replicas(),
    isWaitingHere(window.caches),
  ]);
  const shifts = replicas.map((replica) => goesOnHere(window.indexedDB, replica, Date.now()));
  return firstScreenOf({
    replicas,
    hasShift: (await Promise.all(shifts)).includes(true),
    marked,
    isWaiting,
    hasLink: hasInvitationLink(),
    mustInstall: mustInstallFirst(browserFacts()),
  });
};

/** As the gate decides it (create-gate.ts); a lost book and a Safari tab have screens of their own. */
export const firstScreenOf = (here: {
  readonly replicas: readonly string[];
  /** Replicas whose mark lies beside the databases. */
  readonly marked: readonly string[];
  /** In one of them a shift goes on. */
  readonly hasShift: boolean;
  /** A device without a book waits for an officer's approval: that screen comes with the app. */
  readonly isWaiting: boolean;
  readonly hasLink: boolean;
  readonly mustInstall: boolean;
}): FirstScreen | undefined => {
  const isMissed = here.marked.some((replica) => !here.replicas.includes(replica));
  if (here.hasLink || (here.replicas.length === 0 && !isMissed))
    return here.mustInstall || (here.isWaiting && !here.hasLink) ? undefined : 'welcome';
  // Whose book is to be opened is asked by the app: names do not stand in the page.
  if (isMissed || here.replicas.length > 1) return undefined;
  return here.hasShift ? 'pin' : 'locked';
};
