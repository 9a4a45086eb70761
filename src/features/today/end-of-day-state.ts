/** How it stands with the end of the day on this device: what no close has counted, since when, or when it was closed. */
import type { dayClose } from '#domain/dues/day-close.ts';
import type { receipt, voidReceipt } from '#domain/dues/receipt.ts';
import { unclosed } from '#domain/views/day-view.ts';
import type { Row } from '#replica/use-replica.ts';

export type EndOfDayState =
  | {
      readonly is: 'open';
      readonly receipts: number;
      readonly sumVnd: number;
      /** The day of the oldest receipt that no close names; undefined where only a void is open. */
      readonly since: string | undefined;
    }
  | { readonly is: 'closed'; readonly closedMs: number }
  | { readonly is: 'nothing' };

/** @param own this device: it closes what it issued, whoever voided it */
export const endOfDayState = (
  own: string,
  receipts: readonly Row<typeof receipt>[],
  voids: readonly Row<typeof voidReceipt>[],
  closes: readonly Row<typeof dayClose>[],
): EndOfDayState => {
  const open = unclosed(
    receipts.filter(({ changedByDevice }) => changedByDevice === own),
    voids,
    closes,
  );
  if (open.receipts.length + open.voids.length > 0)
    return {
      is: 'open',
      receipts: open.receipts.length,
      sumVnd: open.sumVnd,
      since: open.receipts.map(({ values }) => values.paidOn ?? '').sort()[0],
    };
  const closedMs = closes
    .filter(({ values }) => values.device === own)
    .reduce((latest, { changedMs }) => Math.max(latest, changedMs), 0);
  return closedMs === 0 ? { is: 'nothing' } : { is: 'closed', closedMs };
};
