/** At the sending: what the locked book of requests, or its confidential part, keeps back, and opening it. */
import { useReplica, useTierState } from '#replica/use-replica.ts';
import { useSync } from '#sync/use-sync.ts';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import { OpenByWords } from '#ui/words-dialog.tsx';

export const ShutPart = () => {
  const { confidential: text } = useText();
  const { tier, casesTier } = useReplica();
  const cases = useTierState('casesTier');
  const confidential = useTierState();
  const { waiting } = confidential;
  const sync = useSync();
  // One after the other: the whole book first, then what is locked in it once more.
  const shut =
    cases.waiting > 0
      ? { ...text.cases, count: cases.waiting, open: casesTier.open }
      : { ...text, count: waiting, open: tier.open };
  if (shut.count === 0) return null;
  const all = text.cases.waiting(cases.waiting + waiting);
  if (cases.notHere === 'shared-device') {
    // Requests that the words have opened go by themselves; then what is locked once more.
    const isGoing = cases.waiting > 0 ? cases.isSending : confidential.isSending;
    const send = async (words: string) => {
      const opened = await shut.open(words);
      if (opened.ok) void sync.syncNow();
      return opened;
    };
    return (
      <Notice
        tone="warn"
        sign="lock"
        title={all}
        action={isGoing ? undefined : <OpenByWords text={text.sending} open={send} />}
      >
        {isGoing ? text.sending.goes : text.notHere['shared-device'].waitingHint}
      </Notice>
    );
  }
  if (cases.notHere !== undefined)
    return (
      <Notice tone="warn" sign="lock" title={all}>
        {text.notHere[cases.notHere].waitingHint}
      </Notice>
    );
  return (
    <Notice
      tone="warn"
      sign="lock"
      title={shut.waiting(shut.count)}
      action={<OpenByWords text={shut} open={shut.open} />}
    >
      {shut.waitingHint}
    </Notice>
  );
};
