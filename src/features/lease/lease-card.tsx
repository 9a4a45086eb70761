/** On Hôm nay and under Khác: how many days are left without the system, or what has closed. Nothing on most days. */
import { isCases } from '#domain/cases/confidential-book.ts';
import { useLease, useReplica } from '#replica/use-replica.ts';
import { useSync, useSyncState } from '#sync/use-sync.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import { leaseSaid } from './lease-said.ts';

export const LeaseCard = () => {
  const { lease: text } = useText();
  const lease = useLease();
  const said = leaseSaid(lease, useReplica().books().some(isCases), text);
  const sync = useSync();
  const isAtWork = useSyncState().phase !== 'idle';
  if (said === undefined) return null;
  return (
    <Notice
      tone="warn"
      sign={said.isOver ? 'lock' : 'clock'}
      title={said.title}
      action={
        <SecondaryButton small busy={isAtWork} onClick={() => void sync.syncNow()}>
          {text.contact}
        </SecondaryButton>
      }
    >
      {said.hint} {text.goesOn} {said.isOver ? text.opensAgain : ''}
    </Notice>
  );
};
