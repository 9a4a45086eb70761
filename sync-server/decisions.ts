/** What an accepted `admitHeld` does to the entry it names. */
import type { EntryBody } from '#book/entry.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import type { StoredEntry } from './book-store.ts';
import { expectHeld, type RunContext } from './custody.ts';

/** Lets the named entry in behind the decision; one that has not come yet is expected from now on. */
export const admitNamed = async (
  context: RunContext,
  stored: StoredEntry,
  body: EntryBody,
): Promise<void> => {
  const named = body.changes.find(({ type }) => type === admitHeld.type)?.set['entryHash'];
  if (typeof named !== 'string') return;
  const held = await context.tx.latestByHash(stored.book, named);
  if (held === undefined || held.body === null) await expectHeld(context, stored.book, named);
  else if (held.ruling === 'held') await context.ledger.admit(held);
};
