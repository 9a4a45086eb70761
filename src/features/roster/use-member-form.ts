/** The state of a member's form: the draft, what its number says, what is wrong with it, and saving it. */
import { useState } from 'react';
import type { Result } from '#base/result.ts';
import type { Draft, Moment } from '#domain/draft.ts';
import type { RosterProblem } from '#domain/roster/acts.ts';
import type { DraftState } from '#replica/draft-form.ts';
import { useDraft, useReplica } from '#replica/use-replica.ts';
import { storedFields } from '#base/stored-fields.ts';
import { WHOLE_FORM } from '#ui/form.tsx';
import { useText } from '#ui/use-text.ts';
import {
  isUntouched,
  numberChanged,
  numberLeft,
  readMemberDraft,
  type MemberDraft,
  type NumberNews,
} from './member-draft.ts';
import { editsOf, refusalError, type FieldError } from './member-form.ts';

/** What is kept of a form: also what it began with, so that taken up later it changes nothing else. */
interface MemberKept {
  readonly draft: MemberDraft;
  readonly before: MemberDraft;
}

export interface MemberForm {
  readonly draft: MemberDraft;
  /** What the form began with: a colleague's edit that arrives meanwhile is no change of this officer's. */
  readonly before: MemberDraft;
  readonly kept: DraftState<MemberKept>;
  readonly nowMs: number;
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

/**
 * @param form names the form and whom it is about
 * @param first what it begins with: nobody yet, or a member as the roll knows the person
 */
export const useMemberForm = (form: string, first: () => MemberDraft): MemberForm => {
  const { roster: text, common } = useText();
  const replica = useReplica();
  const [begun] = useState(first);
  const kept = useDraft<MemberKept>(form, {
    first: () => ({ draft: begun, before: begun }),
    read: (stored) => readKept(stored, begun),
    isEmpty: isNothing,
  });
  const { draft, before } = kept.value;
  const [news, setNews] = useState<NumberNews>({ kind: 'none' });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [isBusy, setBusy] = useState(false);
  const change = (next: MemberDraft): void => kept.change({ draft: next, before });

  return {
    draft,
    before,
    kept,
    nowMs: replica.correctedNow().ms,
    news,
    errors,
    isBusy,
    change,
    setErrors,
    typeNumber: (typed) => {
      const after = numberChanged(draft, typed);
      change(after.draft);
      setNews(after.news);
    },
    leaveNumber: () => {
      const after = numberLeft(draft);
      // What a card said stays on the screen while nobody types on.
      if (after.draft.number === draft.number && news.kind === 'card') return draft;
      if (after.draft !== draft) change(after.draft);
      setNews(after.news);
      return after.draft;
    },
    save: async (act) => {
      let id: string | undefined;
      setBusy(true);
      const saved = await replica.save<RosterProblem>(
        (moment) => {
          const drafts = act(moment);
          if (drafts.ok) id = drafts.value[0]?.changes[0]?.id;
          return drafts;
        },
        { finishes: kept.now() },
      );
      setBusy(false);
      if (saved.ok) {
        kept.done();
        setErrors([]);
        return id;
      }
      setErrors([
        saved.error.kind === 'refused'
          ? refusalError(saved.error.problem, text)
          : { field: WHOLE_FORM, text: common.saveProblems[saved.error.kind] },
      ]);
      return undefined;
    },
    startOver: (next) => {
      kept.done({ draft: next, before: next });
      setNews({ kind: 'none' });
      setErrors([]);
    },
  };
};

/** Nobody written down yet, or nothing mended. */
const isNothing = ({ draft, before }: MemberKept): boolean =>
  isUntouched(draft) || Object.keys(editsOf(draft, before)).length === 0;

const readKept = (stored: unknown, begun: MemberDraft): MemberKept | undefined => {
  const fields = storedFields(stored);
  const draft = readMemberDraft(fields?.['draft'], begun);
  const before = readMemberDraft(fields?.['before'], begun);
  return draft === undefined || before === undefined ? undefined : { draft, before };
};
