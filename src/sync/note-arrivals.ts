/** Notes which books have come to their end: only then does a phone have all of them for the time without a network. */
import type { SyncControl } from './use-sync.ts';

/**
 * @param arrived called after each pull that came to its end; a pull that was cut off calls nothing
 * @returns how to stop
 */
export const noteArrivals = (
  sync: Pick<SyncControl, 'state' | 'watch'>,
  arrived: () => void,
): (() => void) => {
  let wasFetching = sync.state().phase === 'fetching';
  return sync.watch(() => {
    const state = sync.state();
    if (wasFetching && state.phase === 'idle' && state.problem === undefined) arrived();
    wasFetching = state.phase === 'fetching';
  });
};
