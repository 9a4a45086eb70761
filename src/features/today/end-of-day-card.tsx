/** The way to Cuối ngày, with what waits there: the open sum and since when, or when the day was closed. */
import { useMemo } from 'react';
import { vietnamDate } from '#domain/day-number.ts';
import { dayClose } from '#domain/dues/day-close.ts';
import { receipt, voidReceipt } from '#domain/dues/receipt.ts';
import { useRecords, useReplica } from '#replica/use-replica.ts';
import { amountText, dayText, momentText } from '#text/day-text.ts';
import { Card } from '#ui/card.tsx';
import { Chip } from '#ui/chip.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { useText } from '#ui/use-text.ts';
import { endOfDayState } from './end-of-day-state.ts';
import { endOfDayPath } from './today-paths.ts';

export const EndOfDayCard = () => {
  const { today: text } = useText();
  const replica = useReplica();
  const { device } = replica.identity;
  const receipts = useRecords(receipt);
  const voids = useRecords(voidReceipt);
  const closes = useRecords(dayClose);
  const state = useMemo(
    () =>
      receipts === undefined || voids === undefined || closes === undefined
        ? undefined
        : endOfDayState(device, receipts, voids, closes),
    [device, receipts, voids, closes],
  );
  const nowMs = replica.correctedNow().ms;
  // Money of an earlier day that is still open is what the officer is to see first.
  const isLate = state?.is === 'open' && (state.since ?? '9999') < vietnamDate(nowMs);
  return (
    <Card bare>
      <List>
        <ListRow
          title={text.endOfDay}
          subtitle={
            state === undefined
              ? undefined
              : state.is === 'open'
                ? text.dayOpen(amountText(state.sumVnd), state.receipts)
                : state.is === 'closed'
                  ? text.dayClosed(momentText(state.closedMs, nowMs))
                  : text.dayNothing
          }
          chip={
            isLate ? (
              <Chip tone="wait">{text.dayOpenSince(dayText(state.since ?? '').slice(0, 5))}</Chip>
            ) : undefined
          }
          href={endOfDayPath}
        />
      </List>
    </Card>
  );
};
