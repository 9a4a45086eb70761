/** State that outlives a screen but never the open book: a search, a form half written. In memory only. */
import { useCallback, useEffect, useState } from 'react';
import type { Replica } from '#replica/replica.ts';
import { useReplica } from '#replica/use-replica.ts';

// Keyed by the open replica: two phones in one test keep apart, and locking the book forgets all of it.
const keptByReplica = new WeakMap<Replica, Map<string, unknown>>();

const keptOf = (replica: Replica): Map<string, unknown> => {
  const known = keptByReplica.get(replica) ?? new Map<string, unknown>();
  keptByReplica.set(replica, known);
  return known;
};

/** Like `useState`; what was set is found again when the screen is opened again. */
export const useKept = <T>(key: string, first: () => T): readonly [T, (value: T) => void] => {
  const kept = keptOf(useReplica());
  const [value, setValue] = useState<T>(() => (kept.has(key) ? (kept.get(key) as T) : first()));
  const set = useCallback(
    (next: T): void => {
      kept.set(key, next);
      setValue(next);
    },
    [kept, key],
  );
  return [value, set];
};

/** Forgets what was kept: the form is saved, or the officer starts over. */
export const useForget = (): ((key: string) => void) => {
  const kept = keptOf(useReplica());
  return (key) => void kept.delete(key);
};

/** Has the browser ask before a reload or an update takes a half-written form with it. */
export const useUnloadWarning = (isDirty: boolean): void => {
  useEffect(() => {
    if (!isDirty) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isDirty]);
};
