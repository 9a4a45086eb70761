/** The people of a month of dues: only those in sight are drawn; lines on a phone, columns on a laptop. */
import { memo, useState, type RefObject } from 'react';
import { Virtualizer } from 'virtua';
import type { Period } from '#domain/calendar-date.ts';
import type { ProposedSum } from '#domain/views/proposed-sum.ts';
import { monthText } from '#text/day-text.ts';
import { Amount } from '#ui/amount.tsx';
import { StateChip } from '#ui/chip.tsx';
import { AppLink } from '#ui/link.tsx';
import { Marked } from '#ui/list.tsx';
import { useText } from '#ui/use-text.ts';
import { sectionText, unitText, type DuesEntry, type MemberRow } from './dues-list.ts';
import { collectPath, receiptPath } from './dues-paths.ts';
import { nameMarks } from '#domain/roster/name-marks.ts';
import styles from './dues.module.css';

interface TableProps {
  readonly query: string;
  readonly period: Period;
  readonly propose: (row: MemberRow, period: Period) => ProposedSum | undefined;
  readonly unitNames: ReadonlyMap<string, string>;
  /** Members of several units stand in the list: who is in no section is told by the unit. */
  readonly saysUnit: boolean;
}

export const DuesTable = memo(
  (
    props: TableProps & {
      readonly entries: readonly DuesEntry[];
      readonly isPaidGroup: boolean;
      /** What scrolls: the body of the screen. */
      readonly scroller: RefObject<HTMLDivElement | null>;
    },
  ) => {
    const { dues: text } = useText();
    const { columns } = text;
    const { entries, scroller, isPaidGroup, ...rest } = props;
    const [offset, setOffset] = useState(0);
    return (
      <div
        className={styles.table}
        role="table"
        aria-label={text.title}
        aria-rowcount={entries.length}
      >
        <div role="rowgroup" className={styles.headings}>
          <div role="row" className={styles.row}>
            <span role="columnheader" className={styles.name}>
              {columns.name}
            </span>
            <span role="columnheader" className={styles.code}>
              {columns.code}
            </span>
            <span role="columnheader" className={styles.section}>
              {columns.section}
            </span>
            <span role="columnheader" className={styles.paidUntil}>
              {columns.paidUntil}
            </span>
            <span role="columnheader" className={styles.receipt}>
              {columns.receipt}
            </span>
            <span role="columnheader" className={styles.sum}>
              {isPaidGroup ? columns.paid : columns.owed}
            </span>
          </div>
        </div>
        <div
          role="rowgroup"
          className={styles.rows}
          ref={(element) => setOffset(element?.offsetTop ?? 0)}
        >
          <Virtualizer scrollRef={scroller} startMargin={offset} data={entries} bufferSize={300}>
            {(entry) => <DuesRow key={entry.row.key} entry={entry} {...rest} />}
          </Virtualizer>
        </div>
      </div>
    );
  },
);
DuesTable.displayName = 'DuesTable';

const DuesRow = (props: TableProps & { readonly entry: DuesEntry }) => {
  const { dues: text } = useText();
  const { entry, period } = props;
  const { row, paid } = entry;
  const name = row.values.fullName[0] ?? '';
  const proposed = paid === undefined ? props.propose(row, period) : undefined;
  return (
    <div role="row" className={styles.row}>
      <span role="cell" className={styles.name}>
        <AppLink
          href={paid === undefined ? collectPath(row, period) : receiptPath(paid)}
          className={styles.open}
        >
          <Marked text={name} ranges={nameMarks(name, props.query)} />
        </AppLink>
      </span>
      <span role="cell" className={styles.code}>
        {row.values.employeeNo ?? ''}
      </span>
      <span role="cell" className={styles.section}>
        {sectionText(row.values, props.unitNames) ||
          (props.saysUnit ? unitText(entry.unit, props.unitNames) : '')}
      </span>
      <span role="cell" className={styles.paidUntil}>
        {entry.paidUntil === undefined ? '' : monthText(entry.paidUntil)}
      </span>
      <span role="cell" className={styles.receipt}>
        {paid === undefined ? '' : paid.number}
        {paid === undefined || (paid.state === 'safe' && !paid.isTwice) ? null : (
          <StateChip state={paid.isTwice ? 'check' : paid.state} />
        )}
      </span>
      <span role="cell" className={styles.sum}>
        {entry.isWaived ? (
          <span className={styles.dim}>{text.waived}</span>
        ) : paid !== undefined ? (
          <Amount amountVnd={paid.amountVnd} />
        ) : proposed === undefined ? (
          ''
        ) : (
          <Amount amountVnd={proposed.amountVnd} />
        )}
      </span>
    </div>
  );
};
