/** Dues from one member: which months, how much and why that much, how it was paid; then the receipt. */
import { useParams } from 'react-router';
import { member } from '#domain/roster/member.ts';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { SecondaryButton } from '#ui/button.tsx';
import { useText } from '#ui/use-text.ts';
import { CollectForm } from './collect-form.tsx';
import { duesPath } from './dues-paths.ts';
import { heldUnits, unitOfBook } from '#domain/held-units.ts';
import { useRecord, useReplica } from '#replica/use-replica.ts';
import { useUnitsToWriteIn } from '#replica/use-union.ts';

export const CollectScreen = () => {
  const { dues: text, common } = useText();
  const replica = useReplica();
  const { book = '', member: id = '' } = useParams();
  const { row, isReady } = useRecord(member, book, id);
  const held = heldUnits(replica.books(), 'dues', replica.identity.homeUnit);
  const units = useUnitsToWriteIn('dues');
  if (row !== undefined && units.includes(unitOfBook(row.book)))
    return <CollectForm key={row.id} row={row} />;
  return (
    <Screen title={text.collectTitle} back={duesPath}>
      {row !== undefined && held.includes(unitOfBook(row.book)) ? (
        <EmptyState title={common.onlyReads}>{common.onlyReadsHint}</EmptyState>
      ) : row !== undefined ? (
        <EmptyState title={text.noBook}>{text.noBookHint}</EmptyState>
      ) : isReady ? (
        <EmptyState
          title={text.memberNotFound}
          action={<SecondaryButton href={duesPath}>{text.back}</SecondaryButton>}
        >
          {text.notFoundHint}
        </EmptyState>
      ) : null}
    </Screen>
  );
};
