/** The sync as a person presses it: where some of it waits for the second factor, that is asked for once the rest is sent. */
import type { SyncControl } from '#sync/use-sync.ts';

/** By the clock it is never asked for; only whoever works here is. */
export const askingSync = (sync: SyncControl, askFactor: () => Promise<boolean>): SyncControl => ({
  ...sync,
  syncNow: async () => {
    const problem = await sync.syncNow();
    const state = sync.state();
    const isWaiting = state.phase === 'idle' && state.waits !== undefined;
    return problem === undefined && isWaiting && (await askFactor()) ? sync.syncNow() : problem;
  },
});
