/** Opening by the secret words: the button, the field above the screen, and beside it what was wrong with them. */
import { useState } from 'react';
import type { Result } from '#base/result.ts';
import { SecondaryButton } from './button.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { Form } from './form.tsx';
import { WordsField } from './text-field.tsx';

interface OpeningText {
  readonly openTitle: string;
  readonly openLead: string;
  readonly words: string;
  readonly wordsMissing: string;
  readonly openPart: string;
  readonly opening: string;
  readonly cancel: string;
  /** By kind; `other` for a kind that is not among them. */
  readonly problems: Readonly<Record<string, string>> & { readonly other: string };
}

interface OpenByWordsProps {
  readonly text: OpeningText;
  /** Takes about a second. */
  readonly open: (words: string) => Promise<Result<unknown, { readonly kind: string }>>;
}

export const OpenByWords = (props: OpenByWordsProps) => {
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <SecondaryButton onClick={() => setAsked(true)}>{props.text.openPart}</SecondaryButton>
      {isAsked ? <WordsDialog {...props} onClose={() => setAsked(false)} /> : null}
    </>
  );
};

const WordsDialog = (props: OpenByWordsProps & { readonly onClose: () => void }) => {
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
    const opened = await props.open(words);
    setBusy(false);
    if (opened.ok) props.onClose();
    else setProblem(text.problems[opened.error.kind] ?? text.problems.other);
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
      onCancel={props.onClose}
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
