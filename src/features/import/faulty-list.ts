/** The lines to mend as a small table for Excel: row, name and what is wrong, and nothing else of anybody. */
import type { ImportRow } from '#domain/roster/import-plan.ts';
import type { SheetCell } from '#platform/sheet-export.ts';
import type { Catalogue } from '#text/catalogue.ts';

type ImportText = Catalogue['import'];

export const faultyList = (
  rows: readonly ImportRow[],
  text: ImportText,
): readonly (readonly SheetCell[])[] => [
  text.faultyHeadings,
  ...rows.map((row) => [
    row.row,
    row.facts.fullName === '' ? text.noName : row.facts.fullName,
    faultsText(row, text),
  ]),
];

export const faultsText = ({ faults }: ImportRow, text: ImportText): string =>
  faults.map((fault) => text.faults[fault]).join('; ');
