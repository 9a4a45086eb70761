/** The cells of a chosen file or of what was pasted; the library that reads sheets comes with the first file. */
import { accept, refuse, type Result } from '#base/result.ts';
import { TRAINEES_MAX } from '#domain/office/training-list.ts';
import type { FileSheet, SheetFileProblem } from '#platform/sheet-file.ts';

/** A list of three hundred people is some forty kilobytes. */
const FILE_BYTES_MAX = 2 * 1024 * 1024;
/** So that what is too many can be told, with room for titles and empty lines. */
const ROWS_MAX = TRAINEES_MAX + 700;

export type ListProblem = SheetFileProblem['kind'] | 'too-large';
export type ListCells = FileSheet['cells'];

export const cellsOfFile = async (
  file: File,
): Promise<Result<ListCells, { kind: ListProblem }>> => {
  if (file.size > FILE_BYTES_MAX) return refuse({ kind: 'too-large' });
  const { openSheetFile } = await import('#platform/sheet-file.ts');
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return refuse({ kind: 'damaged' });
  }
  const opened = openSheetFile(bytes, ROWS_MAX);
  if (!opened.ok) return opened;
  const sheet = opened.value.sheet(0);
  return sheet.ok ? accept(sheet.value.cells) : sheet;
};

export const cellsOfPasted = async (
  text: string,
): Promise<Result<ListCells, { kind: ListProblem }>> => {
  const { cellsFromText } = await import('#platform/sheet-text.ts');
  return accept(cellsFromText(text, ROWS_MAX));
};
