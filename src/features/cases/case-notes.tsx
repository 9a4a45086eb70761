/** What was done and heard about a request, newest first, and one more note. */
import { useState } from 'react';
import { addCaseNote } from '#domain/cases/acts.ts';
import { caseNote } from '#domain/cases/case-file.ts';
import { dayText } from '#text/day-text.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { DraftBar } from '#ui/draft-bar.tsx';
import { StateChip } from '#ui/chip.tsx';
import { errorOf, Form } from '#ui/form.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { CASE_FIELD, textDraft } from './case-draft.ts';
import type { CaseRow } from './case-list.ts';
import { useDraft, useRecords, useReplica } from '#replica/use-replica.ts';
import { useCaseSave } from './use-cases.ts';
import styles from './cases.module.css';

export const CaseNotes = (props: { readonly row: CaseRow; readonly isWriter: boolean }) => {
  const { cases: text } = useText();
  const { row } = props;
  const notes = (useRecords(caseNote) ?? [])
    .filter(({ values }) => values.caseFile === row.id)
    .sort((a, b) => b.changedMs - a.changedMs);
  return (
    <Card title={text.notes} aside={notes.length === 0 ? undefined : notes.length}>
      {props.isWriter ? <NewNote row={row} /> : null}
      {notes.length === 0 ? <p className={styles.dim}>{text.notesNone}</p> : null}
      <ul>
        {notes.map((note) => (
          <li key={note.key} className={styles.note}>
            <span className={styles.dim}>
              {dayText(note.values.on ?? '')}{' '}
              {note.state === 'safe' ? null : <StateChip state={note.state} />}
            </span>
            <span className={styles.story}>{note.values.text}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
};

const NewNote = ({ row }: { readonly row: CaseRow }) => {
  const { cases: text } = useText();
  const flash = useSavedFlash();
  const { correctedNow } = useReplica();
  const kept = useDraft(`case-note:${row.id}`, textDraft('', row.book));
  const { errors, isBusy, save } = useCaseSave(CASE_FIELD.text);
  const [isAsked, setOpen] = useState(false);
  const submit = async (): Promise<void> => {
    const input = { casesBook: row.book, caseFile: row.id, text: kept.value };
    const id = await save((moment) => addCaseNote(input, moment), { finishes: kept.now() });
    if (id === undefined) return;
    kept.done('');
    setOpen(false);
    flash(text.saved);
  };
  // A note left half written shows itself.
  if (!isAsked && kept.offer === undefined && !kept.isHalfFilled)
    return <SecondaryButton onClick={() => setOpen(true)}>{text.note}</SecondaryButton>;
  return (
    <Form errors={errors} onSubmit={() => void submit()}>
      <DraftBar draft={kept} nowMs={correctedNow().ms} />
      <TextField
        id={CASE_FIELD.text}
        label={text.note}
        hint={text.noteHint}
        error={errorOf(errors, CASE_FIELD.text)}
        value={kept.value}
        multiline
        autoFocus={isAsked}
        onChange={kept.change}
      />
      <SecondaryButton type="submit" busy={isBusy}>
        {text.noteSave}
      </SecondaryButton>
    </Form>
  );
};
