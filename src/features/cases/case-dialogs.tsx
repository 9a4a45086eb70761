/** Moving a request to another stage, and writing how it ended: asked above the page, saved at once. */
import { useState } from 'react';
import { assert } from '#base/assert.ts';
import { moveCaseStage, setOutcome } from '#domain/cases/acts.ts';
import { CASE_STAGES, isEnded, type CaseStage } from '#domain/cases/case-file.ts';
import { useDraft, useReplica } from '#replica/use-replica.ts';
import { ChoiceField } from '#ui/choice-field.tsx';
import { DraftBar } from '#ui/draft-bar.tsx';
import { errorOf, WHOLE_FORM } from '#ui/form.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { CaseDialog } from './case-dialog.tsx';
import { CASE_FIELD, textDraft } from './case-draft.ts';
import type { CaseRow } from './case-list.ts';
import { useCaseSave } from './use-cases.ts';
import styles from './cases.module.css';

interface DialogProps {
  readonly row: CaseRow;
  readonly onClose: () => void;
}

export const StageDialog = ({ row, onClose }: DialogProps) => {
  const { cases: text } = useText();
  const { errors, isBusy, save, setErrors } = useCaseSave(CASE_FIELD.stage);
  const current = row.values.stage;
  const [to, setTo] = useState<CaseStage>();
  const isReopening =
    current !== undefined && isEnded(current.stage) && to !== undefined && !isEnded(to);
  const move = async (): Promise<string | undefined> => {
    if (to === undefined) {
      setErrors([{ field: CASE_FIELD.stage, text: text.problems['missing-stage'] }]);
      return undefined;
    }
    const input = { casesBook: row.book, caseFile: row.id, current, to };
    return save(() => moveCaseStage(input));
  };
  return (
    <CaseDialog
      title={text.moveTo}
      confirmLabel={isReopening ? text.reopen : text.moveSave}
      isBusy={isBusy}
      write={move}
      saved={text.saved}
      onClose={onClose}
    >
      <div className={styles.dialogBody}>
        <ChoiceField
          id={CASE_FIELD.stage}
          label={text.factStage}
          error={errorOf(errors, CASE_FIELD.stage) ?? errorOf(errors, WHOLE_FORM)}
          choices={CASE_STAGES.filter((stage) => stage !== current?.stage && stage !== 'new').map(
            (value) => ({ value, label: text.stages[value] }),
          )}
          value={to}
          onChange={setTo}
        />
        {isReopening ? <p className={styles.dim}>{text.reopenWhat}</p> : null}
      </div>
    </CaseDialog>
  );
};

export const OutcomeDialog = ({ row, onClose }: DialogProps) => {
  const { cases: text } = useText();
  const replica = useReplica();
  const { errors, isBusy, save } = useCaseSave(CASE_FIELD.outcome);
  const kept = useDraft(`case-outcome:${row.id}`, textDraft(row.values.outcome[0] ?? '', row.book));
  const write = async (): Promise<string | undefined> => {
    const id = await save(
      () => {
        const record = replica.record(row.book, row.type, row.id);
        assert(record !== undefined, 'a row on the shelf has its record');
        return setOutcome({ casesBook: row.book, record, outcome: kept.value });
      },
      { finishes: kept.now() },
    );
    if (id !== undefined) kept.done();
    return id;
  };
  return (
    <CaseDialog
      title={text.outcomeWrite}
      confirmLabel={text.outcomeSave}
      isBusy={isBusy}
      write={write}
      saved={text.saved}
      onClose={onClose}
    >
      <DraftBar draft={kept} nowMs={replica.correctedNow().ms} />
      <TextField
        id={CASE_FIELD.outcome}
        label={text.outcomeLabel}
        hint={text.outcomeHint}
        error={errorOf(errors, CASE_FIELD.outcome) ?? errorOf(errors, WHOLE_FORM)}
        value={kept.value}
        multiline
        onChange={kept.change}
      />
    </CaseDialog>
  );
};
