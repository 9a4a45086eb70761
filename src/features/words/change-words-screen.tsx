/** The words of now, then new ones: from then on only those open the book. Or those that another device has already. */
import { useEffect, useState } from 'react';
import { PrimaryButton } from '#ui/button.tsx';
import { Card, Stack } from '#ui/card.tsx';
import { Form } from '#ui/form.tsx';
import { Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { WordsField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { WordsChooser } from '#ui/words-chooser.tsx';
import styles from './change-words-screen.module.css';
import type { WordsControl } from './words-control.ts';

const FORM = 'change-words';
const NOW = 'words-now';
const OTHERS = 'words-of-other';

export const ChangeWordsScreen = (props: {
  readonly desk: WordsControl;
  readonly suggest: () => string;
  readonly check: (words: string) => 'words-too-short' | 'words-too-common' | undefined;
  /** The book is to be opened by the new words now. */
  readonly onChanged: () => void;
  readonly home: string;
}) => {
  const { wordsChange: text } = useText();
  const { desk } = props;
  const [isOther, setOther] = useState(false);
  const [now, setNow] = useState('');
  const [others, setOthers] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const known: Readonly<Record<string, string>> = text.problems;
  useEffect(() => {
    let isStopped = false;
    void desk.look().then((words) => {
      if (!isStopped) setOther(words === 'other');
    });
    return () => {
      isStopped = true;
    };
  }, [desk]);

  const change = async (next: string): Promise<void> => {
    if (isBusy) return;
    if (now.trim() === '') {
      setProblem('now-missing');
      document.getElementById(NOW)?.focus();
      return;
    }
    if (next.trim() === '') {
      setProblem('other-missing');
      return;
    }
    setProblem(undefined);
    setBusy(true);
    const changed = await desk.change(now, next);
    if (changed.ok) {
      props.onChanged();
      return;
    }
    setBusy(false);
    setProblem(changed.error.kind);
    if (changed.error.kind === 'not-those-words') setOther(true);
    if (ofNow(changed.error.kind)) document.getElementById(NOW)?.focus();
  };

  const nowField = (
    <WordsField
      id={NOW}
      label={isOther ? text.nowHere : text.now}
      error={ofNow(problem) ? known[problem] : undefined}
      value={now}
      onChange={setNow}
      autoFocus
    />
  );
  const isOfField = ofNow(problem) || ofOther(problem);
  return (
    <Screen
      title={isOther ? text.followTitle : text.changeTitle}
      back={props.home}
      bottom={
        <PrimaryButton full form={FORM} busy={isBusy}>
          {isBusy ? text.changing : isOther ? text.follow : text.change}
        </PrimaryButton>
      }
    >
      <Stack gap={16}>
        {problem === undefined || isOfField ? null : (
          <Notice tone="warn" live>
            {known[problem] ?? text.someProblem}
          </Notice>
        )}
        {isOther ? (
          <Card>
            <Form id={FORM} onSubmit={() => void change(others)}>
              <p>{text.followLead}</p>
              {nowField}
              <WordsField
                id={OTHERS}
                label={text.ofOther}
                error={ofOther(problem) ? known[problem] : undefined}
                value={others}
                onChange={setOthers}
              />
            </Form>
          </Card>
        ) : (
          <Card>
            <WordsChooser
              id={FORM}
              suggest={props.suggest}
              check={props.check}
              onChosen={(next) => void change(next)}
              label={text.next}
            >
              <p>{text.lead}</p>
              {nowField}
            </WordsChooser>
          </Card>
        )}
        <Card title={text.afterTitle}>
          <ul className={styles.after}>
            {(isOther ? text.afterFollow : text.after).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Card>
      </Stack>
    </Screen>
  );
};

const ofNow = (problem: string | undefined): problem is 'wrong-words' | 'now-missing' =>
  problem === 'wrong-words' || problem === 'now-missing';
const ofOther = (problem: string | undefined): problem is 'not-those-words' | 'other-missing' =>
  problem === 'not-those-words' || problem === 'other-missing';
