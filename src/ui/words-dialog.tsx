/** Asks for the secret words above the screen, and says beside the field what was wrong with them. */
import { useState } from 'react';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { Form } from './form.tsx';
import { WordsField } from './text-field.tsx';

export const WordsDialog = (props: {
  readonly text: {
    readonly openTitle: string;
    readonly openLead: string;
    readonly words: string;
    readonly wordsMissing: string;
    readonly openPart: string;
    readonly opening: string;
    readonly cancel: string;
  };
  /** Takes about a second; answers what was wrong, in words, or undefined once it is open. */
  readonly onWords: (words: string) => Promise<string | undefined>;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) => {
  const { text } = props;
  const [words, setWords] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const open = async (): Promise<void> => {
    if (words.trim() === '') {
      setProblem(text.wordsMissing);
      return;
    }
    setBusy(true);
    const wrong = await props.onWords(words);
    setBusy(false);
    setProblem(wrong);
    if (wrong === undefined) props.onDone();
  };
  return (
    <ConfirmDialog
      isOpen
      title={text.openTitle}
      confirmLabel={isBusy ? text.opening : text.openPart}
      cancelLabel={text.cancel}
      busy={isBusy}
      writesNothing
      onConfirm={() => void open()}
      onCancel={props.onCancel}
    >
      {/* Enter in the only field is as good as the button. */}
      <Form onSubmit={() => (isBusy ? undefined : void open())}>
        <WordsField
          id="tier-words"
          label={text.words}
          hint={text.openLead}
          error={isBusy ? undefined : problem}
          value={words}
          onChange={setWords}
          autoFocus
        />
      </Form>
    </ConfirmDialog>
  );
};
