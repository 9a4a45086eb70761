/** At the sending: what the locked confidential part keeps back, and opening it. */
import { useReplica, useTierState } from '#replica/use-replica.ts';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import { OpenByWords } from '#ui/words-dialog.tsx';

export const ShutPart = () => {
  const { confidential: text } = useText();
  const { tier } = useReplica();
  const { waiting } = useTierState();
  if (waiting === 0) return null;
  return (
    <Notice
      tone="warn"
      sign="lock"
      title={text.waiting(waiting)}
      action={<OpenByWords text={text} open={tier.open} />}
    >
      {text.waitingHint}
    </Notice>
  );
};
