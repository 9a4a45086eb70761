/** Writing a member down, and mending one: a calm page of short groups, the act at the bottom. */
import { useParams } from 'react-router';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useRecord, useReplica } from '#replica/use-replica.ts';
import { member } from '#domain/roster/member.ts';
import { useText } from '#ui/use-text.ts';
import { EditForm } from './edit-form.tsx';
import { RegisterForm } from './register-form.tsx';
import { memberPath, membersPath } from './roster-paths.ts';
import { heldUnits, unitOfBook } from '#domain/held-units.ts';
import { useUnitsToWriteIn } from '#replica/use-union.ts';

/** With an id in the path it mends that member, without one it registers somebody. */
export const MemberFormScreen = () => {
  const { book, id } = useParams();
  return book === undefined || id === undefined ? <Register /> : <Edit book={book} id={id} />;
};

const Register = () => {
  const { roster: text, common } = useText();
  const replica = useReplica();
  const held = heldUnits(replica.books(), 'roster', replica.identity.homeUnit);
  const units = useUnitsToWriteIn('roster');
  if (units.length > 0) return <RegisterForm units={units} />;
  return (
    <Screen title={text.registerTitle} back={membersPath}>
      {held.length > 0 ? (
        <EmptyState title={common.onlyReads}>{common.onlyReadsHint}</EmptyState>
      ) : (
        <EmptyState title={text.noBook}>{text.noBookHint}</EmptyState>
      )}
    </Screen>
  );
};

const Edit = ({ book, id }: { readonly book: string; readonly id: string }) => {
  const { roster: text, common } = useText();
  const { row, isReady } = useRecord(member, book, id);
  const mayWrite = useUnitsToWriteIn('roster').includes(unitOfBook(book));
  if (row !== undefined && mayWrite) return <EditForm key={row.id} row={row} />;
  return (
    <Screen title={text.editTitle} back={memberPath({ book, id })}>
      {row !== undefined ? (
        <EmptyState title={common.onlyReads}>{common.onlyReadsHint}</EmptyState>
      ) : isReady ? (
        <EmptyState title={text.notFound}>{text.notFoundHint}</EmptyState>
      ) : null}
    </Screen>
  );
};
