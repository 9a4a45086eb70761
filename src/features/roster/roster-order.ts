/** The order of the roll's table: by name as the rows come, or by another column. */
import { sectionText, unitText } from '#text/section-text.ts';
import type { RosterEntry } from './roster-list.ts';

export type RosterColumn = 'name' | 'code' | 'born' | 'section' | 'paidUntil';

export interface RosterOrder {
  readonly by: RosterColumn;
  readonly isDown: boolean;
}

/** A tap on a column: by it, and at the second tap the other way round. */
export const orderAfterTap = (order: RosterOrder, by: RosterColumn): RosterOrder => ({
  by,
  isDown: order.by === by && !order.isDown,
});

/** The same entries in that order; within equals they stay by name. What is not known comes last. */
export const sortedBy = (
  entries: readonly RosterEntry[],
  { by, isDown }: RosterOrder,
  unitNames: ReadonlyMap<string, string>,
): readonly RosterEntry[] => {
  if (by === 'name') return isDown ? entries.toReversed() : entries;
  const keyed = entries.map((entry) => ({ entry, key: keyOf(entry, by, unitNames) }));
  const turn = isDown ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === b.key) return 0;
    if (a.key === '') return 1;
    if (b.key === '') return -1;
    return a.key < b.key ? -turn : turn;
  });
  return keyed.map(({ entry }) => entry);
};

const keyOf = (
  { row, unit, paidUntil }: RosterEntry,
  by: Exclude<RosterColumn, 'name'>,
  unitNames: ReadonlyMap<string, string>,
): string => {
  switch (by) {
    case 'code':
      return row.values.employeeNo ?? '';
    case 'born':
      return row.values.bornOn ?? '';
    case 'section':
      return sectionText(row.values, unitNames) || unitText(unit, unitNames);
    case 'paidUntil':
      return paidUntil ?? '';
  }
};
