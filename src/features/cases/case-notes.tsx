/** What was done and heard about a request, newest first, and one more note. */
import { useState } from 'react';
import { addCaseNote } from '#domain/cases/acts.ts';
import { caseNote } from '#domain/cases/case-file.ts';
import { dayText } from '#text/day-text.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { StateChip } from '#ui/chip.tsx';
import { errorOf, Form } from '#ui/form.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { CASE_FIELD } from './case-draft.ts';
import type { CaseRow } from './case-list.ts';
import { useRecords } from '#replica/use-replica.ts';
import { useForget, useKept } from './kept-state.ts';
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
  const forget = useForget();
  const key = `note ${row.id}`;
  const [typed, setTyped] = useKept(key, () => '');
  const { errors, isBusy, save } = useCaseSave(CASE_FIELD.text);
  const [isOpen, setOpen] = useState(typed !== '');
  const submit = async (): Promise<void> => {
    const input = { casesBook: row.book, caseFile: row.id, text: typed };
    const id = await save((moment) => addCaseNote(input, moment));
    if (id === undefined) return;
    setTyped('');
    forget(key);
    setOpen(false);
    flash(text.saved);
  };
  if (!isOpen) return <SecondaryButton onClick={() => setOpen(true)}>{text.note}</SecondaryButton>;
  return (
    <Form errors={errors} onSubmit={() => void submit()}>
      <TextField
        id={CASE_FIELD.text}
        label={text.note}
        hint={text.noteHint}
        error={errorOf(errors, CASE_FIELD.text)}
        value={typed}
        multiline
        autoFocus
        onChange={setTyped}
      />
      <SecondaryButton type="submit" busy={isBusy}>
        {text.noteSave}
      </SecondaryButton>
    </Form>
  );
};
