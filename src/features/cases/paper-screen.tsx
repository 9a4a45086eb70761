/** One referred paper, for either end: what it says, what was answered above, what was noted since, taking it back. */
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { caseFile } from '#domain/cases/case-file.ts';
import { referral } from '#domain/cases/referral.ts';
import { unitOfBook } from '#domain/held-units.ts';
import type { ReferredPaper } from '#domain/views/referral-view.ts';
import { noteWhileShown } from '#replica/seen-on-screen.ts';
import {
  useIsWriter,
  useRecord,
  useRecords,
  useReplica,
  useTierInUse,
  useTierState,
} from '#replica/use-replica.ts';
import { useUnitNames } from '#replica/use-union.ts';
import { dayText } from '#text/day-text.ts';
import { PrimaryButton, QuietButton, SecondaryButton } from '#ui/button.tsx';
import { Card, Columns } from '#ui/card.tsx';
import { Facts } from '#ui/list.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { BottomButtons, Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { CaseReaders } from './case-readers.tsx';
import { casePath, casesPath, referredPath } from './cases-paths.ts';
import { OpenTierButton } from './open-tier.tsx';
import { PaperChip } from './referral-card.tsx';
import { PaperNotes } from './paper-notes.tsx';
import { PaperDialog, type PaperAct } from './paper-dialogs.tsx';
import { useReferredBack } from './referred-screen.tsx';
import { useIsFromHere, useNameAbove, useReferredPapers } from './use-referrals.ts';
import styles from './cases.module.css';

export const ReferralPaperScreen = () => {
  const { referral: text } = useText();
  const { book = '', id = '' } = useParams();
  const { isReady } = useRecord(referral, book, id);
  const papers = useReferredPapers();
  const { isOpen } = useTierState();
  const paper = papers?.find((one) => one.book === book && one.id === id);
  if (paper !== undefined) return <KnownPaper paper={paper} />;
  if (!isOpen) return <ShutPaper />;
  return (
    <Screen title={text.paper} back={casesPath}>
      {isReady && papers !== undefined ? (
        <EmptyState
          title={text.notFound}
          action={<SecondaryButton href={casesPath}>{text.back}</SecondaryButton>}
        >
          {text.notFoundHint}
        </EmptyState>
      ) : null}
    </Screen>
  );
};

/** Locked, or not to be read on this device now: then no words open it. */
const ShutPaper = () => {
  const { referral: text, confidential } = useText();
  const why = useTierState().notHere;
  const shut = { title: text.shutTitle, hint: text.shutHint };
  const { title, hint } = why === undefined ? shut : confidential.notHere[why];
  return (
    <Screen title={text.paper} back={casesPath}>
      <EmptyState title={title} action={why === undefined ? <OpenTierButton /> : undefined}>
        {hint}
      </EmptyState>
    </Screen>
  );
};

const KnownPaper = ({ paper }: { readonly paper: ReferredPaper }) => {
  const { cases, referral: text } = useText();
  const isFromHere = useIsFromHere()(paper);
  const backAbove = useReferredBack(referredPath);
  const isWriter = useIsWriter();
  const nameAbove = useNameAbove();
  const names = useUnitNames();
  const request = useRequestOf(paper);
  const [asked, setAsked] = useState<PaperAct>();
  const { seen } = useReplica();
  const { book, id } = paper;
  useTierInUse(true);
  useEffect(() => noteWhileShown(seen, [{ book, about: id }]), [seen, book, id]);
  const { kind, why, summary, applicant, receivedOn } = paper.paper;
  const from = names.get(unitOfBook(book)) ?? text.unitUnknown;
  const isOver = paper.standing === 'taken-back';
  const back = isFromHere ? request && casePath(request) : backAbove;
  return (
    <Screen
      title={kind === undefined ? text.paper : cases.kinds[kind]}
      subtitle={isFromHere ? text.sentTo(nameAbove(paper.to)) : text.from(from)}
      back={back ?? casesPath}
      wide
      isReading
      bottom={
        !isWriter || isOver ? null : <Acts paper={paper} isFromHere={isFromHere} onAsk={setAsked} />
      }
    >
      <Columns>
        <Card title={text.whyTitle} aside={<PaperChip paper={paper} />}>
          <p className={styles.story}>{why}</p>
        </Card>
        <Card title={text.summary}>
          <p className={styles.story}>{summary}</p>
          <Facts
            facts={[
              { label: text.factApplicant, value: applicant ?? text.applicantNone },
              { label: text.factReceived, value: dayText(receivedOn ?? '') },
              { label: text.factFrom, value: from },
              { label: text.factTo, value: nameAbove(paper.to) },
              { label: text.factOn, value: dayText(paper.on ?? '') },
            ]}
          />
        </Card>
        <PaperNotes paper={paper} />
        {isFromHere ? <CaseReaders book={book} isWriter={isWriter} /> : null}
      </Columns>
      {isFromHere && request !== undefined ? (
        <QuietButton href={casePath(request)}>{text.openCase}</QuietButton>
      ) : null}
      {isFromHere && isWriter && !isOver ? (
        <QuietButton onClick={() => setAsked('take-back')}>{text.takeBack}</QuietButton>
      ) : null}
      {asked === undefined ? null : (
        <PaperDialog paper={paper} act={asked} onClose={() => setAsked(undefined)} />
      )}
    </Screen>
  );
};

/** Above one says that it came and answers; below one adds what has happened since. */
const Acts = (props: {
  readonly paper: ReferredPaper;
  readonly isFromHere: boolean;
  readonly onAsk: (act: PaperAct) => void;
}) => {
  const { referral: text } = useText();
  const { onAsk } = props;
  if (props.isFromHere)
    return (
      <SecondaryButton full onClick={() => onAsk('noted')}>
        {text.note}
      </SecondaryButton>
    );
  return (
    <BottomButtons>
      {props.paper.standing === 'sent' ? (
        <SecondaryButton onClick={() => onAsk('received')}>{text.receive}</SecondaryButton>
      ) : null}
      <PrimaryButton onClick={() => onAsk('answered')}>{text.answer}</PrimaryButton>
    </BottomButtons>
  );
};

/** The request a paper was written from, where this device can read it. */
const useRequestOf = ({ book, caseFile: id }: ReferredPaper) =>
  (useRecords(caseFile) ?? []).find(
    (row) => row.id === id && unitOfBook(row.book) === unitOfBook(book),
  );
