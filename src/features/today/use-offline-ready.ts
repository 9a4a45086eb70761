/** Looks whether this phone can work without a network: after the books, in idle moments, again while something is coming. */
import { useEffect, useSyncExternalStore } from 'react';
import { readArrivedBooks } from '#platform/arrived-books.ts';
import { whenIdle } from '#platform/occasions.ts';
import { areFontsHere, fetchMissingFiles, lookAtAppFiles } from '#platform/offline-files.ts';
import {
  isTimeToTryScanner,
  offlineReadiness,
  type OfflineFacts,
  type OfflineReadiness,
} from '#platform/offline-ready.ts';
import { checkScanner } from '#platform/scanner-check.ts';
import { useKept, useReplica } from '#replica/use-replica.ts';
import type { Replica } from '#replica/replica.ts';
import { useSyncState } from '#sync/use-sync.ts';

/** The officer's first taps come before the scanner's engine, which weighs a megabyte. */
const SCANNER_AFTER_MS = 3_000;
const AGAIN_MS = { first: 2_000, most: 60_000 };

/** One try an opening, however often it is looked: the engine weighs a megabyte. */
interface ScannerTrial {
  running: Promise<boolean> | undefined;
}

/** undefined until it was looked at for the first time; kept while the book is open. */
export const useOfflineReady = (): OfflineReadiness | undefined => {
  const replica = useReplica();
  const isLoaded = useSyncExternalStore(replica.watch, replica.isLoaded);
  const isResting = useSyncState().phase === 'idle';
  const [facts, setFacts] = useKept<OfflineFacts | undefined>('offline-ready', () => undefined);
  const [trial] = useKept<ScannerTrial>('scanner-trial', () => ({ running: undefined }));
  const canScan = facts?.canScan;
  useEffect(() => {
    if (!isLoaded || !isResting) return;
    return lookAgain(replica, canScan, trial, setFacts);
  }, [replica, isLoaded, isResting, canScan, trial, setFacts]);
  return facts === undefined ? undefined : offlineReadiness(facts);
};

/** Looks now, when the network comes back, and ever more seldom until all is there; answers how to stop. */
const lookAgain = (
  replica: Replica,
  canScan: boolean | undefined,
  trial: ScannerTrial,
  found: (facts: OfflineFacts) => void,
): (() => void) => {
  let isStopped = false;
  // Asked anew after each wait: the screen may have been left meanwhile.
  const isLeft = (): boolean => isStopped;
  let waitMs = AGAIN_MS.first;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = async (): Promise<void> => {
    if (isLeft()) return;
    clearTimeout(timer);
    const facts = await factsOf(replica, canScan);
    if (isLeft()) return;
    if (isTimeToTryScanner(facts)) {
      const tryIt = (): void => {
        trial.running ??= checkScanner();
        void trial.running.then((scans) => found({ ...facts, canScan: scans }));
      };
      timer = setTimeout(() => whenIdle(tryIt), SCANNER_AFTER_MS);
      return;
    }
    found(facts);
    if (offlineReadiness(facts).is !== 'coming') return;
    if (navigator.onLine && facts.isServed) await fetchMissingFiles(facts.missingFiles ?? []);
    if (isLeft()) return;
    timer = setTimeout(() => void look(), waitMs);
    waitMs = Math.min(waitMs * 2, AGAIN_MS.most);
  };
  const lookNow = (): void => void look();

  whenIdle(lookNow);
  window.addEventListener('online', lookNow);
  // All of the app is there from this moment on; the waits above have grown long meanwhile.
  if (navigator.serviceWorker.controller === null)
    void navigator.serviceWorker.ready.then(() => {
      waitMs = AGAIN_MS.first;
      lookNow();
    });
  return () => {
    isStopped = true;
    clearTimeout(timer);
    window.removeEventListener('online', lookNow);
  };
};

const factsOf = async (replica: Replica, canScan: boolean | undefined): Promise<OfflineFacts> => {
  const books = replica.books();
  const arrived = await readArrivedBooks(replica.identity.replica);
  return {
    ...(await lookAtAppFiles()),
    hasFonts: await areFontsHere(),
    canScan,
    hasBooks: books.length > 0 && books.every((book) => arrived.has(book)),
  };
};
