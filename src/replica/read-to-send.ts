/** Reads own unsent requests for the server alone: where they may not be read on this device they are still sent. */
import { bookOfKey, tierOf } from './book-tier.ts';
import type { EngineContext } from './engine-context.ts';
import { openOutboxRow } from './outbox-rows.ts';
import type { TierName } from './ports.ts';
import { asideOf, outboxItemOf, type OutboxItem } from './replica-state.ts';

const TIERS: readonly TierName[] = ['cases', 'confidential'];

/** What the words have opened for sending is at hand for the next contact; no screen and no record gets it. */
export const readToSend = (context: EngineContext): Promise<void> =>
  context.inTurn(async () => {
    const { state } = context;
    for (const tier of TIERS)
      for (const item of await shutItems(context, tier))
        if (item.row.verdict === undefined) state.fresh.set(item.row.hash, item);
    await context.publish();
  });

/** The same replica as it would be with the parts open that lie aside; only to be read through. */
export const readableAside = (
  context: EngineContext,
  own: readonly OutboxItem[] = [],
): EngineContext => {
  const { state } = context;
  const outbox = new Map(own.map((item) => [item.row.hash, item]));
  const { casesAside: casesOpening, tierAside: tierOpening } = state;
  return { ...context, state: { ...state, casesOpening, tierOpening, outbox } };
};

/** Own entries of a tier that lies aside; none where the words have not opened it. */
export const shutItems = async (
  context: EngineContext,
  tier: TierName,
): Promise<readonly (OutboxItem & { readonly key: string })[]> => {
  const { state, ports } = context;
  if (asideOf(state, tier) === undefined) return [];
  const rows = await ports.store.list('outbox');
  if (!rows.ok) return [];
  const items: (OutboxItem & { readonly key: string })[] = [];
  for (const { key, value } of rows.value) {
    if (tierOf(context, bookOfKey(key)) !== tier) continue;
    const row = await openOutboxRow(readableAside(context), key, value);
    // One that does not open is left where it is: nothing unsent is thrown away.
    const item = row && outboxItemOf(row, undefined);
    if (item !== undefined) items.push({ ...item, key });
  }
  return items;
};
