/** One receipt in the list of a day: who paid, when and under which number; a tap opens the paper. */
import { momentText } from '#text/day-text.ts';
import { sectionText, unitText } from '#text/section-text.ts';
import { Amount } from '#ui/amount.tsx';
import { StateChip } from '#ui/chip.tsx';
import { RowOpener } from '#ui/list.tsx';
import { useReplica } from '#replica/use-replica.ts';
import { useText } from '#ui/use-text.ts';
import type { DayLine } from './day-receipts.ts';
import { receiptPath } from './dues-paths.ts';
import { monthsText } from './receipt-paper.ts';
import { useOfficerOf } from './use-dues.ts';
import styles from './dues.module.css';

export const DayLineRow = (props: {
  readonly line: DayLine;
  readonly day: string;
  readonly unitNames: ReadonlyMap<string, string>;
  /** Receipts of several unions stand in the list. */
  readonly saysUnit: boolean;
}) => {
  const { dues: text } = useText();
  const replica = useReplica();
  const officerOf = useOfficerOf();
  const { line, unitNames } = props;
  const { receipt, payer } = line;
  const { device } = replica.identity;
  const where =
    (payer === undefined ? '' : sectionText(payer.values, unitNames)) ||
    (props.saysUnit ? unitText(line.unit, unitNames) : '');
  const months = receipt.values.months ?? [];
  const isOfDay = months.length === 1 && months[0] === props.day.slice(0, 7);
  const more = [
    momentText(receipt.changedMs, replica.correctedNow().ms),
    isOfDay ? '' : text.month(monthsText(months)),
    where,
    receipt.changedByDevice === device ? '' : officerOf(receipt.changedByDevice),
  ]
    .filter((part) => part !== '')
    .join(' · ');
  return (
    <div role="listitem" className={styles.dayLine}>
      <RowOpener
        title={payer?.values.fullName[0] ?? text.unknownMember}
        subtitle={
          <>
            <span className={styles.number}>{line.number}</span>
            <br />
            {more}
          </>
        }
        right={<Amount amountVnd={receipt.values.amountVnd ?? 0} isVoid={line.state === 'void'} />}
        chip={line.state === 'safe' ? undefined : <StateChip state={line.state} />}
        href={receiptPath(receipt, props.day)}
      />
    </div>
  );
};
