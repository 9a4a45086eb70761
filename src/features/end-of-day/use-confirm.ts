/** Xác nhận tiền as a screen does it: the act, the save, and its refusals as sentences. */
import { useRef, useState } from 'react';
import { confirmCash, type CashCheckProblem } from '#domain/dues/cash-check-acts.ts';
import type { DraftNow } from '#replica/drafts.ts';
import { useReplica } from '#replica/use-replica.ts';
import { WHOLE_FORM, type FormError } from '#ui/form.tsx';
import { useText } from '#ui/use-text.ts';
import { confirmError, typedOf, type ConfirmDraft } from './confirm-draft.ts';
import type { CloseLine } from './use-tills.ts';

export const useConfirm = (close: CloseLine, hands: ReadonlySet<string>) => {
  const { cashCheck: text, common } = useText();
  const replica = useReplica();
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [isBusy, setBusy] = useState(false);
  // Two quick taps come before the button is drawn busy; the second would confirm once more.
  const isAtWork = useRef(false);

  /** Whether it was saved; where not, `errors` say why. */
  const confirm = async (draft: ConfirmDraft, finishes: DraftNow): Promise<boolean> => {
    if (isAtWork.current) return false;
    const typed = typedOf(draft, text);
    if (!typed.ok) {
      setErrors(typed.error.errors);
      return false;
    }
    isAtWork.current = true;
    setBusy(true);
    const { id, countedVnd, book } = close;
    const saved = await replica.save<CashCheckProblem>(
      (moment) =>
        confirmCash({ duesBook: book, close: { id, countedVnd, hands }, ...typed.value }, moment),
      { finishes },
    );
    if (saved.ok) return true;
    isAtWork.current = false;
    setBusy(false);
    setErrors([
      saved.error.kind === 'refused'
        ? confirmError(saved.error.problem, text)
        : { field: WHOLE_FORM, text: common.saveProblems[saved.error.kind] },
    ]);
    return false;
  };
  return { errors, isBusy, confirm };
};
