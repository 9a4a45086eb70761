/** At the sending: what the locked confidential part keeps back, and opening it. */
import { useState } from 'react';
import { useReplica, useTierState } from '#replica/use-replica.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import { WordsDialog } from '#ui/words-dialog.tsx';

export const ShutPart = () => {
  const { confidential: text } = useText();
  const { tier } = useReplica();
  const { waiting } = useTierState();
  const [isAsked, setAsked] = useState(false);
  const known: Readonly<Record<string, string>> = text.problems;
  if (waiting === 0) return null;
  return (
    <Notice
      tone="warn"
      sign="lock"
      title={text.waiting(waiting)}
      action={<SecondaryButton onClick={() => setAsked(true)}>{text.openPart}</SecondaryButton>}
    >
      {text.waitingHint}
      {isAsked ? (
        <WordsDialog
          text={text}
          onWords={async (words) => {
            const opened = await tier.open(words);
            return opened.ok ? undefined : (known[opened.error.kind] ?? text.problems.other);
          }}
          onDone={() => setAsked(false)}
          onCancel={() => setAsked(false)}
        />
      ) : null}
    </Notice>
  );
};
