/** A receipt half filled in: only what the officer chose or typed; the rest is proposed anew. */
import { storedChoice, storedFields, storedText, storedTexts } from '#base/stored-fields.ts';
import { isPeriod, type Period } from '#domain/calendar-date.ts';
import { DUES_METHODS, type DuesMethod } from '#domain/dues/receipt.ts';
import type { DraftForm } from '#replica/draft-form.ts';

export interface CollectDraft {
  /** Undefined while the proposed months stand; likewise the sum and the method. */
  readonly months: readonly Period[] | undefined;
  /** As typed. */
  readonly sum: string | undefined;
  readonly method: DuesMethod | undefined;
  /** As typed; undefined for today. */
  readonly day: string | undefined;
}

export const collectDraft: DraftForm<CollectDraft> = {
  first: () => ({ months: undefined, sum: undefined, method: undefined, day: undefined }),
  read: (kept) => {
    const fields = storedFields(kept);
    if (fields === undefined) return undefined;
    return {
      months: storedTexts(fields, 'months')?.filter(isPeriod),
      sum: storedText(fields, 'sum', undefined),
      method: storedChoice(fields, 'method', DUES_METHODS, undefined),
      day: storedText(fields, 'day', undefined),
    };
  },
  isEmpty: ({ months, sum, method, day }) =>
    months === undefined && sum === undefined && method === undefined && (day ?? '') === '',
};
