/** Words forgotten: a second officer agrees by four digits, then new words are chosen. Nothing is erased. */
import { momentText } from '#text/day-text.ts';
import { ProgressLine } from '#ui/amount.tsx';
import { PrimaryButton, QuietButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Doorway } from '#ui/doorway.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import { WordsChooser } from '#ui/words-chooser.tsx';
import styles from './forgotten-screen.module.css';

const isOffline = (problem: string | undefined): boolean =>
  problem === 'no-connection' || problem === 'not-our-server';

export const ForgottenScreen = (props: {
  readonly recovery?: { readonly digits: string; readonly expiresMs: number } | undefined;
  readonly problem?: string | undefined;
  /** Where several have a book here: whose this is about. */
  readonly whose?: string | undefined;
  readonly isBusy: boolean;
  readonly onAsk: () => void;
  readonly onBack: () => void;
}) => {
  const text = useText();
  const words = text.enrol;
  const known: Readonly<Record<string, string>> = words.problems;
  const { recovery, problem } = props;
  return (
    <Doorway
      title={words.forgotTitle}
      lead={
        props.whose === undefined ? words.forgotPromise : `${props.whose} ${words.forgotPromise}`
      }
      bottom={
        <>
          {recovery === undefined ? (
            <PrimaryButton full busy={props.isBusy} onClick={props.onAsk}>
              {words.forgotAsk}
            </PrimaryButton>
          ) : null}
          <QuietButton full onClick={props.onBack}>
            {text.common.back}
          </QuietButton>
        </>
      }
    >
      {problem === undefined ? null : (
        <Notice tone={isOffline(problem) ? 'warn' : 'danger'} live>
          {recovery !== undefined
            ? words.forgotOffline
            : isOffline(problem)
              ? words.forgotNeedsNetwork
              : (known[problem] ?? words.someProblem)}
        </Notice>
      )}
      {recovery === undefined ? (
        <Card>
          <ol className={styles.steps}>
            {words.forgotSteps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Card>
      ) : (
        <Card>
          <p className={styles.small}>{words.forgotDigits}</p>
          <p className={styles.digits} aria-label={recovery.digits.split('').join(' ')}>
            {recovery.digits}
          </p>
          <p className={styles.small}>{words.forgotUntil(momentText(recovery.expiresMs))}</p>
          <ProgressLine label={words.forgotWaiting} />
        </Card>
      )}
    </Doorway>
  );
};

type WordsProblem = 'words-too-short' | 'words-too-common';

export const NewWordsScreen = (props: {
  readonly problem?: string | undefined;
  readonly isBusy: boolean;
  /** The new words hold on this device; only the system has not heard of them. */
  readonly isKept: boolean;
  readonly suggest: () => string;
  readonly check: (words: string) => WordsProblem | undefined;
  readonly onChosen: (words: string) => void;
  readonly onOpenAnyway: () => void;
}) => {
  const text = useText();
  const words = text.enrol;
  const known: Readonly<Record<string, string>> = words.problems;
  return (
    <Doorway
      title={words.newWordsTitle}
      lead={words.newWordsHint}
      bottom={
        props.isKept && !props.isBusy ? (
          <>
            <PrimaryButton full onClick={() => props.onChosen('')}>
              {text.common.tryAgain}
            </PrimaryButton>
            <SecondaryButton full onClick={props.onOpenAnyway}>
              {words.openAnyway}
            </SecondaryButton>
          </>
        ) : (
          <PrimaryButton full form="new-words" busy={props.isBusy}>
            {props.isBusy ? words.working.derive : words.newWordsSave}
          </PrimaryButton>
        )
      }
    >
      {props.problem === undefined ? null : (
        <Notice tone={props.isKept ? 'warn' : 'danger'} live>
          {props.isKept ? words.newWordsNotTold : (known[props.problem] ?? words.someProblem)}
        </Notice>
      )}
      {props.isKept ? null : (
        <WordsChooser
          id="new-words"
          suggest={props.suggest}
          check={props.check}
          onChosen={props.onChosen}
        />
      )}
    </Doorway>
  );
};
