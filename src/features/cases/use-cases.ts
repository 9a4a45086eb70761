/** The records the screens of requests are made of, and saving with its refusals as sentences. */
import { useMemo, useState } from 'react';
import type { Result } from '#base/result.ts';
import type { CaseProblem } from '#domain/cases/acts.ts';
import { caseFile } from '#domain/cases/case-file.ts';
import type { Draft, Moment } from '#domain/draft.ts';
import { member } from '#domain/roster/member.ts';
import type { SaveOptions } from '#replica/draft-form.ts';
import { useRecords, useReplica } from '#replica/use-replica.ts';
import { useToday } from '#replica/use-union.ts';
import { WHOLE_FORM } from '#ui/form.tsx';
import { useText } from '#ui/use-text.ts';
import { caseError, type FieldError } from './case-draft.ts';
import { caseEntries, type CaseEntry } from './case-list.ts';

/** Name of a member by id. */
export const useMemberName = (): ((id: string) => string | undefined) => {
  const members = useRecords(member);
  return useMemo(() => {
    const nameById = new Map((members ?? []).map(({ id, values }) => [id, values.fullName[0]]));
    return (id) => nameById.get(id);
  }, [members]);
};

export const useCaseEntries = (): readonly CaseEntry[] | undefined => {
  const { cases: text } = useText();
  const files = useRecords(caseFile);
  const nameOf = useMemberName();
  const today = useToday();
  return useMemo(
    () => (files === undefined ? undefined : caseEntries(files, nameOf, today, text)),
    [files, nameOf, today, text],
  );
};

export interface CaseSave {
  readonly errors: readonly FieldError[];
  readonly isBusy: boolean;
  readonly setErrors: (errors: readonly FieldError[]) => void;
  /** The id of the first record written, or undefined where it was refused. */
  readonly save: (
    act: (moment: Moment) => Result<readonly Draft[], CaseProblem>,
    options?: SaveOptions,
  ) => Promise<string | undefined>;
}

/** @param field where a refusal is shown that is about no single field */
export const useCaseSave = (field: string): CaseSave => {
  const { cases: text, common } = useText();
  const replica = useReplica();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [isBusy, setBusy] = useState(false);
  return {
    errors,
    isBusy,
    setErrors,
    save: async (act, options) => {
      let id: string | undefined;
      setBusy(true);
      const saved = await replica.save<CaseProblem>((moment) => {
        const drafts = act(moment);
        if (drafts.ok) id = drafts.value[0]?.changes[0]?.id;
        return drafts;
      }, options);
      setBusy(false);
      if (saved.ok) {
        setErrors([]);
        return id;
      }
      setErrors([
        saved.error.kind === 'refused'
          ? caseError(saved.error.problem, field, text)
          : { field: WHOLE_FORM, text: common.saveProblems[saved.error.kind] },
      ]);
      return undefined;
    },
  };
};
