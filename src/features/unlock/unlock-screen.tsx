/** A locked book: its words open it, with or without a network. */
import { useEffect, useState, type ReactNode } from 'react';
import { PrimaryButton, QuietButton } from '#ui/button.tsx';
import { Doorway } from '#ui/doorway.tsx';
import { errorOf, Form, type FormError } from '#ui/form.tsx';
import { Notice } from '#ui/notice.tsx';
import { WordsField } from '#ui/text-field.tsx';
import { useFrameText } from '#ui/use-frame-text.ts';

export const UnlockScreen = (props: {
  readonly problem?: string | undefined;
  readonly isBusy: boolean;
  /** Words that were typed before this screen was there. */
  readonly typed?: string | undefined;
  readonly corner: ReactNode;
  /** Called with every letter. */
  readonly onTyping: () => void;
  readonly onUnlock: (words: string) => void;
  readonly onForgot: () => void;
  /** Where a shift goes on: back to its PIN. */
  readonly onPin?: (() => void) | undefined;
  /** A finger or a face, where one opens a book here. */
  readonly passkey?: ReactNode;
  /** Where several have a book here: whose lock it is, what is said of wrong words, and the way to the others. */
  readonly of?:
    | {
        readonly title: string;
        readonly wrongWords: string | undefined;
        readonly other: string;
        readonly onOther: () => void;
      }
    | undefined;
}) => {
  const text = useFrameText().enrol;
  const [words, setWords] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { typed, onTyping, of } = props;
  const [taken, setTaken] = useState<string>();
  if (typed !== undefined && typed !== taken) {
    setTaken(typed);
    // Letters that came while it was handed over stand in the field already: they come behind it.
    setWords((since) => typed + since);
  }
  useEffect(() => {
    if (typed !== undefined) onTyping();
  }, [typed, onTyping]);
  const known: Readonly<Record<string, string>> = text.problems;
  const areWrong = props.problem === 'wrong-words' && !props.isBusy;
  const errors: readonly FormError[] = isMissing
    ? [{ field: 'words', text: text.wordsMissing }]
    : areWrong
      ? [{ field: 'words', text: of?.wrongWords ?? text.problems['wrong-words'] }]
      : [];
  const other =
    props.problem === undefined || props.problem === 'wrong-words'
      ? undefined
      : (known[props.problem] ?? text.someProblem);

  const isNews = props.problem !== undefined && NEWS.has(props.problem);

  const submit = (): void => {
    const isEmpty = words.trim() === '';
    setMissing(isEmpty);
    if (!isEmpty && !props.isBusy) props.onUnlock(words);
  };

  return (
    <Doorway
      title={of?.title ?? text.unlockTitle}
      lead={text.unlockHint}
      corner={props.corner}
      bottom={
        <>
          <PrimaryButton full form="unlock" busy={props.isBusy}>
            {props.isBusy ? text.unlocking : text.unlock}
          </PrimaryButton>
          <QuietButton full onClick={props.onForgot}>
            {text.forgot}
          </QuietButton>
          {props.onPin === undefined ? null : (
            <QuietButton full onClick={props.onPin}>
              {text.byPin}
            </QuietButton>
          )}
          {of === undefined ? null : (
            <QuietButton full onClick={of.onOther}>
              {of.other}
            </QuietButton>
          )}
        </>
      }
    >
      {other === undefined ? null : (
        <Notice tone={isNews ? 'info' : 'danger'} live>
          {other}
        </Notice>
      )}
      {/* One field: its error stands beside it, a summary would only say it twice. */}
      <Form id="unlock" onSubmit={submit}>
        <WordsField
          id="words"
          label={text.words}
          hint={text.unlockLong}
          error={errorOf(errors, 'words')}
          value={words}
          onChange={(next) => {
            setWords(next);
            onTyping();
          }}
          autoFocus
        />
      </Form>
      {props.passkey}
    </Doorway>
  );
};

/** Said at the lock, and nothing went wrong. */
const NEWS: ReadonlySet<string> = new Set(['pin-over', 'pin-spent', 'words-changed']);
