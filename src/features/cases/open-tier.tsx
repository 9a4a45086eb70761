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

/** "Mở sổ tiếp nhận": after a PIN all requests are locked. */
export const OpenCasesButton = () => {
  const { confidential: text } = useText();
  const { casesTier } = useReplica();
  return <OpenByWords text={text.cases} open={casesTier.open} />;
};

/** In the place of the list, after a PIN, or where requests may not be read on this device at all. */
export const CasesNotice = () => {
  const { cases: text, notHere } = useText().confidential;
  const why = useTierState('casesTier').notHere;
  if (why !== undefined)
    return (
      <Notice tone="warn" sign="lock" title={notHere[why].title}>
        {notHere[why].hint}
      </Notice>
    );
  return (
    <Notice tone="info" sign="lock" title={text.locked} action={<OpenCasesButton />}>
      {text.lockedHint}
    </Notice>
  );
};

/** Above the list: what is locked, or that it is open. Nothing where there is nothing confidential. */
export const TierNotice = (props: { readonly hasOpen: boolean }) => {
  const { confidential: text } = useText();
  const { tier } = useReplica();
  const { isOpen, books, notHere } = useTierState();
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
  if (notHere !== undefined) return <CasesNotice />;
  return (
    <Notice tone="info" sign="lock" title={text.locked(books)} action={<OpenTierButton />}>
      {text.lockedHint}
    </Notice>
  );
};
