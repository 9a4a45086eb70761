/** How many receipts lie open, and how many of them, or of an earlier close, were taken back. */
import type { Unclosed } from '#domain/views/day-view.ts';

export interface Glance {
  /** Open receipts that count. */
  readonly standing: number;
  /** Open receipts taken back before any close. */
  readonly voided: number;
  /** Receipts of an earlier close taken back since. */
  readonly voidedEarlier: number;
}

export const glanceOf = (open: Unclosed): Glance => {
  const openIds = new Set(open.receipts.map(({ id }) => id));
  const voided = open.takenBack.filter(({ of }) => openIds.has(of.id)).length;
  return {
    standing: open.receipts.length - voided,
    voided,
    voidedEarlier: open.takenBack.length - voided,
  };
};
