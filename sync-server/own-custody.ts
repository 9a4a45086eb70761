/** What of an officer is held or quarantined below a snapshot: the author goes on seeing it, whatever disk was lost. */
import { textFromUtf8 } from '#base/bytes.ts';
import type { BookId } from '#book/book-id.ts';
import type { CustodyItem } from '#protocol/pull.ts';
import { PAGE_BYTES_MAX } from '#protocol/version.ts';
import type { StoredEntry } from './book-store.ts';
import type { ServerContext } from './server-context.ts';
import { verdictOf } from './verdict-of.ts';

const BATCH = 500;

/** In portions of what one line of a pull may carry. */
export const ownCustody = async (
  server: ServerContext,
  { book, upTo, reader }: { readonly book: BookId; readonly upTo: number; readonly reader: string },
): Promise<readonly (readonly CustodyItem[])[]> => {
  const { committed } = server.store;
  const office = await server.office.now(committed);
  const portions: CustodyItem[][] = [];
  let bytes = Infinity;
  for (const device of office.devicesOf(reader)) {
    let found: readonly StoredEntry[];
    let after = 0;
    do {
      found = await committed.unsettled(book, { after, upTo, device, entriesMax: BATCH });
      for (const entry of found) {
        after = entry.n;
        const body = entry.body === null ? undefined : textFromUtf8(entry.body);
        // A body that is no text cannot be shown to anyone; a stub's has not come yet.
        if (body?.ok !== true) continue;
        const { prevHash } = entry;
        const item = {
          verdict: verdictOf(entry, server.epoch.id, false),
          prevHash,
          body: body.value,
        };
        const portion = portions.at(-1);
        bytes += entry.body?.length ?? 0;
        if (portion === undefined || bytes > PAGE_BYTES_MAX || portion.length >= BATCH) {
          portions.push([item]);
          bytes = entry.body?.length ?? 0;
        } else portion.push(item);
      }
    } while (found.length === BATCH);
  }
  return portions;
};
