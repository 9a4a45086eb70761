/** Own entries as rows of the outbox. Of one that is shut the disk still says whether the server has judged it, no more. */
import { concatBytes, type Bytes } from '#base/bytes.ts';
import { bookOfKey, openingOf, sealerOf, tierOf } from './book-tier.ts';
import type { EngineContext } from './engine-context.ts';
import type { StoredValue, TierOpening } from './ports.ts';
import { rowStateOf, type ShutEntry } from './replica-state.ts';
import type { RowState } from './shelf-row.ts';
import { encodeOutboxRow, placeOf, readOutboxRow, type OutboxRow } from './stored-rows.ts';

/** First byte of a row in the higher tier. The seal vouches for it: a state cannot be swapped. */
const STATE_BYTE: Readonly<Record<RowState, number>> = { waiting: 0x57, safe: 0x53, check: 0x43 };

/** @param key by `outboxKey` */
export const sealOutboxRow = async (
  context: EngineContext,
  key: string,
  row: OutboxRow,
): Promise<Bytes> => {
  const sealer = sealerOf(context, bookOfKey(key));
  const place = placeOf(context.identity.replica, 'outbox', key);
  if (tierOf(context, bookOfKey(key)) === undefined)
    return sealer.seal(encodeOutboxRow(row), place);
  const state = rowStateOf(row);
  const sealed = await sealer.seal(encodeOutboxRow(row), `${place}|${state}`);
  return concatBytes(Uint8Array.of(STATE_BYTE[state]), sealed);
};

/** `undefined` where it does not open: left where it is, for nothing unsent is thrown away. */
export const openOutboxRow = async (
  context: EngineContext,
  key: string,
  value: StoredValue,
): Promise<OutboxRow | undefined> => {
  if (typeof value === 'string') return undefined;
  const { replica } = context.identity;
  const tier = tierOf(context, bookOfKey(key));
  if (tier !== undefined) {
    const opening = openingOf(context, tier);
    const row = opening && (await openTierRow(opening, { replica, key }, value));
    if (row !== undefined || opening === undefined || tier === 'confidential') return row;
    context.state.hasOlderCases = true;
  }
  const opened = await context.ports.sealer.open(value, placeOf(replica, 'outbox', key));
  const row = opened.ok ? readOutboxRow(opened.value) : opened;
  return row.ok ? row.value : undefined;
};

/** A row of the higher tier, here or in a backup file. */
export const openTierRow = async (
  opening: TierOpening,
  at: { readonly replica: string; readonly key: string },
  value: Bytes,
): Promise<OutboxRow | undefined> => {
  const { state } = shutEntryOf(at.key, value);
  const place = `${placeOf(at.replica, 'outbox', at.key)}|${state}`;
  const opened = await opening.open(value.subarray(1), place);
  const row = opened.ok ? readOutboxRow(opened.value) : opened;
  return row.ok ? row.value : undefined;
};

/** What can be said of a row without opening it. */
export const shutEntryOf = (key: string, value: StoredValue): ShutEntry => {
  const [book = '', life = '', seq = ''] = key.split('|');
  const states: readonly RowState[] = ['safe', 'check'];
  // A byte that says nothing known counts as unsent: that is what must not be lost.
  const state = states.find((one) => value[0] === STATE_BYTE[one]) ?? 'waiting';
  return { book, life, seq: Number(seq), state };
};
