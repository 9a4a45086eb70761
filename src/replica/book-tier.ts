/** Which tier a book lies in, what seals it there, and whether it can be read now. */
import { assert } from '#base/assert.ts';
import { isConfidential } from '#domain/cases/confidential-book.ts';
import { refuse } from '#base/result.ts';
import type { EngineContext } from './engine-context.ts';
import type { Sealer, TierOpening, TierSealing } from './ports.ts';

/** Whether the book is of the higher tier and that one is closed: it is not read, pulled or sent from this disk. */
export const isShut = ({ state }: Pick<EngineContext, 'state'>, book: string): boolean =>
  isConfidential(book) && state.tierOpening === undefined;

/** What seals and opens the blocks of a book. Sealing needs no open tier. */
export const sealerOf = (
  { ports, state }: Pick<EngineContext, 'ports' | 'state'>,
  book: string,
): Sealer => {
  if (!isConfidential(book)) return ports.sealer;
  assert(ports.tier !== undefined, 'nothing is written to a book of a tier that is not there');
  return tierSealer(ports.tier.sealing, state.tierOpening);
};

/** A sealer whose opening may be missing: then nothing opens. */
export const tierSealer = (sealing: TierSealing, opening: TierOpening | undefined): Sealer => ({
  seal: (plain, aad) => sealing.seal(plain, aad),
  sealBlock: (plain, aad) => sealing.sealBlock(plain, aad),
  open: (sealed, aad) => opening?.open(sealed, aad) ?? refuse({ kind: 'seal-broken' }),
  openBlock: (sealed, aad) => opening?.openBlock(sealed, aad) ?? refuse({ kind: 'seal-broken' }),
});

/** The book whose row it is: every key of outbox, journal and segments begins with it. */
export const bookOfKey = (key: string): string => key.slice(0, key.indexOf('|'));
