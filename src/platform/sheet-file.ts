/** Reads Excel, OpenDocument and CSV files into plain cells; loaded in a worker, when a file is opened. */
import { read, type CellObject, type WorkSheet } from '@e965/xlsx';
import { accept, refuse, type Result } from '#base/result.ts';
import { cellsFromText, isSheetText, textFromSheetBytes } from './sheet-text.ts';
import { unpackedBytes } from './sheet-zip.ts';

export type FileCell = string | number | null;

export interface FileSheet {
  /** Rows from the first; dates as `YYYY-MM-DD`, formulas as what they came to, errors as their text. */
  readonly cells: readonly (readonly FileCell[])[];
  /** Cells joined over several rows of one column: the value stands in the first. From 0. */
  readonly joined: readonly {
    readonly column: number;
    readonly from: number;
    readonly to: number;
  }[];
}

export interface SheetFile {
  /** One name a sheet; '' for a text. */
  readonly names: readonly string[];
  readonly sheet: (index: number) => Result<FileSheet, SheetFileProblem>;
}

export interface SheetFileProblem {
  readonly kind:
    | 'not-a-sheet'
    /** Cut off or broken: a download that did not end. */
    | 'damaged'
    | 'password'
    /** Small on the disk, and unpacked more than a phone can hold. */
    | 'too-large-inside';
}

const UNPACKED_BYTES_MAX = 400 * 1024 * 1024;

/** @param rowsMax rows beyond are not read, but for one that says there are more */
export const openSheetFile = (
  bytes: Uint8Array,
  rowsMax: number,
): Result<SheetFile, SheetFileProblem> => {
  if (startsWith(bytes, [0x50, 0x4b])) {
    const unpacked = unpackedBytes(bytes);
    if (unpacked === undefined) return refuse({ kind: 'damaged' });
    if (unpacked > UNPACKED_BYTES_MAX) return refuse({ kind: 'too-large-inside' });
    return workbook(bytes, rowsMax);
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return isEncrypted(bytes) ? refuse({ kind: 'password' }) : workbook(bytes, rowsMax);
  const text = textFromSheetBytes(bytes);
  if (!isSheetText(text)) return refuse({ kind: 'not-a-sheet' });
  // Payroll programs save web pages and XML under the name .xls.
  if (/^\s*</.test(text))
    return /<table|<(?:ss:)?workbook/i.test(text)
      ? workbook(bytes, rowsMax)
      : refuse({ kind: 'not-a-sheet' });
  return accept(textSheet(text, rowsMax));
};

/** Cells pasted as text, as Excel puts them on the clipboard. */
export const textSheet = (text: string, rowsMax: number): SheetFile => ({
  names: [''],
  sheet: () => accept({ cells: cellsFromText(text, rowsMax), joined: [] }),
});

const startsWith = (bytes: Uint8Array, marks: readonly number[]): boolean =>
  marks.every((mark, at) => bytes[at] === mark);

/** "EncryptedPackage" as the directory of a compound file spells it, in two bytes a letter. */
const isEncrypted = (bytes: Uint8Array): boolean => {
  const head = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length & ~1));
  return head.includes('EncryptedPackage');
};

const workbook = (bytes: Uint8Array, rowsMax: number): Result<SheetFile, SheetFileProblem> => {
  const names = attempt(() => read(bytes, { type: 'array', bookSheets: true }).SheetNames);
  if (!names.ok) return names;
  if (names.value.length === 0) return refuse({ kind: 'damaged' });
  return accept({
    names: names.value,
    sheet: (index) => {
      const book = attempt(() =>
        read(bytes, {
          type: 'array',
          dense: true,
          sheets: index,
          sheetRows: rowsMax + 1,
          cellFormula: false,
          cellHTML: false,
          cellText: false,
          cellNF: true,
          // Web pages and texts: "0912…" and "1/2/1990" stay what they are.
          raw: true,
        }),
      );
      if (!book.ok) return book;
      const sheet = book.value.Sheets[names.value[index] ?? ''];
      const is1904 = book.value.Workbook?.WBProps?.date1904 === true;
      return sheet === undefined ? refuse({ kind: 'damaged' }) : accept(plainSheet(sheet, is1904));
    },
  });
};

/** The reader throws on what it cannot read; here that becomes an answer. */
const attempt = <T>(work: () => T): Result<T, SheetFileProblem> => {
  try {
    return accept(work());
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    return refuse({ kind: /password|encrypt/i.test(said) ? 'password' : 'damaged' });
  }
};

const plainSheet = (sheet: WorkSheet, is1904: boolean): FileSheet => {
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
  const cells: FileCell[][] = [];
  for (const row of data) {
    const plain: FileCell[] = [];
    row?.forEach((cell, column) => {
      if (cell === undefined) return;
      const value = plainCell(cell, is1904);
      // A sheet formatted to its last column has no values there.
      if (value === null) return;
      while (plain.length < column) plain.push(null);
      plain.push(value);
    });
    cells.push(plain);
  }
  while (cells.at(-1)?.length === 0) cells.pop();
  const joined = (sheet['!merges'] ?? [])
    .filter(({ s, e }) => s.c === e.c && e.r > s.r)
    .map(({ s, e }) => ({ column: s.c, from: s.r, to: e.r }));
  return { cells, joined };
};

const plainCell = ({ t, v, z }: CellObject, is1904: boolean): FileCell => {
  switch (t) {
    case 'n':
      return typeof v === 'number' ? plainNumber(v, z, is1904) : null;
    case 's':
      return typeof v === 'string' && v !== '' ? v : null;
    case 'b':
      // A ticked box says yes; an empty one says nothing.
      return v === true ? 'x' : null;
    case 'e':
      return (typeof v === 'number' ? ERRORS.get(v) : undefined) ?? '#REF!';
    case 'd':
    case 'z':
    default:
      return null;
  }
};

const plainNumber = (value: number, format: CellObject['z'], is1904: boolean): FileCell => {
  const shown = typeof format === 'string' ? format : '';
  // "00123" is the number 123 shown with five digits: the zeros belong to the code.
  if (/^0{2,20}$/.test(shown) && Number.isInteger(value) && value >= 0)
    return String(value).padStart(shown.length, '0');
  if (!isDay(shown)) return value;
  const serial = Math.floor(value) + (is1904 ? DAYS_OF_1904 : 0);
  return serial < FIRST_SURE_SERIAL || serial > LAST_SERIAL
    ? value
    : new Date((serial - UNIX_SERIAL) * DAY_MS).toISOString().slice(0, 10);
};

/** The count of the 1904 system begins that many days later. */
const DAYS_OF_1904 = 1462;
/** Before it the 1900 system counts a 29/2/1900 that never was. */
const FIRST_SURE_SERIAL = 61;
/** 31/12/2099. */
const LAST_SERIAL = 73_050;
/** 1/1/1970. */
const UNIX_SERIAL = 25_569;
const DAY_MS = 86_400_000;

/** A format that shows a day or a year, words, colours and languages in it aside. */
const isDay = (format: string): boolean =>
  /[dy]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, ''));

/** MS-XLS 2.5.10. */
const ERRORS: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);
