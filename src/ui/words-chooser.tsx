/** Choosing the words that open a book: a suggestion, why, and typed twice. */
import { useState } from 'react';
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
      <div className={styles.suggestion}>
        <p className={styles.small}>{text.wordsSuggested}</p>
        <p className={styles.suggested} lang="vi">
          {suggestion}
        </p>
        <div className={styles.acts}>
          <SecondaryButton small onClick={() => setWords(suggestion)}>
            {text.wordsUse}
          </SecondaryButton>
          <QuietButton small onClick={() => setSuggestion(props.suggest())}>
            {text.wordsAnother}
          </QuietButton>
        </div>
      </div>
      <WordsField
        id="words"
        label={text.words}
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
