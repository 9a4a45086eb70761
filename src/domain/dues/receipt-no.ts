/** The number on the paper: series and counter, with no date in it. */

/** `K7-000123`. */
export const receiptNo = (series: string, number: number): string =>
  `${series}-${String(number).padStart(6, '0')}`;
