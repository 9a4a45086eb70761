/** Lịch sử thay đổi of a member, a request and a receipt, with the way to ask the server. */
import { useEffect } from 'react';
import { Navigate, useParams } from 'react-router';
import { refuse } from '#base/result.ts';
import { isConfidential } from '#domain/cases/confidential-book.ts';
import { HistoryScreen, type HistoryScreenProps } from '#features/history/history-screen.tsx';
import { noteWhileShown } from '#replica/seen-on-screen.ts';
import { useReplica, useTierInUse, useTierState } from '#replica/use-replica.ts';
import { useServices } from './services.ts';

type Shown = Pick<HistoryScreenProps, 'type' | 'under'>;

const HistoryPage = (shown: Shown) => {
  const { askHistory } = useServices();
  const replica = useReplica();
  return (
    <HistoryScreen
      {...shown}
      ask={async (asked) => {
        const answered = await askHistory(asked);
        if (!answered.ok) return refuse({ kind: answered.error.kind });
        const { nonce, answer } = answered.value;
        return replica.readHistory(answer, { ...asked, nonce });
      }}
    />
  );
};

export const MemberHistoryPage = () => <HistoryPage type="member" under="/doan-vien" />;
/** What the words keep shut is not asked of the server past them. */
export const CaseHistoryPage = () => {
  const { book = '', id = '' } = useParams();
  const { isOpen } = useTierState();
  const { isOpen: isBookOpen } = useTierState('casesTier');
  const isShut = !isBookOpen || (isConfidential(book) && !isOpen);
  useTierInUse(isConfidential(book) && isOpen);
  const { seen } = useReplica();
  // It tells as much of the request as the request's own page.
  useEffect(
    () => noteWhileShown(seen, isShut ? [] : [{ book, about: id }]),
    [seen, isShut, book, id],
  );
  return isShut ? (
    <Navigate to={`/tiep-nhan/${book}/${id}`} replace />
  ) : (
    <HistoryPage type="caseFile" under="/tiep-nhan" />
  );
};
export const ReceiptHistoryPage = () => <HistoryPage type="receipt" under="/doan-phi/bien-lai" />;
