/** What the rest of the app asks of the kept slips on passkeys that were removed from here. */
import type { RemovalSlip } from '#protocol/second-factor.ts';

export interface KeptRemovals {
  /** A window that only reads keeps none: the other one has the disk. */
  readonly keep: (slips: readonly RemovalSlip[]) => Promise<void>;
  readonly all: () => Promise<readonly RemovalSlip[]>;
}
