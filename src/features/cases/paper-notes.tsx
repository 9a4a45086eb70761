/** What was answered above and noted below about a paper, newest first. */
import type { NoteOnReferral, ReferredPaper } from '#domain/views/referral-view.ts';
import { dayText } from '#text/day-text.ts';
import { Card } from '#ui/card.tsx';
import { StateChip } from '#ui/chip.tsx';
import { useText } from '#ui/use-text.ts';
import styles from './cases.module.css';

export const PaperNotes = ({ paper }: { readonly paper: ReferredPaper }) => {
  const { referral: text } = useText();
  const { notes } = paper;
  return (
    <Card title={text.notes} aside={notes.length === 0 ? undefined : notes.length}>
      {notes.length === 0 ? <p className={styles.dim}>{text.notesNone}</p> : null}
      <ul>
        {notes.map((note) => (
          <NoteLine key={note.id} note={note} />
        ))}
      </ul>
    </Card>
  );
};

const NoteLine = ({ note }: { readonly note: NoteOnReferral }) => {
  const { referral: text } = useText();
  return (
    <li className={styles.note}>
      <span className={styles.dim}>
        {`${text.by[note.what]} · ${dayText(note.on ?? '')}`}{' '}
        {note.state === 'safe' ? null : <StateChip state={note.state} />}
      </span>
      <span className={styles.story}>{note.text === '' ? text.saidReceived : note.text}</span>
    </li>
  );
};
