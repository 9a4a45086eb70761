/** Text of rows and columns, as it is saved (CSV), exported by old programs, or copied out of Excel. */

/** Bytes as text: UTF-8 or UTF-16 where they are that, else the Windows table that old fonts were typed in. */
export const textFromSheetBytes = (bytes: Uint8Array): string => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // TCVN3 and VNI are fonts over this table; what reads the roll knows them.
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

/** Control characters that no text has say that it is a picture, a PDF or anything else. */
export const isSheetText = (text: string): boolean =>
  // eslint-disable-next-line no-control-regex
  !/[\u0000-\u0008\u000E-\u001F]/.test(text.slice(0, 4096)) && !text.startsWith('%PDF');

/**
 * Rows of cells, never evaluated; a quoted cell may hold separators, quotes and line ends. The separator
 * is a tab, a semicolon or a comma, whichever the first lines have most.
 * @param rowsMax reading stops one row beyond, so that too many can be told from just enough
 */
export const cellsFromText = (
  text: string,
  rowsMax: number,
): readonly (readonly (string | null)[])[] => {
  const said = /^\uFEFF?sep=([;,\t])\r?\n/i.exec(text);
  const separator = said?.[1] ?? separatorOf(text);
  let at = said?.[0].length ?? (text.startsWith('\uFEFF') ? 1 : 0);
  const rows: (string | null)[][] = [];
  let row: (string | null)[] = [];
  const endCell = (cell: string): void => void row.push(cell.trim() === '' ? null : cell);
  while (at < text.length && rows.length <= rowsMax) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, separator);
    endCell(cell.text);
    at = cell.end;
    if (text[at] === separator) {
      at += 1;
      // A separator at the very end still opens a last, empty cell.
      if (at < text.length) continue;
      endCell('');
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    rows.push(row);
    row = [];
  }
  return rows;
};

interface CutCell {
  readonly text: string;
  /** Where what follows the cell begins. */
  readonly end: number;
}

const plainCell = (text: string, from: number, separator: string): CutCell => {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r')
    end += 1;
  return { text: text.slice(from, end), end };
};

const quotedCell = (text: string, from: number): CutCell => {
  let inside = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    // A quote that is never closed is a quote: only this line is taken, not the rest of the file.
    if (quote < 0) return plainCell(text, from, '\n');
    inside += text.slice(at, quote);
    at = quote + 1;
    if (text[at] !== '"') return { text: inside, end: at };
    inside += '"';
    at += 1;
  }
};

const LINES_LOOKED_AT = 20;

const separatorOf = (text: string): string => {
  const lines = text.slice(0, 20_000).split('\n', LINES_LOOKED_AT).join('\n');
  const outside = lines.replace(/"[^"]*"/g, '');
  const counts = ['\t', ';', ','].map((mark) => ({ mark, count: outside.split(mark).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark;
};
