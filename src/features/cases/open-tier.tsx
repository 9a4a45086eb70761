/** The confidential part on the screens of requests: how much is locked, opening it by the words, locking it again. */
import { useReplica, useTierState } from '#replica/use-replica.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import { OpenByWords } from '#ui/words-dialog.tsx';

/** "Mở phần kín": the button and what it asks. */
export const OpenTierButton = () => {
  const { confidential: text } = useText();
  const { tier } = useReplica();
  return <OpenByWords text={text} open={tier.open} />;
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
