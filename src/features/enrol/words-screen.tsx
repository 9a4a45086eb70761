/** The words for this book: new ones with a suggestion, or the same as on the officer's other device. */
import { useState } from 'react';
import { PrimaryButton, QuietButton } from '#ui/button.tsx';
import { Doorway } from '#ui/doorway.tsx';
import { errorOf, Form, type FormError } from '#ui/form.tsx';
import { Notice } from '#ui/notice.tsx';
import { WordsField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { WordsChooser } from '#ui/words-chooser.tsx';
import { problemText } from './problem-text.ts';

type WordsProblem = 'words-too-short' | 'words-too-common';

export const WordsScreen = (props: {
  /** The officer has words on another device. */
  readonly hasWords: boolean;
  readonly problem?: string | undefined;
  readonly suggest: () => string;
  readonly check: (words: string) => WordsProblem | undefined;
  readonly onEnter: (words: string) => void;
  readonly onBack: () => void;
}) => {
  const text = useText();
  const problem = problemText(text.enrol, props.problem);
  return (
    <Doorway
      title={props.hasWords ? text.enrol.wordsSameTitle : text.enrol.wordsTitle}
      lead={props.hasWords ? text.enrol.wordsSameHint : text.enrol.wordsWhy}
      bottom={
        <>
          <PrimaryButton full form="words-form">
            {text.enrol.enter}
          </PrimaryButton>
          <QuietButton full onClick={props.onBack}>
            {text.common.back}
          </QuietButton>
        </>
      }
    >
      {problem === undefined ? null : (
        <Notice tone="danger" live>
          {problem}
        </Notice>
      )}
      {props.hasWords ? (
        <SameWords onEnter={props.onEnter} />
      ) : (
        <WordsChooser
          id="words-form"
          suggest={props.suggest}
          check={props.check}
          onChosen={props.onEnter}
        />
      )}
    </Doorway>
  );
};

const SameWords = (props: { readonly onEnter: (words: string) => void }) => {
  const text = useText().enrol;
  const [words, setWords] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const submit = (): void => {
    const isMissing = words.trim() === '';
    setErrors(isMissing ? [{ field: 'words', text: text.wordsMissing }] : []);
    if (!isMissing) props.onEnter(words);
  };
  return (
    <Form id="words-form" errors={errors} onSubmit={submit}>
      <WordsField
        id="words"
        label={text.words}
        error={errorOf(errors, 'words')}
        value={words}
        onChange={setWords}
        autoFocus
      />
    </Form>
  );
};
