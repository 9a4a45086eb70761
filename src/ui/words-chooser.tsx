/** Choosing the words that open a book: a suggestion, why, and typed twice. */
import { useState, type ReactNode } from 'react';
import { QuietButton, SecondaryButton } from './button.tsx';
import { errorOf, Form, type FormError } from './form.tsx';
import { WordsField } from './text-field.tsx';
import { useFrameText } from './use-frame-text.ts';
import styles from './words-chooser.module.css';

type WordsProblem = 'words-too-short' | 'words-too-common';

export const WordsChooser = (props: {
  /** For the submit button in the bottom bar: `form={id}`. */
  readonly id: string;
  readonly suggest: () => string;
  readonly check: (words: string) => WordsProblem | undefined;
  readonly onChosen: (words: string) => void;
  /** What they are called, where others are asked for beside them. */
  readonly label?: string | undefined;
  /** What is asked before them, in the same form. */
  readonly children?: ReactNode;
}) => {
  const text = useFrameText().enrol;
  const [suggestion, setSuggestion] = useState(props.suggest);
  const [words, setWords] = useState('');
  const [again, setAgain] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);

  const submit = (): void => {
    const problem = words.trim() === '' ? 'wordsMissing' : props.check(words);
    const found: readonly FormError[] =
      problem !== undefined
        ? [{ field: 'words', text: text[problem] }]
        : samely(words) === samely(again)
          ? []
          : [{ field: 'words-again', text: text.wordsDiffer }];
    setErrors(found);
    if (found.length === 0) props.onChosen(words);
  };

  return (
    <Form id={props.id} errors={errors} onSubmit={submit}>
      {props.children}
      <div className={styles.suggestion}>
        <p className={styles.small}>{text.wordsSuggested}</p>
        <p className={styles.suggested} lang="vi">
          {suggestion}
        </p>
        <div className={styles.acts}>
          <SecondaryButton
            small
            onClick={() => {
              setWords(suggestion);
              // They stand there to be copied: typing them would only be copying too.
              setAgain(suggestion);
            }}
          >
            {text.wordsUse}
          </SecondaryButton>
          <QuietButton small onClick={() => setSuggestion(props.suggest())}>
            {text.wordsAnother}
          </QuietButton>
        </div>
      </div>
      <WordsField
        id="words"
        label={props.label ?? text.words}
        hint={text.wordsHint}
        error={errorOf(errors, 'words')}
        value={words}
        onChange={setWords}
        shown
      />
      <WordsField
        id="words-again"
        label={text.wordsAgain}
        error={errorOf(errors, 'words-again')}
        value={again}
        onChange={setAgain}
        shown
      />
      <p className={styles.small}>{text.wordsKeep}</p>
    </Form>
  );
};

/** As the vault compares them: capitals, accents and blanks do not count. */
const samely = (words: string): string =>
  words
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .split(/\s+/)
    .filter((word) => word !== '')
    .join(' ');
