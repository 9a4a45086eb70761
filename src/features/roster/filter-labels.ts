/** What the filters of the roll are called, each with how many stand in it. */
import type { Catalogue } from '#text/catalogue.ts';
import { countText } from '#text/day-text.ts';
import type { RosterFilter } from './roster-list.ts';

export const filterLabels = (
  month: string,
  counts: Readonly<Record<RosterFilter, number>>,
  text: Catalogue['roster'],
): Readonly<Record<RosterFilter, string>> => ({
  any: `${text.filterAll} ${countText(counts.any)}`,
  all: `${text.filterAll} ${countText(counts.all)}`,
  active: `${text.filterActive} ${countText(counts.active)}`,
  unpaid: `${text.filterUnpaid(month)}: ${countText(counts.unpaid)}`,
  applied: `${text.filterApplied} ${countText(counts.applied)}`,
  waiting: `${text.filterWaiting} ${countText(counts.waiting)}`,
  check: `${text.filterCheck} ${countText(counts.check)}`,
  archived: `${text.filterArchived} ${countText(counts.archived)}`,
});
