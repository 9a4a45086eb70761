/** The rows of the roll: only those in sight are drawn; lines on a phone, columns on a laptop. */
import { memo, type Ref } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { maskNationalNumber } from '#domain/roster/citizen-number.ts';
import { dayText, monthText } from '#text/day-text.ts';
import { sectionText, unitText } from '#text/section-text.ts';
import { StateChip } from '#ui/chip.tsx';
import { DataRow, DataTable, RowLink, VirtualRows } from '#ui/data-table.tsx';
import { Marked } from '#ui/list.tsx';
import { useText } from '#ui/use-text.ts';
import { nameMarks } from '#domain/roster/name-marks.ts';
import type { RosterEntry } from './roster-list.ts';
import { orderAfterTap, type RosterColumn, type RosterOrder } from './roster-order.ts';
import { memberPath } from './roster-paths.ts';
import styles from './roster.module.css';

export const MemberTable = memo(
  (props: {
    /** For scrolling the chosen row into sight. */
    readonly listRef: Ref<VirtualizerHandle>;
    readonly entries: readonly RosterEntry[];
    readonly query: string;
    readonly chosen: number;
    readonly order: RosterOrder;
    readonly onOrder: (order: RosterOrder) => void;
    readonly unitNames: ReadonlyMap<string, string>;
    /** Members of several units stand in the list: who is in no section is told by the unit. */
    readonly saysUnit: boolean;
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
      <DataTable
        label={text.title}
        count={entries.length}
        columns={styles.columns}
        headings={
          <>
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
          </>
        }
      >
        <VirtualRows listRef={listRef} data={entries}>
          {(entry, index) => (
            <MemberRow
              key={entry.row.key}
              entry={entry}
              query={query}
              isChosen={index === chosen}
              unitNames={props.unitNames}
              saysUnit={props.saysUnit}
            />
          )}
        </VirtualRows>
      </DataTable>
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
    readonly saysUnit: boolean;
  }) => {
    const { roster: text } = useText();
    const { row, twins, standing, paidUntil, isActive } = props.entry;
    const { values } = row;
    const name = values.fullName[0] ?? '';
    const number = values.nationalNumber[0];
    return (
      <DataRow columns={styles.columns} isChosen={props.isChosen}>
        <span
          role="cell"
          className={row.state === 'safe' ? `${styles.name} ${styles.alone}` : styles.name}
        >
          <RowLink href={memberPath(row)}>
            <Marked text={name} ranges={nameMarks(name, props.query)} />
          </RowLink>
          {twins.length === 0 ? null : (
            <span className={styles.twin}>{text.twinMark(twins.length + 1)}</span>
          )}
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
          {sectionText(values, props.unitNames) ||
            (props.saysUnit ? unitText(props.entry.unit, props.unitNames) : '')}
        </span>
        <span role="cell" className={styles.number}>
          {number === undefined ? '' : maskNationalNumber(number)}
        </span>
        <span role="cell" className={styles.paidUntil}>
          {paidUntil === undefined ? (
            isActive ? (
              <span className={styles.paidNever}>{text.paidNot}</span>
            ) : (
              ''
            )
          ) : (
            <>
              <span className={styles.paidWord}>{text.paidTo} </span>
              {monthText(paidUntil)}
            </>
          )}
        </span>
        <span role="cell" className={row.state === 'safe' ? styles.stateSafe : styles.state}>
          <StateChip state={row.state} />
        </span>
      </DataRow>
    );
  },
);
MemberRow.displayName = 'MemberRow';

const standingText = (
  standing: RosterEntry['standing'],
  text: ReturnType<typeof useText>['roster'],
): string => (standing === 'none' ? text.standing.unknown : text.standing[standing]);
