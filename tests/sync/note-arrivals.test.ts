// A phone has its books only when a fetch has come to its end: one that was cut off says nothing.
import { expect, test } from 'vitest';
import { noteArrivals } from '#sync/note-arrivals.ts';
import type { SyncState } from '#sync/use-sync.ts';

const phone = () => {
  let state: SyncState = { phase: 'idle' };
  const watchers = new Set<() => void>();
  let arrivals = 0;
  const stop = noteArrivals(
    {
      state: () => state,
      watch: (onChange) => {
        watchers.add(onChange);
        return () => watchers.delete(onChange);
      },
    },
    () => (arrivals += 1),
  );
  return {
    show: (next: SyncState) => {
      state = next;
      for (const watcher of [...watchers]) watcher();
    },
    arrivals: () => arrivals,
    stop,
  };
};

test('a fetch that ends counts, one that is cut off or only sends does not', () => {
  const { show, arrivals } = phone();
  show({ phase: 'sending', sent: 1, of: 1 });
  show({ phase: 'idle' });
  show({ phase: 'fetching', got: 0, of: 9 });
  show({ phase: 'fetching', got: 4, of: 9 });
  show({ phase: 'idle', problem: { kind: 'no-connection' } });
  expect(arrivals()).toBe(0);
  show({ phase: 'fetching', got: 0, of: 5 });
  show({ phase: 'fetching', got: 5, of: 5 });
  show({ phase: 'idle' });
  expect(arrivals()).toBe(1);
});

test('a locked book hears no more', () => {
  const { show, arrivals, stop } = phone();
  show({ phase: 'fetching', got: 0, of: 0 });
  stop();
  show({ phase: 'idle' });
  expect(arrivals()).toBe(0);
});
