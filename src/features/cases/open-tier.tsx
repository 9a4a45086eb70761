/** The confidential part on the screens of requests: how much is locked, opening it by the words, locking it again. */
import { useState } from 'react';
import { useReplica, useTierState } from '#replica/use-replica.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import { WordsDialog } from '#ui/words-dialog.tsx';

/** "Mở phần kín": the button and what it asks. */
export const OpenTierButton = () => {
  const { confidential: text } = useText();
  const { tier } = useReplica();
  const [isAsked, setAsked] = useState(false);
  const known: Readonly<Record<string, string>> = text.problems;
  return (
    <>
      <SecondaryButton onClick={() => setAsked(true)}>{text.openPart}</SecondaryButton>
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
    </>
  );
};

/** Above the list: what is locked, or that it is open. Nothing where there is nothing confidential. */
export const TierNotice = (props: { readonly hasOpen: boolean }) => {
  const { confidential: text } = useText();
  const { tier } = useReplica();
  const { isOpen, books } = useTierState();
  if (isOpen && props.hasOpen)
    return (
      <Notice
        tone="info"
        sign="lock"
        title={text.isOpen}
        action={
          <SecondaryButton onClick={() => void tier.close()}>{text.closePart}</SecondaryButton>
        }
      />
    );
  if (isOpen || books === 0) return null;
  return (
    <Notice tone="info" sign="lock" title={text.locked(books)} action={<OpenTierButton />}>
      {text.lockedHint}
    </Notice>
  );
};
