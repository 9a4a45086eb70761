/** State that outlives a screen but never the open book: a search, a form half written. In memory only. */
import { useCallback, useState } from 'react';
import type { Replica } from '#replica/replica.ts';
import { useReplica } from '#replica/use-replica.ts';

// Keyed by the open replica: two phones in one test keep apart, and locking the book forgets all of it.
const keptByReplica = new WeakMap<Replica, Map<string, unknown>>();

const keptOf = (replica: Replica): Map<string, unknown> => {
  const known = keptByReplica.get(replica) ?? new Map<string, unknown>();
  keptByReplica.set(replica, known);
  return known;
};

/** What was typed to find who is to pay; forgotten once somebody has paid. */
export const DUES_QUERY = 'dues-query';

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
