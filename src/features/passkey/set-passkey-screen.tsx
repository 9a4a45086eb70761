/** The words once more, then a finger or a face: from then on either opens the book. */
import { useEffect, useState } from 'react';
import { PrimaryButton } from '#ui/button.tsx';
import { Card, Stack } from '#ui/card.tsx';
import { Form } from '#ui/form.tsx';
import { useGo } from '#ui/link.tsx';
import { Notice } from '#ui/notice.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { Screen } from '#ui/screen.tsx';
import { WordsField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import type { PasskeyControl } from './passkey-control.ts';

const FORM = 'set-passkey';

export const SetPasskeyScreen = (props: {
  readonly keep: PasskeyControl['keep'];
  readonly leave: PasskeyControl['leave'];
  /** Where it leads when it is done, and back. */
  readonly home: string;
}) => {
  const { passkey: text } = useText();
  const go = useGo();
  const flash = useSavedFlash();
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const { leave } = props;
  useEffect(() => leave, [leave]);
  const known: Readonly<Record<string, string>> = text.problems;

  const submit = async (): Promise<void> => {
    if (isBusy) return;
    if (words.trim() === '') {
      setProblem('words-missing');
      return;
    }
    setProblem(undefined);
    setBusy(true);
    const kept = await props.keep(words);
    setBusy(false);
    if (kept.ok) {
      flash(text.kept);
      go(props.home);
    } else setProblem(kept.error.kind);
  };

  if (problem === 'no-prf')
    return (
      <Screen
        title={text.title}
        back={props.home}
        bottom={
          <PrimaryButton full href={props.home}>
            {text.understood}
          </PrimaryButton>
        }
      >
        <Notice tone="info" live>
          {text.noPrf}
        </Notice>
      </Screen>
    );
  const isOfWords = problem === 'wrong-words' || problem === 'words-missing';
  return (
    <Screen
      title={text.title}
      back={props.home}
      bottom={
        <PrimaryButton full form={FORM} busy={isBusy}>
          {isBusy ? text.keeping : problem === 'cancelled' ? text.again : text.keep}
        </PrimaryButton>
      }
    >
      <Form id={FORM} onSubmit={() => void submit()}>
        {problem === undefined || isOfWords ? null : (
          <Notice tone="warn" live>
            {known[problem] ?? text.someProblem}
          </Notice>
        )}
        <Card>
          <Stack gap={16}>
            <p>{text.setLead}</p>
            <WordsField
              id="passkey-words"
              label={text.words}
              hint={text.wordsHint}
              error={isOfWords ? text.problems[problem] : undefined}
              value={words}
              onChange={setWords}
              autoFocus
            />
          </Stack>
        </Card>
      </Form>
    </Screen>
  );
};
