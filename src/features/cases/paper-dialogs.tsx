/** What is written on a paper after it went up: that it came, an answer, a note; and taking it back. */
import { addReferralNote, takeBackReferral } from '#domain/cases/referral-acts.ts';
import type { ReferralStep } from '#domain/cases/referral.ts';
import type { ReferredPaper } from '#domain/views/referral-view.ts';
import { useDraft, useReplica } from '#replica/use-replica.ts';
import { DraftBar } from '#ui/draft-bar.tsx';
import { errorOf, WHOLE_FORM } from '#ui/form.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { CaseDialog } from './case-dialog.tsx';
import { CASE_FIELD, textDraft } from './case-draft.ts';
import { useCaseSave } from './use-cases.ts';
import styles from './cases.module.css';

export type PaperAct = ReferralStep | 'take-back';

interface DialogProps {
  readonly paper: ReferredPaper;
  readonly onClose: () => void;
}

export const PaperDialog = ({ act, ...props }: DialogProps & { readonly act: PaperAct }) =>
  act === 'take-back' ? <TakeBackDialog {...props} /> : <NoteDialog {...props} what={act} />;

const TakeBackDialog = ({ paper, onClose }: DialogProps) => {
  const { referral: text } = useText();
  const { errors, isBusy, save } = useCaseSave(WHOLE_FORM);
  const input = { paperBook: paper.book, referral: paper.id };
  const isEnded = paper.standing === 'taken-back';
  return (
    <CaseDialog
      title={`${text.takeBack}?`}
      confirmLabel={text.takeBack}
      isBusy={isBusy}
      write={() => save((moment) => takeBackReferral({ ...input, isEnded }, moment))}
      saved={text.takenBack}
      onClose={onClose}
    >
      <p>{text.takeBackWhat}</p>
      {errors.map((error) => (
        <p key={error.text} className={styles.error} role="alert">
          {error.text}
        </p>
      ))}
    </CaseDialog>
  );
};

const NoteDialog = ({ paper, what, onClose }: DialogProps & { readonly what: ReferralStep }) => {
  const { referral: text } = useText();
  const { correctedNow } = useReplica();
  const kept = useDraft(`referral-${what}:${paper.id}`, textDraft('', paper.book));
  const { errors, isBusy, save } = useCaseSave(CASE_FIELD.text);
  const words = {
    received: {
      ...{ title: text.receive, label: text.receiveNote, hint: text.receiveHint },
      ...{ save: text.receive, done: text.received },
    },
    answered: {
      ...{ title: text.answer, label: text.answer, hint: text.answerHint },
      ...{ save: text.answerSave, done: text.answered },
    },
    noted: {
      ...{ title: text.note, label: text.note, hint: text.noteHint },
      ...{ save: text.noteSave, done: text.noted },
    },
  }[what];
  const write = async (): Promise<string | undefined> => {
    const input = { paperBook: paper.book, referral: paper.id, what, text: kept.value };
    const id = await save((moment) => addReferralNote(input, moment), { finishes: kept.now() });
    if (id !== undefined) kept.done('');
    return id;
  };
  return (
    <CaseDialog
      title={words.title}
      confirmLabel={words.save}
      isBusy={isBusy}
      write={write}
      saved={words.done}
      onClose={onClose}
    >
      <div className={styles.dialogBody}>
        <DraftBar draft={kept} nowMs={correctedNow().ms} />
        <TextField
          id={CASE_FIELD.text}
          label={words.label}
          hint={words.hint}
          error={errorOf(errors, CASE_FIELD.text) ?? errorOf(errors, WHOLE_FORM)}
          value={kept.value}
          multiline
          optional={what === 'received'}
          onChange={kept.change}
        />
      </div>
    </CaseDialog>
  );
};
