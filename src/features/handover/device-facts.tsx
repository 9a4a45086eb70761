/** One phone of the outgoing officer in one dues book: last numbers, last close, and how far it is known. */
import type { DeviceMoney } from '#domain/dues/money-handover.ts';
import { receiptNo } from '#domain/dues/receipt-no.ts';
import { amountText, dayText, momentText } from '#text/day-text.ts';
import { Stack } from '#ui/card.tsx';
import { Chip } from '#ui/chip.tsx';
import { Facts } from '#ui/list.tsx';
import { useText } from '#ui/use-text.ts';

export const DeviceFacts = (props: {
  readonly name: string;
  readonly money: DeviceMoney;
  /** Nothing is known of it after the moment shown. */
  readonly isUnknown: boolean;
  /** It is the one in hand: what it holds is known, sent or not. */
  readonly isHere?: boolean;
}) => {
  const { handover: text } = useText();
  const { money } = props;
  const seen = money.newestMs === null ? text.neverSeen : momentText(money.newestMs);
  return (
    <Stack gap={8}>
      <p>
        <strong>{props.name}</strong>{' '}
        {money.openReceipts > 0 ? (
          <Chip tone="wait">{text.notClosed}</Chip>
        ) : (
          <Chip tone="plain">{text.closed}</Chip>
        )}{' '}
        {props.isUnknown ? <Chip tone="wait">{text.afterUnknown}</Chip> : null}
      </p>
      <Facts
        facts={[
          ...money.series.map(({ code, last }) => ({
            label: text.seriesLast(code),
            value: last === null ? text.noReceipt : receiptNo(code, last),
          })),
          {
            label: text.notClosed,
            value:
              money.openReceipts === 0
                ? undefined
                : text.openLine(money.openReceipts, amountText(money.openVnd)),
          },
          {
            label: text.lastClose,
            value: money.closedOn === null ? text.neverClosed : dayText(money.closedOn),
          },
          { label: text.countedCash, value: amountText(money.countedVnd) },
          { label: text.lastSeen, value: props.isHere === true ? undefined : seen },
        ]}
      />
    </Stack>
  );
};
