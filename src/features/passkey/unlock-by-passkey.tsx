/** Beside the words on the lock: a finger or a face opens the book, and if not, why. */
import { useState } from 'react';
import { SecondaryButton } from '#ui/button.tsx';
import { Stack } from '#ui/card.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';

export const UnlockByPasskey = (props: {
  readonly isBusy: boolean;
  /** Answers with what was wrong; the words of the passkey know it. */
  readonly onOpen: () => Promise<string | undefined>;
}) => {
  const { passkey: text } = useText();
  const [problem, setProblem] = useState<string>();
  const [isAsking, setAsking] = useState(false);
  const known: Readonly<Record<string, string>> = text.problems;
  const open = async (): Promise<void> => {
    setProblem(undefined);
    setAsking(true);
    setProblem(await props.onOpen());
    setAsking(false);
  };
  return (
    <Stack gap={8}>
      <SecondaryButton full busy={props.isBusy || isAsking} onClick={() => void open()}>
        {text.unlock}
      </SecondaryButton>
      {problem === undefined ? null : (
        <Notice tone="warn" live>
          {known[problem] ?? text.unlockProblem}
        </Notice>
      )}
    </Stack>
  );
};
