/** Requests in rows: lines on a phone, columns on a laptop; only those in sight are drawn. */
import { useEffect, type Ref } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { isConfidential } from '#domain/cases/confidential-book.ts';
import { booksNamed, noteListPrints } from '#replica/seen-on-screen.ts';
import { useReplica } from '#replica/use-replica.ts';
import { dayText } from '#text/day-text.ts';
import { Chip, StateChip } from '#ui/chip.tsx';
import { DataRow, DataTable, RowLink, VirtualRows } from '#ui/data-table.tsx';
import { SortHeading } from '#ui/sort-heading.tsx';
import { useText } from '#ui/use-text.ts';
import { dueText, type CaseEntry } from './case-list.ts';
import type { CaseColumn, CaseOrder } from './case-order.ts';
import { casePath } from './cases-paths.ts';
import styles from './cases.module.css';

export const CaseTable = (props: {
  /** For scrolling the chosen row into sight. */
  readonly listRef: Ref<VirtualizerHandle>;
  readonly chosen: number;
  readonly order: CaseOrder;
  readonly onOrder: (order: CaseOrder) => void;
  readonly entries: readonly CaseEntry[];
  readonly today: string;
}) => {
  const { cases: text } = useText();
  const { columns } = text;
  const { entries } = props;
  // No button prints the list; the browser's own menu does.
  const { seen } = useReplica();
  const listed = booksNamed(entries.map(({ row }) => row.book));
  useEffect(() => noteListPrints(seen, listed), [seen, listed]);
  return (
    <DataTable
      label={text.title}
      count={entries.length}
      columns={styles.columns}
      headings={
        <>
          {COLUMNS.map((by) => (
            <SortHeading
              key={by}
              by={by}
              words={columns[by]}
              order={props.order}
              onOrder={props.onOrder}
            />
          ))}
          <span role="columnheader" className={styles.stateCell}>
            {columns.state}
          </span>
        </>
      }
    >
      <VirtualRows listRef={props.listRef} data={entries}>
        {(entry, index) => (
          <CaseLine
            key={entry.row.key}
            entry={entry}
            today={props.today}
            isChosen={index === props.chosen}
          />
        )}
      </VirtualRows>
    </DataTable>
  );
};

const COLUMNS: readonly CaseColumn[] = ['kind', 'applicant', 'received', 'stage', 'due'];

const CaseLine = (props: {
  readonly entry: CaseEntry;
  readonly today: string;
  readonly isChosen: boolean;
}) => {
  const { cases: text, confidential } = useText();
  const { entry } = props;
  const { row } = entry;
  const due = dueText(row, props.today, text);
  return (
    <DataRow columns={styles.columns} isChosen={props.isChosen}>
      <span role="cell" className={styles.kindCell}>
        <RowLink href={casePath(row)}>{entry.title}</RowLink>
        {isConfidential(row.book) ? (
          <>
            {' '}
            <Chip tone="plain" icon="lock">
              {confidential.mark}
            </Chip>
          </>
        ) : null}
      </span>
      <span role="cell" className={styles.applicantCell}>
        {entry.applicant}
      </span>
      <span role="cell" className={styles.receivedCell}>
        {dayText(row.values.receivedOn ?? '')}
      </span>
      <span role="cell" className={styles.stageCell}>
        {row.values.stage === undefined ? '' : text.stages[row.values.stage.stage]}
      </span>
      <span role="cell" className={styles.dueCell}>
        {due === undefined ? null : (
          <>
            <Chip tone={due.tone}>{due.day}</Chip>
            <span className={styles.left}>{due.left}</span>
          </>
        )}
      </span>
      <span role="cell" className={row.state === 'safe' ? styles.stateSafe : styles.stateCell}>
        <StateChip state={row.state} />
      </span>
    </DataRow>
  );
};
