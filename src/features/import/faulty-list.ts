/** The lines to mend as a small table for Excel: row, name and what is wrong, and nothing else of anybody. */
import type { ImportRow } from '#domain/roster/import-plan.ts';
import type { Catalogue } from '#text/catalogue.ts';

type ImportText = Catalogue['import'];

/** CSV with a mark for Excel to see that it is Unicode. */
export const faultyListText = (rows: readonly ImportRow[], text: ImportText): string =>
  '\uFEFF' +
  [
    text.faultyHeadings,
    ...rows.map((row) => [
      String(row.row),
      row.facts.fullName === '' ? text.noName : row.facts.fullName,
      faultsText(row, text),
    ]),
  ]
    .map((cells) => `${cells.map(safeCell).join(',')}\r\n`)
    .join('');

export const faultsText = ({ faults }: ImportRow, text: ImportText): string =>
  faults.map((fault) => text.faults[fault]).join('; ');

/** A text that Excel would take for a formula gets a quote before it: it came from a stranger's file. */
const safeCell = (cell: string): string => {
  const plain = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${plain.replaceAll('"', '""')}"`;
};
