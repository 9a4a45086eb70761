/** Months as a person would write them, the same in both languages. */
import type { Period } from '#domain/calendar-date.ts';
import { monthText } from './day-text.ts';

/** "11/2026", "09–11/2026", "12/2025, 02/2026": runs of months within a year. */
export const monthsText = (months: readonly Period[]): string => {
  const runs: { readonly first: Period; last: Period }[] = [];
  for (const month of [...months].sort()) {
    const run = runs.at(-1);
    if (run !== undefined && isNextInYear(run.last, month)) run.last = month;
    else runs.push({ first: month, last: month });
  }
  return runs
    .map(({ first, last }) =>
      first === last ? monthText(last) : `${first.slice(5, 7)}–${monthText(last)}`,
    )
    .join(', ');
};

const isNextInYear = (before: Period, month: Period): boolean =>
  before.slice(0, 4) === month.slice(0, 4) &&
  Number(month.slice(5, 7)) === Number(before.slice(5, 7)) + 1;
