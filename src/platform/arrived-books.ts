/** Which books of a replica have come to their end once: noted beside the database, by their random names. */

const CACHE = 'scd-arrived';
/** Never fetched: only the name under which the note lies. */
const addressOf = (replica: string): string => `/scd-arrived/${replica}`;

/** Empty where nothing is noted or the caches cannot be read. */
export const readArrivedBooks = async (replica: string): Promise<ReadonlySet<string>> => {
  try {
    const kept = await (await caches.open(CACHE)).match(addressOf(replica));
    return new Set(kept === undefined ? [] : (await kept.text()).split('\n'));
  } catch {
    return new Set();
  }
};

export const writeArrivedBooks = async (
  replica: string,
  books: readonly string[],
): Promise<void> => {
  try {
    const cache = await caches.open(CACHE);
    await cache.put(addressOf(replica), new Response(books.join('\n')));
  } catch {
    // No room: the card goes on saying that the books are coming, and nothing else is lost.
  }
};

export const forgetArrivedBooks = async (replica: string): Promise<void> => {
  try {
    await (await caches.open(CACHE)).delete(addressOf(replica));
  } catch {
    // Nothing was kept that could be forgotten.
  }
};
