/** Hands a small table to the device's downloads: the only way by which one leaves the app, with no formula in it. */
import { csvText, type SheetCell } from './sheet-export.ts';

export const saveSheet = (fileName: string, rows: readonly (readonly SheetCell[])[]): void => {
  const address = URL.createObjectURL(
    new Blob([csvText(rows)], { type: 'text/csv;charset=utf-8' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken it up by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 0);
};
