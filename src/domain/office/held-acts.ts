/** Deciding on held entries: they count after all, or they do not; either way with a reason. */
import { accept, type Result } from '#base/result.ts';
import type { BookId } from '#book/book-id.ts';
import { write, type Draft, type Moment } from '#domain/draft.ts';
import { requiredText, SHORT_TEXT_MAX, type TextProblem } from '#domain/written-text.ts';
import { admitHeld as admission } from './admit-held.ts';
import { refuseHeld as refusal } from './refuse-held.ts';

export interface HeldDecision {
  /** Of one phone's chain, or a single one; each gets an entry of its own, saved together. */
  readonly entries: readonly { readonly book: BookId; readonly entryHash: string }[];
  readonly why: string;
}

type Drafts = Result<readonly Draft[], TextProblem>;

/**
 * They count, at the place in the order of things that they always had.
 * Refuses: missing-text, text-too-long.
 */
export const admitHeld = ({ entries, why }: HeldDecision, moment: Moment): Drafts => {
  const reason = requiredText('why', why, SHORT_TEXT_MAX);
  if (!reason.ok) return reason;
  const group = groupOf(entries, moment);
  return accept(
    entries.map(({ book, entryHash }) => ({
      ...{ book, act: 'admitHeld', group },
      changes: [write(admission, moment.newId(), { entryHash, why: reason.value })],
    })),
  );
};

/**
 * They do not count, as before; now somebody has said so and why.
 * Refuses: missing-text, text-too-long.
 */
export const refuseHeld = ({ entries, why }: HeldDecision, moment: Moment): Drafts => {
  const reason = requiredText('why', why, SHORT_TEXT_MAX);
  if (!reason.ok) return reason;
  const group = groupOf(entries, moment);
  return accept(
    entries.map(({ book, entryHash }) => ({
      ...{ book, act: 'refuseHeld', group },
      changes: [write(refusal, moment.newId(), { entryHash, why: reason.value })],
    })),
  );
};

const groupOf = ({ length }: HeldDecision['entries'], moment: Moment): string | undefined =>
  length > 1 ? moment.newId() : undefined;
