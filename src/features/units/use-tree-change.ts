/** A union moved or closed by a form with one field: saved, or what is wrong with the field or with the device. */
import { useState } from 'react';
import type { Result } from '#base/result.ts';
import type { Draft } from '#domain/draft.ts';
import type { UnitProblem } from '#domain/office/unit-acts.ts';
import { useReplica } from '#replica/use-replica.ts';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { useText } from '#ui/use-text.ts';

export const useTreeChange = (onDone: () => void) => {
  const text = useText();
  const replica = useReplica();
  const flash = useSavedFlash();
  /** What stands under the field. */
  const [error, setError] = useState<string>();
  const [failed, setFailed] = useState<string>();

  /** Says it under the field; nothing is written. */
  const refuse = (words: string): void => {
    setFailed(undefined);
    setError(words);
  };
  const save = async (change: () => Result<readonly Draft[], UnitProblem>): Promise<void> => {
    setFailed(undefined);
    const saved = await replica.save(change);
    if (saved.ok) {
      flash(text.common.saved);
      onDone();
      return;
    }
    setFailed(saved.error.kind);
    setError(
      saved.error.kind === 'refused'
        ? text.office.treeProblems[saved.error.problem.kind]
        : undefined,
    );
  };
  return { error, failed, refuse, save };
};
