/** Requests in rows: lines on a phone, columns on a laptop; only those in sight are drawn. */
import { isConfidential } from '#domain/cases/confidential-book.ts';
import { dayText } from '#text/day-text.ts';
import { Chip, StateChip } from '#ui/chip.tsx';
import { DataRow, DataTable, RowLink, VirtualRows } from '#ui/data-table.tsx';
import { useText } from '#ui/use-text.ts';
import { dueText, type CaseEntry } from './case-list.ts';
import { casePath } from './cases-paths.ts';
import styles from './cases.module.css';

export const CaseTable = (props: {
  readonly entries: readonly CaseEntry[];
  readonly today: string;
}) => {
  const { cases: text } = useText();
  const { columns } = text;
  const { entries } = props;
  return (
    <DataTable
      label={text.title}
      count={entries.length}
      columns={styles.columns}
      headings={
        <>
          <span role="columnheader">{columns.kind}</span>
          <span role="columnheader">{columns.applicant}</span>
          <span role="columnheader">{columns.received}</span>
          <span role="columnheader">{columns.stage}</span>
          <span role="columnheader">{columns.due}</span>
          <span role="columnheader" className={styles.stateCell}>
            {columns.state}
          </span>
        </>
      }
    >
      <VirtualRows data={entries}>
        {(entry) => <CaseLine key={entry.row.key} entry={entry} today={props.today} />}
      </VirtualRows>
    </DataTable>
  );
};

const CaseLine = (props: { readonly entry: CaseEntry; readonly today: string }) => {
  const { cases: text, confidential } = useText();
  const { entry } = props;
  const { row } = entry;
  const due = dueText(row, props.today, text);
  return (
    <DataRow columns={styles.columns}>
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
