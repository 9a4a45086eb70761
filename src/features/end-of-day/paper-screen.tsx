/** A paper of a close on the screen as it will be printed, and the way to the printer. */
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { receipt, voidReceipt } from '#domain/dues/receipt.ts';
import { member } from '#domain/roster/member.ts';
import { useRecords } from '#replica/use-replica.ts';
import { dayText } from '#text/day-text.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { closedPath, closesPath } from './end-of-day-paths.ts';
import { ListPaperSheet } from './list-paper.tsx';
import { MinutesPaperSheet } from './minutes-paper.tsx';
import { listPaper } from './paper-view.ts';
import { useCloseEyes, useNameOfOfficer } from './use-close-eyes.ts';
import { useCloses, useOfficerOf, type CloseLine } from './use-tills.ts';

export const ListPaperScreen = () => <PaperScreen which="list" />;
export const MinutesPaperScreen = () => <PaperScreen which="minutes" />;

const PaperScreen = (props: { readonly which: 'list' | 'minutes' }) => {
  const { endOfDay: text } = useText();
  const { book, id } = useParams();
  const closes = useCloses();
  const close = closes?.find((line) => line.book === book && line.id === id);
  const title = props.which === 'list' ? text.listPaper : text.minutesPaper;
  if (close === undefined)
    return (
      <Screen title={title} back={closesPath}>
        {closes === undefined ? null : (
          <EmptyState title={text.closedNotFound}>{text.closedNotFoundHint}</EmptyState>
        )}
      </Screen>
    );
  return (
    <Screen
      title={title}
      subtitle={dayText(close.day)}
      back={closedPath(close)}
      wide
      bottom={
        <PrimaryButton full onClick={() => window.print()}>
          {text.print}
        </PrimaryButton>
      }
    >
      {props.which === 'list' ? <List close={close} /> : <Minutes close={close} />}
    </Screen>
  );
};

const Minutes = ({ close }: { readonly close: CloseLine }) => {
  const officerOf = useOfficerOf();
  const nameOf = useNameOfOfficer();
  const standing = useCloseEyes()?.standingOf(close);
  return (
    <MinutesPaperSheet
      close={close}
      collector={officerOf(close.device)}
      standing={standing}
      confirmedBy={nameOf(standing?.check?.officer)}
    />
  );
};

const List = ({ close }: { readonly close: CloseLine }) => {
  const { endOfDay: text } = useText();
  const officerOf = useOfficerOf();
  const receipts = useRecords(receipt);
  const voids = useRecords(voidReceipt);
  const members = useRecords(member);
  const paper = useMemo(() => {
    if (receipts === undefined || voids === undefined || members === undefined) return undefined;
    const nameById = new Map(members.map(({ id, values }) => [id, values.fullName[0]]));
    return listPaper(
      close,
      receipts.filter((row) => row.book === close.book),
      voids.filter((row) => row.book === close.book),
      (payer) => nameById.get(payer) ?? text.paper.unknownPayer,
    );
  }, [close, receipts, voids, members, text]);
  return paper === undefined ? null : (
    <ListPaperSheet close={close} paper={paper} collector={officerOf(close.device)} />
  );
};
