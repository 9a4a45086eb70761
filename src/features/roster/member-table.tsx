/** The rows of the roll: only those in sight are drawn; lines on a phone, columns on a laptop. */
import { memo, type Ref } from 'react';
import { VList, type VListHandle } from 'virtua';
import { maskNationalNumber } from '#domain/roster/citizen-number.ts';
import { dayText, monthText } from '#text/day-text.ts';
import { StateChip } from '#ui/chip.tsx';
import { AppLink } from '#ui/link.tsx';
import { Marked } from '#ui/list.tsx';
import { useText } from '#ui/use-text.ts';
import { nameMarks } from '#domain/roster/name-marks.ts';
import type { RosterEntry } from './roster-list.ts';
import { orderAfterTap, sectionText, type RosterColumn, type RosterOrder } from './roster-order.ts';
import { memberPath } from './roster-paths.ts';
import styles from './roster.module.css';

export const MemberTable = memo(
  (props: {
    /** For scrolling the chosen row into sight. */
    readonly listRef: Ref<VListHandle>;
    readonly entries: readonly RosterEntry[];
    readonly query: string;
    readonly chosen: number;
    readonly order: RosterOrder;
    readonly onOrder: (order: RosterOrder) => void;
    readonly unitNames: ReadonlyMap<string, string>;
  }) => {
    const { roster: text } = useText();
    const { entries, query, chosen, order, listRef } = props;
    const heading = (by: RosterColumn, words: string) => (
      <span
        role="columnheader"
        className={styles[by]}
        aria-sort={order.by !== by ? 'none' : order.isDown ? 'descending' : 'ascending'}
      >
        <button
          type="button"
          className={styles.sorter}
          onClick={() => props.onOrder(orderAfterTap(order, by))}
        >
          {words}
          <span aria-hidden="true">{order.by !== by ? '' : order.isDown ? ' ▼' : ' ▲'}</span>
        </button>
      </span>
    );
    return (
      <div
        className={styles.table}
        role="table"
        aria-label={text.title}
        aria-rowcount={entries.length}
      >
        <div role="rowgroup" className={styles.headings}>
          <div role="row" className={styles.row}>
            {heading('name', text.columns.name)}
            {heading('code', text.columns.code)}
            {heading('born', text.columns.born)}
            {heading('section', text.columns.section)}
            <span role="columnheader" className={styles.number}>
              {text.columns.number}
            </span>
            {heading('paidUntil', text.columns.paidUntil)}
            <span role="columnheader" className={styles.state}>
              {text.columns.state}
            </span>
          </div>
        </div>
        <VList
          ref={listRef}
          className={styles.rows}
          role="rowgroup"
          data={entries}
          bufferSize={150}
        >
          {(entry, index) => (
            <MemberRow
              key={entry.row.key}
              entry={entry}
              query={query}
              isChosen={index === chosen}
              unitNames={props.unitNames}
            />
          )}
        </VList>
      </div>
    );
  },
);
MemberTable.displayName = 'MemberTable';

// No hooks but the text's in here: it is drawn for every row at every keystroke.
const MemberRow = memo(
  (props: {
    readonly entry: RosterEntry;
    readonly query: string;
    readonly isChosen: boolean;
    readonly unitNames: ReadonlyMap<string, string>;
  }) => {
    const { roster: text } = useText();
    const { row, standing, paidUntil, isActive } = props.entry;
    const { values } = row;
    const name = values.fullName[0] ?? '';
    const number = values.nationalNumber[0];
    return (
      <div role="row" className={`${styles.row} ${props.isChosen ? styles.chosen : ''}`}>
        <span role="cell" className={styles.name}>
          <AppLink href={memberPath(row)} className={styles.open}>
            <Marked text={name} ranges={nameMarks(name, props.query)} />
          </AppLink>
          {isActive ? null : (
            <span className={styles.standing}>{standingText(standing, text)}</span>
          )}
        </span>
        <span role="cell" className={styles.code}>
          {values.employeeNo ?? ''}
        </span>
        <span role="cell" className={styles.born}>
          {dayText(values.bornOn ?? '')}
        </span>
        <span role="cell" className={styles.section}>
          {sectionText(values, props.unitNames)}
        </span>
        <span role="cell" className={styles.number}>
          {number === undefined ? '' : maskNationalNumber(number)}
        </span>
        <span role="cell" className={styles.paidUntil}>
          {paidUntil === undefined ? '' : monthText(paidUntil)}
        </span>
        <span role="cell" className={row.state === 'safe' ? styles.stateSafe : styles.state}>
          <StateChip state={row.state} />
        </span>
      </div>
    );
  },
);
MemberRow.displayName = 'MemberRow';

const standingText = (
  standing: RosterEntry['standing'],
  text: ReturnType<typeof useText>['roster'],
): string => (standing === 'none' ? text.standing.unknown : text.standing[standing]);
