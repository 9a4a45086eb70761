/** One request: what was said, how far it is, what was done, and how it ended. */
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { caseFile } from '#domain/cases/case-file.ts';
import { isConfidential } from '#domain/cases/confidential-book.ts';
import { noteWhileShown } from '#replica/seen-on-screen.ts';
import { useIsWriter, useReplica, useTierInUse, useTierState } from '#replica/use-replica.ts';
import { dayText } from '#text/day-text.ts';
import { PrimaryButton, QuietButton, SecondaryButton } from '#ui/button.tsx';
import { Card, Columns } from '#ui/card.tsx';
import { Chip, StateChip } from '#ui/chip.tsx';
import { AppLink } from '#ui/link.tsx';
import { Facts } from '#ui/list.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { BottomButtons, Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { applicantName, dueText, type CaseRow } from './case-list.ts';
import { CaseNotes } from './case-notes.tsx';
import { CaseReaders } from './case-readers.tsx';
import { OutcomeDialog, StageDialog } from './case-dialogs.tsx';
import { ReferralCard } from './referral-card.tsx';
import { OpenCasesButton, OpenTierButton } from './open-tier.tsx';
import { caseHistoryPath, casesPath, memberPath } from './cases-paths.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { useRecord } from '#replica/use-replica.ts';
import { useToday } from '#replica/use-union.ts';
import { useMemberName } from './use-cases.ts';
import styles from './cases.module.css';

export const CaseScreen = () => {
  const { cases: text } = useText();
  const { book = '', id = '' } = useParams();
  const { row, isReady } = useRecord(caseFile, book, id);
  const { isOpen } = useTierState();
  const { isOpen: isBookOpen } = useTierState('casesTier');
  if (!isBookOpen) return <ShutCase all />;
  if (isConfidential(book) && !isOpen) return <ShutCase />;
  if (row !== undefined) return <KnownCase row={row} />;
  return (
    <Screen title={text.caseTitle} back={casesPath}>
      {isReady ? (
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

/** Just written, or locked meanwhile: it is there, and the words open it. */
const ShutCase = (props: { readonly all?: boolean }) => {
  const { cases: text, confidential } = useText();
  const why = useTierState('casesTier').notHere;
  const shut = props.all === true ? confidential.cases : confidential;
  if (why !== undefined)
    return (
      <Screen title={text.caseTitle} back={casesPath}>
        <EmptyState title={confidential.notHere[why].title}>
          {confidential.notHere[why].hint}
        </EmptyState>
      </Screen>
    );
  return (
    <Screen title={text.caseTitle} back={casesPath}>
      <EmptyState
        title={shut.shutTitle}
        action={props.all === true ? <OpenCasesButton /> : <OpenTierButton />}
      >
        {shut.shutHint}
      </EmptyState>
    </Screen>
  );
};

const KnownCase = ({ row }: { readonly row: CaseRow }) => {
  const { cases: text, confidential } = useText();
  const isWriter = useIsWriter();
  const today = useToday();
  const nameOf = useMemberName();
  const [open, setOpen] = useState<'stage' | 'outcome'>();
  const { values } = row;
  const name = applicantName(row, nameOf, text);
  const due = dueText(row, today, text);
  const { applicant } = values;
  const isShutAway = isConfidential(row.book);
  useTierInUse(isShutAway);
  const { seen } = useReplica();
  useEffect(
    () => noteWhileShown(seen, [{ book: row.book, about: row.id }]),
    [seen, row.book, row.id],
  );
  return (
    <Screen
      title={values.kind === undefined ? text.caseTitle : text.kinds[values.kind]}
      subtitle={name}
      back={casesPath}
      state={
        isShutAway ? (
          <Chip tone="plain" icon="lock">
            {confidential.mark}
          </Chip>
        ) : undefined
      }
      wide
      bottom={
        isWriter ? (
          <BottomButtons>
            <SecondaryButton onClick={() => setOpen('outcome')}>
              {text.outcomeWrite}
            </SecondaryButton>
            <PrimaryButton onClick={() => setOpen('stage')}>{text.move}</PrimaryButton>
          </BottomButtons>
        ) : null
      }
    >
      <Columns>
        <Card title={text.facts} aside={<StateChip state={row.state} />}>
          <p className={styles.story}>{values.summary}</p>
          <Facts
            facts={[
              {
                label: text.factStage,
                value: values.stage === undefined ? '' : text.stages[values.stage.stage],
              },
              {
                label: text.factDue,
                value:
                  due === undefined ? (
                    text.noDue
                  ) : (
                    <Chip tone={due.tone}>{`${dayText(values.dueOn ?? '')} · ${due.left}`}</Chip>
                  ),
              },
              {
                label: text.factUrgency,
                value: values.urgency === undefined ? '' : text.urgencies[values.urgency],
              },
              {
                label: text.factApplicant,
                value:
                  applicant?.who === 'member' ? (
                    <AppLink
                      className={styles.link}
                      href={memberPath({
                        book: `roster.${unitOfBook(row.book)}`,
                        id: applicant.member,
                      })}
                    >
                      {name}
                    </AppLink>
                  ) : (
                    name
                  ),
              },
              {
                label: text.factContact,
                value: applicant?.who === 'other' ? applicant.contact : '',
              },
              {
                label: text.factChannel,
                value: values.channel === undefined ? '' : text.channels[values.channel],
              },
              { label: text.factReceived, value: dayText(values.receivedOn ?? '') },
            ]}
          />
        </Card>
        <Card title={text.outcome}>
          {values.outcome.length > 1 ? <Notice tone="danger">{text.outcomeTwo}</Notice> : null}
          {values.outcome.length === 0 ? (
            <p className={styles.dim}>{text.outcomeNone}</p>
          ) : (
            values.outcome.map((outcome) => (
              <p key={outcome} className={styles.story}>
                {outcome}
              </p>
            ))
          )}
        </Card>
        <CaseNotes row={row} isWriter={isWriter} />
        <ReferralCard row={row} isWriter={isWriter} />
        {isShutAway ? <CaseReaders book={row.book} isWriter={isWriter} /> : null}
      </Columns>
      <QuietButton href={caseHistoryPath(row)}>{text.historyLink}</QuietButton>
      {open === 'stage' ? <StageDialog row={row} onClose={() => setOpen(undefined)} /> : null}
      {open === 'outcome' ? <OutcomeDialog row={row} onClose={() => setOpen(undefined)} /> : null}
    </Screen>
  );
};
