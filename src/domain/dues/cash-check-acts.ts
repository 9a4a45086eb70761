/** Xác nhận tiền: somebody whose hands the cash did not go through counts it again, and says what there is. */
import { accept, refuse, type Result } from '#base/result.ts';
import type { BookId } from '#book/book-id.ts';
import { write, type Draft, type Moment } from '#domain/draft.ts';
import { requiredText, SHORT_TEXT_MAX, type TextProblem } from '#domain/written-text.ts';
import { cashCheck } from './cash-check.ts';

export interface CashCounted {
  readonly duesBook: BookId;
  readonly close: {
    readonly id: string;
    /** What its author counted. */
    readonly countedVnd: number;
    /** Officers whose hands the cash went through: who closed, and who issued what is in it. */
    readonly hands: ReadonlySet<string>;
  };
  readonly countedVnd: number;
  readonly isTakenOver: boolean;
  /** Why the counts differ; only read where they do. */
  readonly why: string;
}

export type CashCheckProblem =
  /** Nobody confirms own cash, from whichever device. */
  | { readonly kind: 'own-cash' }
  /** Positive: more than the close says. */
  | { readonly kind: 'difference-without-reason'; readonly differenceVnd: number }
  | TextProblem;

/**
 * One record, on one close. A close that somebody else has confirmed meanwhile is confirmed once more and no
 * harm done: the first stands, the second is shown beside it.
 * Refuses: own-cash, difference-without-reason, text-too-long.
 */
export const confirmCash = (
  { duesBook, close, countedVnd, isTakenOver, why }: CashCounted,
  moment: Moment,
): Result<readonly Draft[], CashCheckProblem> => {
  if (close.hands.has(moment.officer)) return refuse({ kind: 'own-cash' });
  const differenceVnd = countedVnd - close.countedVnd;
  const reason = differenceVnd === 0 ? undefined : requiredText('why', why, SHORT_TEXT_MAX);
  if (reason?.ok === false)
    return reason.error.kind === 'missing-text'
      ? refuse({ kind: 'difference-without-reason', differenceVnd })
      : reason;
  const change = write(cashCheck, moment.newId(), {
    close: close.id,
    countedVnd,
    isTakenOver,
    why: reason?.value ?? null,
  });
  return accept([{ book: duesBook, act: 'confirmCash', changes: [change] }]);
};
