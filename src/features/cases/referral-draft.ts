/** A paper half written. */
import { storedFields, storedText } from '#base/stored-fields.ts';
import { isConfidential } from '#domain/cases/confidential-book.ts';
import type { DraftForm } from '#replica/draft-form.ts';

export interface ReferralDraft {
  readonly to: string;
  readonly why: string;
  readonly summary: string;
  readonly applicant: string;
}

/**
 * Kept in the tier of the request. The story is put in to be shortened, unless the request is confidential: then
 * nothing of it goes up that was not written for above.
 */
export const referralDraft = (
  casesBook: string,
  story: string,
  to: string,
): DraftForm<ReferralDraft> => {
  const summary = isConfidential(casesBook) ? '' : story;
  return {
    tier: () => (isConfidential(casesBook) ? 'confidential' : 'cases'),
    first: () => ({ to, why: '', summary, applicant: '' }),
    read: (kept) => {
      const fields = storedFields(kept);
      if (fields === undefined) return undefined;
      return {
        to: storedText(fields, 'to', to),
        why: storedText(fields, 'why', ''),
        summary: storedText(fields, 'summary', summary),
        applicant: storedText(fields, 'applicant', ''),
      };
    },
    isEmpty: (draft) =>
      draft.why.trim() + draft.applicant.trim() === '' && draft.summary === summary,
  };
};
