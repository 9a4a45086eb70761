/** Where a device that waits for an approval lies, in the browser's Cache Storage: one file, deleted as one. */
import { waitingRow, type WaitingStore } from './waiting-device.ts';
import { WAITING_CACHE } from './cache-waiting-here.ts';

/** Never fetched: only the name under which it lies. */
const ADDRESS = '/scd-waiting/device';

export const cacheWaitingStore = (caches: CacheStorage): WaitingStore => ({
  read: async () => {
    try {
      const kept = await (await caches.open(WAITING_CACHE)).match(ADDRESS);
      const row = kept === undefined ? undefined : waitingRow.safeParse(await kept.json());
      return row?.success === true ? row.data : undefined;
    } catch {
      return undefined;
    }
  },
  write: async (row) => {
    try {
      await (await caches.open(WAITING_CACHE)).put(ADDRESS, new Response(JSON.stringify(row)));
    } catch {
      // No room or no Cache Storage: it waits as long as the tab is open.
    }
  },
  remove: async () => {
    try {
      await caches.delete(WAITING_CACHE);
    } catch {
      // Nothing was kept.
    }
  },
});
