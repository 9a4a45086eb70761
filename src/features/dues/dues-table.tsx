/** The people of a month of dues: only those in sight are drawn; lines on a phone, columns on a laptop. */
import { memo, type Ref, type RefObject } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { Period } from '#domain/calendar-date.ts';
import type { ProposedSum } from '#domain/views/proposed-sum.ts';
import { monthText } from '#text/day-text.ts';
import { sectionText, unitText } from '#text/section-text.ts';
import { Amount } from '#ui/amount.tsx';
import { StateChip } from '#ui/chip.tsx';
import { DataRow, DataTable, RowLink, WholeRows } from '#ui/data-table.tsx';
import { Marked } from '#ui/list.tsx';
import { useText } from '#ui/use-text.ts';
import type { DuesEntry, MemberRow } from './dues-list.ts';
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
      /** For scrolling the chosen row into sight. */
      readonly listRef: Ref<VirtualizerHandle>;
      readonly chosen: number;
      /** What scrolls: the body of the screen. */
      readonly scroller: RefObject<HTMLDivElement | null>;
    },
  ) => {
    const { dues: text } = useText();
    const { columns } = text;
    const { entries, scroller, isPaidGroup, listRef, chosen, ...rest } = props;
    const headings = [
      ['name', columns.name],
      ['code', columns.code],
      ['section', columns.section],
      ['paidUntil', columns.paidUntil],
      ['receipt', columns.receipt],
      ['sum', isPaidGroup ? columns.paid : columns.owed],
    ] as const;
    return (
      <DataTable
        label={text.title}
        count={entries.length}
        columns={styles.columns}
        isWhole
        headings={headings.map(([column, words]) => (
          <span key={column} role="columnheader" className={styles[column]}>
            {words}
          </span>
        ))}
      >
        <WholeRows listRef={listRef} scroller={scroller} data={entries}>
          {(entry, index) => (
            <DuesRow key={entry.row.key} entry={entry} isChosen={index === chosen} {...rest} />
          )}
        </WholeRows>
      </DataTable>
    );
  },
);
DuesTable.displayName = 'DuesTable';

const DuesRow = (props: TableProps & { readonly entry: DuesEntry; readonly isChosen: boolean }) => {
  const { dues: text } = useText();
  const { entry, period } = props;
  const { row, paid } = entry;
  const name = row.values.fullName[0] ?? '';
  const proposed = paid === undefined ? props.propose(row, period) : undefined;
  return (
    <DataRow columns={styles.columns} isChosen={props.isChosen}>
      <span role="cell" className={styles.name}>
        <RowLink href={paid === undefined ? collectPath(row, period) : receiptPath(paid)}>
          <Marked text={name} ranges={nameMarks(name, props.query)} />
        </RowLink>
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
    </DataRow>
  );
};
