/** Khóa sổ as a screen does it: the act, the save, and its refusals as sentences. */
import { useRef, useState } from 'react';
import { closeDay, type CloseProblem } from '#domain/dues/close-acts.ts';
import { ownChains } from '#domain/dues/own-chains.ts';
import type { DraftNow } from '#replica/drafts.ts';
import { useReplica } from '#replica/use-replica.ts';
import { dayFromTyped } from '#text/day-text.ts';
import { WHOLE_FORM, type FormError } from '#ui/form.tsx';
import { useText } from '#ui/use-text.ts';
import { closeError, DAY_FIELD, notesOf, type CountDraft } from './count-plan.ts';
import type { Till } from './use-tills.ts';

export interface Closing {
  readonly errors: readonly FormError[];
  readonly isBusy: boolean;
  /** The id of the close, or undefined where it was refused; then `errors` say why. */
  readonly close: (
    till: Till,
    draft: CountDraft,
    finishes: DraftNow,
  ) => Promise<string | undefined>;
}

export const useClose = (): Closing => {
  const { endOfDay: text, common } = useText();
  const replica = useReplica();
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [isBusy, setBusy] = useState(false);
  // Two quick taps come before the button is drawn busy; the second would close the same receipts again.
  const isAtWork = useRef(false);

  const close: Closing['close'] = async (till, draft, finishes) => {
    if (isAtWork.current) return undefined;
    const asksDay = replica.correctedNow().suspect;
    const day = asksDay ? dayFromTyped(draft.day) : undefined;
    const notes = notesOf(draft);
    if (!notes.ok || day?.ok === false) {
      setErrors([
        ...(day?.ok === false ? [{ field: DAY_FIELD, text: text.problems['bad-day'] }] : []),
        ...(notes.ok ? [] : [closeError(notes.error, text)]),
      ]);
      return undefined;
    }
    let id: string | undefined;
    isAtWork.current = true;
    setBusy(true);
    const saved = await replica.save<CloseProblem>(
      (moment) => {
        const chains = ownChains(moment.device, till.book, replica.heads(), replica.ownEntries());
        const drafts = closeDay(
          { duesBook: till.book, open: till.open, notes: notes.value, why: draft.why },
          moment,
          chains,
        );
        if (drafts.ok) id = drafts.value[0]?.changes[0]?.id;
        return drafts;
      },
      { finishes, ...(day?.ok === true ? { confirmedDay: day.value } : {}) },
    );
    // Closed: the screen is left as it is, busy, until the next one stands.
    if (saved.ok) return id;
    isAtWork.current = false;
    setBusy(false);
    setErrors([
      saved.error.kind === 'refused'
        ? closeError(saved.error.problem, text)
        : { field: WHOLE_FORM, text: common.saveProblems[saved.error.kind] },
    ]);
    return undefined;
  };
  return { errors, isBusy, close };
};
