/** The halves of the shifts in the browser's Cache Storage, which keeps each in a file and deletes it as one. */
import { SHIFT_SECRET_BYTES, type ShiftSecrets } from './shift-secrets.ts';

const CACHE = 'scd-shifts';
/** Never fetched: only the name under which a half lies. */
const addressOf = (replica: string): string => `/scd-shifts/${replica}`;

export const cacheShiftSecrets = (caches: CacheStorage): ShiftSecrets => ({
  read: async (replica) => {
    try {
      const kept = await (await caches.open(CACHE)).match(addressOf(replica));
      const secret = kept === undefined ? undefined : new Uint8Array(await kept.arrayBuffer());
      return secret?.length === SHIFT_SECRET_BYTES ? secret : undefined;
    } catch {
      return undefined;
    }
  },
  write: async (replica, secret) => {
    try {
      await (await caches.open(CACHE)).put(addressOf(replica), new Response(secret));
    } catch {
      // No room or no Cache Storage: the words are there.
    }
  },
  remove: async (replica) => {
    try {
      if (await caches.has(CACHE)) await (await caches.open(CACHE)).delete(addressOf(replica));
    } catch {
      // Nothing was kept.
    }
  },
});
