/** Which tier a book lies in, what seals it there, and whether it can be read now. */
import { assert } from '#base/assert.ts';
import { isCases, isConfidential } from '#domain/cases/confidential-book.ts';
import { refuse } from '#base/result.ts';
import type { EngineContext } from './engine-context.ts';
import type { HigherTier, Sealer, TierName, TierOpening, TierSealing } from './ports.ts';

type Of = Pick<EngineContext, 'ports' | 'state'>;

/** Undefined for what the replica's own key opens. */
export const tierOf = (
  { ports }: Pick<EngineContext, 'ports'>,
  book: string,
): TierName | undefined =>
  isConfidential(book)
    ? 'confidential'
    : ports.casesTier !== undefined && isCases(book)
      ? 'cases'
      : undefined;

export const openingOf = ({ state }: Pick<Of, 'state'>, tier: TierName): TierOpening | undefined =>
  tier === 'cases' ? state.casesOpening : state.tierOpening;

export const tierPort = ({ ports }: Pick<Of, 'ports'>, tier: TierName): HigherTier | undefined =>
  tier === 'cases' ? ports.casesTier : ports.tier;

/** Without a tier of their own requests are as open as the rest. */
export const isTierOpen = (context: Of, tier: TierName): boolean =>
  openingOf(context, tier) !== undefined ||
  (tier === 'cases' && context.ports.casesTier === undefined);

/** Whether the book is of a tier that is closed: it is not read, pulled or sent from this disk. */
export const isShut = (context: Of, book: string): boolean => {
  const tier = tierOf(context, book);
  return tier !== undefined && openingOf(context, tier) === undefined;
};

/** What seals and opens the blocks of a book. Sealing needs no open tier. */
export const sealerOf = (context: Of, book: string): Sealer => {
  const tier = tierOf(context, book);
  if (tier === undefined) return context.ports.sealer;
  const sealer = tierSealing(context, tier);
  assert(sealer !== undefined, 'nothing is written to a book of a tier that is not there');
  return tier === 'cases' ? orOlder(context, sealer) : sealer;
};

/** Undefined where there is no such tier; ordinary requests then lie under the replica's own key. */
export const tierSealing = (context: Of, tier: TierName): Sealer | undefined => {
  const port = tierPort(context, tier);
  if (port !== undefined) return tierSealer(port.sealing, openingOf(context, tier));
  return tier === 'cases' ? context.ports.sealer : undefined;
};

/** A sealer whose opening may be missing: then nothing opens. */
export const tierSealer = (sealing: TierSealing, opening: TierOpening | undefined): Sealer => ({
  seal: (plain, aad) => sealing.seal(plain, aad),
  sealBlock: (plain, aad) => sealing.sealBlock(plain, aad),
  open: (sealed, aad) => opening?.open(sealed, aad) ?? refuse({ kind: 'seal-broken' }),
  openBlock: (sealed, aad) => opening?.openBlock(sealed, aad) ?? refuse({ kind: 'seal-broken' }),
});

/** Blocks from before requests had a key of their own are read once more, to be moved. */
const orOlder = ({ ports, state }: Of, sealer: Sealer): Sealer => ({
  ...sealer,
  openBlock: async (sealed, aad) => {
    const opened = await sealer.openBlock(sealed, aad);
    if (opened.ok || state.casesOpening === undefined) return opened;
    const older = await ports.sealer.openBlock(sealed, aad);
    if (older.ok) state.hasOlderCases = true;
    return older;
  },
});

/** The book whose row it is: every key of outbox, journal and segments begins with it. */
export const bookOfKey = (key: string): string => key.slice(0, key.indexOf('|'));
