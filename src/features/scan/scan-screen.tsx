/** Quét thẻ: scan, scan, scan, then one list to look through and save. */
import { heldUnits } from '#domain/held-units.ts';
import { useReplica } from '#replica/use-replica.ts';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { ScanBoard } from './scan-board.tsx';
import { membersPath } from './scan-paths.ts';

export const ScanScreen = () => {
  const { roster, scan } = useText();
  const replica = useReplica();
  const units = heldUnits(replica.books(), 'roster', replica.identity.homeUnit);
  if (units.length > 0) return <ScanBoard units={units} />;
  return (
    <Screen title={scan.title} back={membersPath}>
      <EmptyState title={roster.noBook}>{roster.noBookHint}</EmptyState>
    </Screen>
  );
};
