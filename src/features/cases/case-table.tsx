/** Requests in rows: lines on a phone, columns on a laptop; only those in sight are drawn. */
import { VList } from 'virtua';
import { dayText } from '#text/day-text.ts';
import { Chip, StateChip } from '#ui/chip.tsx';
import { AppLink } from '#ui/link.tsx';
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
    <div
      className={styles.table}
      role="table"
      aria-label={text.title}
      aria-rowcount={entries.length}
    >
      <div role="rowgroup" className={styles.headings}>
        <div role="row" className={styles.row}>
          <span role="columnheader">{columns.kind}</span>
          <span role="columnheader">{columns.applicant}</span>
          <span role="columnheader">{columns.received}</span>
          <span role="columnheader">{columns.stage}</span>
          <span role="columnheader">{columns.due}</span>
          <span role="columnheader" className={styles.stateCell}>
            {columns.state}
          </span>
        </div>
      </div>
      <VList className={styles.rows} role="rowgroup" data={entries} bufferSize={300}>
        {(entry) => <CaseLine key={entry.row.key} entry={entry} today={props.today} />}
      </VList>
    </div>
  );
};

const CaseLine = (props: { readonly entry: CaseEntry; readonly today: string }) => {
  const { cases: text } = useText();
  const { entry } = props;
  const { row } = entry;
  const due = dueText(row, props.today, text);
  return (
    <div role="row" className={styles.row}>
      <span role="cell" className={styles.kindCell}>
        <AppLink href={casePath(row)} className={styles.open}>
          {entry.title}
        </AppLink>
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
    </div>
  );
};
