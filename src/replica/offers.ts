/** Reads from this disk what a restored server may lack: pages as they came, each under the server's own signature. */
import { OFFER_PAGES_MAX } from '#protocol/restore.ts';
import { isShut } from './book-tier.ts';
import type { EngineContext } from './engine-context.ts';
import { readJournalBase } from './journal-base.ts';
import { isOffice, openPage } from './journal-block.ts';
import type { OfferedPage, Offers } from './offers-port.ts';
import { parcelsOnDisk } from './parcels.ts';
import { journalKey, keysOf } from './stored-rows.ts';

/** More than the longest run a push may bring: a page that ends in the middle of one is worth nothing alone. */
const OFFER_BYTES = 5 * 1024 * 1024;

/** Beside the contact: the incarnation of the server that has the parcels. */
const PARCELS_TOLD_KEY = 'parcels-told';

export const createOffers = (context: EngineContext): Offers => {
  const { state, ports } = context;
  return {
    books: () =>
      [...state.cursors.keys()]
        .filter((book) => !isShut(context, book))
        .sort((a, b) => Number(isOffice(b)) - Number(isOffice(a)) || (a < b ? -1 : 1)),
    proofOf: async (book) => {
      const n = state.cursors.get(book)?.n ?? 0;
      if (n === 0) return undefined;
      const value = await ports.store.get('journal', journalKey(book, n));
      const stored =
        value.ok && value.value !== undefined
          ? await openPage(context, journalKey(book, n), value.value)
          : undefined;
      if (stored !== undefined) {
        const { epoch, to, digest, signature } = stored.page;
        return { book, epoch, n: to, digest, signature };
      }
      // All of it has left the disk, or came as a snapshot.
      const base = await readJournalBase(context, book);
      if (base?.n !== n) return undefined;
      const { epoch, digest, signature } = base;
      return { book, epoch, n, digest, signature };
    },
    pagesAfter: async (book, n) => {
      const rows = await ports.store.list('journal', {
        from: journalKey(book, n + 1),
        to: keysOf(book).to,
        limit: OFFER_PAGES_MAX,
      });
      const pages: OfferedPage[] = [];
      let bytes = 0;
      for (const { key, value } of rows.ok ? rows.value : []) {
        const stored = await openPage(context, key, value);
        const before = pages.at(-1)?.line;
        if (stored === undefined || (before !== undefined && stored.page.from !== before.to)) break;
        bytes += stored.bodies.reduce((sum, body) => sum + body.length, 0);
        if (pages.length > 0 && bytes > OFFER_BYTES) break;
        pages.push({ line: stored.page, bodies: stored.bodies });
      }
      return pages;
    },
    parcelsDue: async () => {
      const epoch = state.contact?.epoch;
      if (epoch?.parent === undefined) return [];
      const told = await ports.store.get('cursor', PARCELS_TOLD_KEY);
      if (told.ok && told.value === epoch.id) return [];
      return (await parcelsOnDisk(context)).map(({ parcel }) => parcel);
    },
    parcelsTold: async () => {
      const value = state.contact?.epoch.id ?? '';
      await context.inTurn(() =>
        context.commit([{ op: 'put', table: 'cursor', key: PARCELS_TOLD_KEY, value }]),
      );
    },
  };
};
