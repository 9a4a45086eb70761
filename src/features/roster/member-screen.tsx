/** One member: who it is, how they stand, what they paid, and who changed what. */
import { useState } from 'react';
import { useParams } from 'react-router';
import { isStopped } from '#domain/lease.ts';
import { archiveMember } from '#domain/roster/acts.ts';
import { member } from '#domain/roster/member.ts';
import { useIsWriter, useLease, useReplica } from '#replica/use-replica.ts';
import { sectionText } from '#text/section-text.ts';
import { QuietButton, SecondaryButton } from '#ui/button.tsx';
import { Card, Columns } from '#ui/card.tsx';
import { StateChip } from '#ui/chip.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { BottomButtons, Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { AdmitOrCollect } from './applicant-acts.tsx';
import { ConsentNotice, WithdrawConsent } from './consent-acts.tsx';
import { MemberChoices } from './member-choices.tsx';
import { MemberFacts } from './member-facts.tsx';
import { MemberHistory } from './member-history.tsx';
import { MemberReceipts } from './member-receipts.tsx';
import { MemberTwins } from './member-twins.tsx';
import { NarrowMember } from './narrow-member.tsx';
import { editMemberPath, membersPath, newCaseOfPath } from './roster-paths.ts';
import { useRecord, type Row } from '#replica/use-replica.ts';
import { useToday, useUnitNames } from '#replica/use-union.ts';

export const MemberScreen = () => {
  const { roster: text } = useText();
  const { book = '', id = '' } = useParams();
  const { row, isReady } = useRecord(member, book, id);
  const isNarrow = isStopped('read-whole-roll', useLease());
  if (row !== undefined && isNarrow) return <NarrowMember row={row} />;
  if (row !== undefined) return <KnownMember row={row} />;
  return (
    <Screen title={text.title} back={membersPath}>
      {isReady ? (
        <EmptyState
          title={text.notFound}
          action={<SecondaryButton href={membersPath}>{text.back}</SecondaryButton>}
        >
          {text.notFoundHint}
        </EmptyState>
      ) : null}
    </Screen>
  );
};

const KnownMember = ({ row }: { readonly row: Row<typeof member> }) => {
  const { roster: text } = useText();
  const unitNames = useUnitNames();
  const today = useToday();
  const isWriter = useIsWriter();
  const [isNumberShown, setNumberShown] = useState(false);
  const { values } = row;
  const name = values.fullName[0] ?? '';
  const section = sectionText(values, unitNames);
  const code = values.employeeNo ?? '';
  return (
    <Screen
      title={name}
      subtitle={[code, section].filter((part) => part !== '').join(' · ')}
      back={membersPath}
      wide
      bottom={
        isWriter ? (
          <BottomButtons>
            <SecondaryButton href={editMemberPath(row)}>{text.edit}</SecondaryButton>
            <SecondaryButton href={newCaseOfPath(row)}>{text.takeIn}</SecondaryButton>
            <AdmitOrCollect row={row} />
          </BottomButtons>
        ) : null
      }
    >
      <ConsentNotice row={row} name={name} />
      <MemberChoices row={row} isNumberShown={isNumberShown} />
      <MemberTwins row={row} />
      <Columns>
        <Card title={text.facts} aside={<StateChip state={row.state} />}>
          <MemberFacts
            row={row}
            today={today}
            unitNames={unitNames}
            isNumberShown={isNumberShown}
            onShowNumber={() => setNumberShown(!isNumberShown)}
          />
        </Card>
        <MemberReceipts member={row.id} />
        <MemberHistory row={row} />
      </Columns>
      {isWriter ? (
        <div>
          <Archive row={row} name={name} />
          <WithdrawConsent row={row} name={name} />
        </div>
      ) : null}
    </Screen>
  );
};

/** Nothing is deleted: out of the list, and back again. Collectors are refused it by the server. */
const Archive = (props: { readonly row: Row<typeof member>; readonly name: string }) => {
  const { roster: text, common } = useText();
  const replica = useReplica();
  const flash = useSavedFlash();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const isArchived = props.row.values.archived === true;
  const put = async (archived: boolean): Promise<void> => {
    setAsking(false);
    const { book: rosterBook, id } = props.row;
    const saved = await replica.save(() => archiveMember({ rosterBook, member: id, archived }));
    if (saved.ok) flash(text.saved);
    else
      setProblem(
        saved.error.kind === 'refused'
          ? text.problems.other
          : common.saveProblems[saved.error.kind],
      );
  };
  return (
    <div>
      {problem === undefined ? null : (
        <Notice tone="danger" title={text.problemsTitle} live>
          {problem}
        </Notice>
      )}
      <QuietButton onClick={() => (isArchived ? void put(false) : setAsking(true))}>
        {isArchived ? text.unarchive : text.archive}
      </QuietButton>
      <ConfirmDialog
        isOpen={isAsking}
        title={text.archiveTitle(props.name)}
        confirmLabel={text.archive}
        isDangerous
        onConfirm={() => void put(true)}
        onCancel={() => setAsking(false)}
      >
        <p>{text.archiveWhat}</p>
      </ConfirmDialog>
    </div>
  );
};
