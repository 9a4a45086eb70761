/** Who reads a confidential request, and letting more people in. */
import { useMemo, useState } from 'react';
import { addCaseReaders } from '#domain/cases/reader-acts.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { errorOf, WHOLE_FORM } from '#ui/form.tsx';
import { useText } from '#ui/use-text.ts';
import { CaseDialog } from './case-dialog.tsx';
import { ReaderTicks } from './reader-ticks.tsx';
import { useReaderChoices, useReaders, useWithoutRight } from './use-case-readers.ts';
import { useCaseSave } from './use-cases.ts';
import styles from './cases.module.css';

export const CaseReaders = (props: { readonly book: string; readonly isWriter: boolean }) => {
  const { confidential: text } = useText();
  const readers = useReaders(props.book);
  const withoutRight = useWithoutRight(props.book, readers);
  const [isAsked, setAsked] = useState(false);
  return (
    <Card title={text.readBy} aside={readers.length}>
      <ul className={styles.readBy}>
        {readers.map(({ officer, name }) => (
          <li key={officer}>{withoutRight.has(officer) ? text.noRight(name) : name}</li>
        ))}
      </ul>
      {props.isWriter ? (
        <SecondaryButton onClick={() => setAsked(true)}>{text.addReaders}</SecondaryButton>
      ) : null}
      {isAsked ? <AddReaders book={props.book} onClose={() => setAsked(false)} /> : null}
    </Card>
  );
};

const READERS_FIELD = 'case-readers';

const AddReaders = (props: { readonly book: string; readonly onClose: () => void }) => {
  const { confidential: text } = useText();
  const readers = useReaders(props.book);
  const named = useMemo(() => readers.map(({ officer }) => officer), [readers]);
  const choices = useReaderChoices(unitOfBook(props.book), named);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { errors, isBusy, save, setErrors } = useCaseSave(READERS_FIELD);
  const add = async (): Promise<string | undefined> => {
    if (chosen.length === 0) {
      setErrors([{ field: READERS_FIELD, text: text.missingReader }]);
      return undefined;
    }
    const input = { casesBook: props.book, named, readers: chosen };
    return save((moment) => addCaseReaders(input, moment));
  };
  return (
    <CaseDialog
      title={text.addReaders}
      confirmLabel={text.addReadersSave}
      isBusy={isBusy}
      write={add}
      saved={text.readersSaved}
      onClose={props.onClose}
    >
      <div className={styles.dialogBody}>
        <ReaderTicks
          label={text.readers}
          hint={choices.length === 0 ? text.addReadersNone : text.addReadersHint}
          error={errorOf(errors, READERS_FIELD) ?? errorOf(errors, WHOLE_FORM)}
          choices={choices}
          chosen={chosen}
          onChange={setChosen}
        />
      </div>
    </CaseDialog>
  );
};
