/** How it stands with the system, at the foot of the rail: green only when the server has everything. */
import { momentText } from '#text/day-text.ts';
import { useCounts, useReplica } from '#replica/use-replica.ts';
import { useSyncState } from '#sync/use-sync.ts';
import { Chip } from '#ui/chip.tsx';
import { useText } from '#ui/use-text.ts';
import { useServices } from './services.ts';

export const SyncFoot = () => {
  const text = useText().sync;
  const replica = useReplica();
  const { nowMs } = useServices();
  const { waiting, check } = useCounts();
  const state = useSyncState();
  const contactMs = replica.lastContactMs();
  if (state.phase === 'sending')
    return <Chip tone="act">{`${text.sending} ${state.sent} / ${state.of}`}</Chip>;
  if (check > 0)
    return (
      <Chip tone="late" href="/khac/chua-gui">
        {text.check(check)}
      </Chip>
    );
  if (waiting > 0)
    return (
      <Chip tone="wait" href="/khac/chua-gui">
        {text.waiting(waiting)}
      </Chip>
    );
  return contactMs === undefined ? (
    <Chip tone="plain">{text.neverReached}</Chip>
  ) : (
    <Chip tone="safe">{text.allSafe(momentText(contactMs, nowMs()))}</Chip>
  );
};
