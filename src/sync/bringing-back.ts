/** What a restored server is brought, read only when there is one: where a piece of the app is missing, the next contact tries. */
import type { Chance } from '#replica/ports.ts';
import type { Replica } from '#replica/replica.ts';
import type { Transport } from './transport.ts';

export interface BringingBack {
  /** @param isUnknown the server has just refused this device. Answers whether it may know it now. */
  readonly books: (isUnknown: boolean) => Promise<boolean>;
  readonly parcels: () => Promise<void>;
}

export const bringingBack = (ports: {
  readonly replica: Replica;
  readonly transport: Transport;
  readonly chance: Chance;
}): BringingBack => ({
  books: async (isUnknown) => {
    try {
      return await (await import('./offer-books.ts')).offerBooks(ports, isUnknown);
    } catch {
      return false;
    }
  },
  parcels: async () => {
    if (ports.replica.epoch()?.parent === undefined) return;
    try {
      await (await import('./offer-books.ts')).sendParcels(ports);
    } catch {
      // They lie on the disk until all of them are taken.
    }
  },
});
