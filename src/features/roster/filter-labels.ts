/** What the filters of the roll are called. */
import type { Catalogue } from '#text/catalogue.ts';
import type { RosterFilter } from './roster-list.ts';

export const filterLabels = (
  month: string,
  text: Catalogue['roster'],
): Readonly<Record<RosterFilter, string>> => ({
  any: text.filterAll,
  all: text.filterAll,
  active: text.filterActive,
  unpaid: text.filterUnpaid(month),
  applied: text.filterApplied,
  waiting: text.filterWaiting,
  check: text.filterCheck,
  archived: text.filterArchived,
});
