/** The people of a group with a tick each: only those in sight are drawn, the whole line is the target. */
import { memo, useState, type RefObject } from 'react';
import { Virtualizer } from 'virtua';
import { nameMarks } from '#domain/roster/name-marks.ts';
import { amountText } from '#text/day-text.ts';
import { Marked } from '#ui/list.tsx';
import type { GroupLine } from './group-plan.ts';
import { useCollectionText } from './use-group.ts';
import styles from './collection.module.css';

interface GroupTableProps {
  readonly lines: readonly GroupLine[];
  readonly without: ReadonlySet<string>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly query: string;
  readonly onToggle: (member: string) => void;
}

export const GroupTable = memo((props: GroupTableProps) => {
  const text = useCollectionText();
  const { lines, without, scroller, query, onToggle } = props;
  const [offset, setOffset] = useState(0);
  return (
    <div
      className={styles.table}
      role="group"
      aria-label={text.everyone}
      ref={(element) => setOffset(element?.offsetTop ?? 0)}
    >
      <Virtualizer scrollRef={scroller} startMargin={offset} data={lines} bufferSize={300}>
        {(line) => (
          <GroupRow
            key={line.entry.row.key}
            line={line}
            isPaying={line.amountVnd !== undefined && !without.has(line.entry.row.id)}
            query={query}
            onToggle={onToggle}
          />
        )}
      </Virtualizer>
    </div>
  );
});
GroupTable.displayName = 'GroupTable';

const GroupRow = (props: {
  readonly line: GroupLine;
  readonly isPaying: boolean;
  readonly query: string;
  readonly onToggle: (member: string) => void;
}) => {
  const text = useCollectionText();
  const { line, isPaying } = props;
  const { row } = line.entry;
  const isOpen = line.amountVnd !== undefined;
  const under = !isOpen ? text.noSum : isPaying ? (row.values.employeeNo ?? '') : text.notToday;
  return (
    <label className={isPaying ? styles.row : `${styles.row} ${styles.out}`}>
      <input
        type="checkbox"
        name={`f-${row.id}`}
        checked={isPaying}
        disabled={!isOpen}
        onChange={() => props.onToggle(row.id)}
      />
      <span className={styles.words}>
        <span className={styles.name}>
          <Marked text={line.name} ranges={nameMarks(line.name, props.query)} />
        </span>
        {under === '' ? null : <span className={styles.dim}>{under}</span>}
      </span>
      <span className={styles.sum}>
        {isPaying && line.amountVnd !== undefined ? amountText(line.amountVnd) : '–'}
      </span>
    </label>
  );
};
