/** The state of a member's form: the draft, what its number says, what is wrong with it, and saving it. */
import { useState } from 'react';
import type { Result } from '#base/result.ts';
import type { Draft, Moment } from '#domain/draft.ts';
import type { RosterProblem } from '#domain/roster/acts.ts';
import { useReplica } from '#replica/use-replica.ts';
import { useText } from '#ui/use-text.ts';
import { useForget, useKept, useUnloadWarning } from './kept-state.ts';
import { numberChanged, numberLeft, type MemberDraft, type NumberNews } from './member-draft.ts';
import { FIELD, refusalError, type FieldError } from './member-form.ts';

export interface MemberForm {
  readonly draft: MemberDraft;
  readonly news: NumberNews;
  readonly errors: readonly FieldError[];
  readonly isBusy: boolean;
  readonly change: (draft: MemberDraft) => void;
  readonly typeNumber: (typed: string) => void;
  /** Reads a card that a scanner typed into the number field; answers the form as it then is. */
  readonly leaveNumber: () => MemberDraft;
  readonly setErrors: (errors: readonly FieldError[]) => void;
  /** Saves; the id of the first record written, or undefined where it was refused (the errors say why). */
  readonly save: (
    act: (moment: Moment) => Result<readonly Draft[], RosterProblem>,
  ) => Promise<string | undefined>;
  readonly startOver: (draft: MemberDraft) => void;
}

export const useMemberForm = (key: string, first: () => MemberDraft): MemberForm => {
  const { roster: text, common } = useText();
  const replica = useReplica();
  const forget = useForget();
  const [draft, setDraft] = useKept(key, first);
  const [news, setNews] = useState<NumberNews>({ kind: 'none' });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [blank] = useState(first);
  useUnloadWarning(
    draft !== blank && draft.fullName + draft.number !== blank.fullName + blank.number,
  );

  return {
    draft,
    news,
    errors,
    isBusy,
    change: setDraft,
    setErrors,
    typeNumber: (typed) => {
      const after = numberChanged(draft, typed);
      setDraft(after.draft);
      setNews(after.news);
    },
    leaveNumber: () => {
      const after = numberLeft(draft);
      // What a card said stays on the screen while nobody types on.
      if (after.draft.number === draft.number && news.kind === 'card') return draft;
      setDraft(after.draft);
      setNews(after.news);
      return after.draft;
    },
    save: async (act) => {
      let id: string | undefined;
      setBusy(true);
      const saved = await replica.save<RosterProblem>((moment) => {
        const drafts = act(moment);
        if (drafts.ok) id = drafts.value[0]?.changes[0]?.id;
        return drafts;
      });
      setBusy(false);
      if (saved.ok) {
        forget(key);
        setErrors([]);
        return id;
      }
      setErrors([
        saved.error.kind === 'refused'
          ? refusalError(saved.error.problem, text)
          : { field: FIELD.fullName, text: common.saveProblems[saved.error.kind] },
      ]);
      return undefined;
    },
    startOver: (next) => {
      setDraft(next);
      forget(key);
      setNews({ kind: 'none' });
      setErrors([]);
    },
  };
};
