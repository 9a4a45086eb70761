/** A small table as CSV for Excel, in which no cell is ever taken for a formula: what stands in it, strangers may have written. */

/** A number is written as one; a text stays a text, whatever it begins with. */
export type SheetCell = string | number;

/** With a mark for Excel to see that it is Unicode. */
export const csvText = (rows: readonly (readonly SheetCell[])[]): string =>
  '\uFEFF' + rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');

const csvCell = (cell: SheetCell): string =>
  typeof cell === 'number' ? String(cell) : `"${safeCell(cell).replaceAll('"', '""')}"`;

/**
 * Before each sign that a sheet would calculate from stands a quote: at the beginning, also behind blanks and
 * marks that nobody sees, and behind whatever a program with another separator would cut the cell at.
 */
export const safeCell = (text: string): string =>
  text.replace(SIGNS, "$1'$2").replace(CONTROL_FIRST, "'$&");

/** Blanks, quotes, control characters, marks of direction: a sheet may drop them and see the sign behind. */
const UNSEEN =
  '[\\s"\\u0000-\\u001F\\u007F\\u00AD\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]*';
/** `=` `+` `-` `@`, in their full width too; officers' Excel cuts at semicolons where the system speaks Vietnamese. */
const SIGNS = new RegExp(
  `((?:^|[;,|\\t\\r\\n])${UNSEEN})([=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20])`,
  'g',
);
// eslint-disable-next-line no-control-regex
const CONTROL_FIRST = new RegExp('^[\\u0000\\t\\r\\n]');
