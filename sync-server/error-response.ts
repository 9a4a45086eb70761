/** What is answered where something was thrown: an expected misfortune of the store, or a fault that the log hears of. */
import { StoreAway, StoreFull } from './book-store.ts';
import { faultFrom, type Fault } from './fault.ts';
import { refusalResponse } from './refusal.ts';

const STORE_AWAY_MS = 5_000;

export const errorResponse = (error: Error, onFault: (fault: Fault) => void): Response => {
  if (error instanceof StoreFull) return refusalResponse({ kind: 'server-full' });
  // Nothing was acknowledged: the phone keeps what it has and comes again by itself.
  if (error instanceof StoreAway)
    return refusalResponse({ kind: 'server-error', retryAfterMs: STORE_AWAY_MS }, 503);
  onFault(faultFrom(error));
  return refusalResponse({ kind: 'server-error' });
};
