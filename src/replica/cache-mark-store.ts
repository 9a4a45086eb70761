/** Marks in the browser's Cache Storage: it outlives a database that was deleted or found damaged. */
import type { Mark, MarkStore } from './mark-store.ts';

const CACHE = 'scd-marks';
/** Never fetched: only the name under which a mark lies. */
const FOLDER = '/scd-marks/';
const addressOf = (replica: string): string => FOLDER + replica;

/** Read when there is a mark to read: the lock screen comes without. Where it cannot be, no mark is said to be none. */
const readSchema = () => import('./mark-store.ts');

export const cacheMarkStore = (caches: CacheStorage): MarkStore => ({
  read: async (replica) => {
    const { parseMark } = await readSchema();
    try {
      const kept = await (await caches.open(CACHE)).match(addressOf(replica));
      return kept === undefined ? undefined : parseMark(await kept.text());
    } catch {
      return undefined;
    }
  },
  list: async () => {
    const { parseMark } = await readSchema();
    try {
      const cache = await caches.open(CACHE);
      const marks: Mark[] = [];
      for (const request of await cache.keys()) {
        const mark = parseMark((await (await cache.match(request))?.text()) ?? '');
        if (mark !== undefined) marks.push(mark);
      }
      return marks;
    } catch {
      return [];
    }
  },
  replicas: async () => {
    try {
      const requests = await (await caches.open(CACHE)).keys();
      return requests.map(({ url }) => new URL(url).pathname.slice(FOLDER.length));
    } catch {
      return [];
    }
  },
  write: async (mark) => {
    try {
      const cache = await caches.open(CACHE);
      await cache.put(addressOf(mark.replica), new Response(JSON.stringify(mark)));
    } catch {
      // No room or no Cache Storage: the book works on without its mark.
    }
  },
  forget: async (replica) => {
    try {
      await (await caches.open(CACHE)).delete(addressOf(replica));
    } catch {
      // Nothing was kept that could be forgotten.
    }
  },
});
