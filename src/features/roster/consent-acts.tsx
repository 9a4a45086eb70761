/** A person's consent on their page: withdrawn, and given again after the text was read aloud once more. */
import { useState } from 'react';
import {
  consentStanding,
  giveConsent,
  withdrawConsent,
  WITHDRAWN_HOW,
  type ConsentProblem,
  type WithdrawnHow,
} from '#domain/roster/consent-acts.ts';
import { consent, withdrawal } from '#domain/roster/membership.ts';
import type { Draft, Moment } from '#domain/draft.ts';
import type { Result } from '#base/result.ts';
import { useIsWriter, useRecords, useReplica } from '#replica/use-replica.ts';
import { useToday } from '#replica/use-union.ts';
import { dayText } from '#text/day-text.ts';
import { QuietButton, SecondaryButton } from '#ui/button.tsx';
import { CheckField, ChoiceField } from '#ui/choice-field.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { Notice } from '#ui/notice.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { useText } from '#ui/use-text.ts';
import type { MemberRow } from './roster-list.ts';
import styles from './member.module.css';

const useConsent = ({ id }: MemberRow) => {
  const consents = useRecords(consent);
  const withdrawals = useRecords(withdrawal);
  if (consents === undefined || withdrawals === undefined) return undefined;
  return consentStanding(id, consents, withdrawals);
};

type Write = (moment: Moment) => Result<readonly Draft[], ConsentProblem>;

/** Saves, says so, and answers whether it was saved; what was not is told in `problem`. */
const useWriting = () => {
  const { roster: text, common } = useText();
  const replica = useReplica();
  const flash = useSavedFlash();
  const [problem, setProblem] = useState<string>();
  const put = async (write: Write): Promise<boolean> => {
    const saved = await replica.save<ConsentProblem>(write);
    if (saved.ok) flash(text.saved);
    else
      setProblem(
        saved.error.kind === 'refused'
          ? text.problems.other
          : common.saveProblems[saved.error.kind],
      );
    return saved.ok;
  };
  return { put, problem };
};

/** Above the facts of somebody who has withdrawn it. */
export const ConsentNotice = ({
  row,
  name,
}: {
  readonly row: MemberRow;
  readonly name: string;
}) => {
  const { roster: text } = useText();
  const isWriter = useIsWriter();
  const { put, problem } = useWriting();
  const standing = useConsent(row);
  const [isAsking, setAsking] = useState(false);
  const [isAgreed, setAgreed] = useState(false);
  if (standing?.is !== 'withdrawn') return null;
  const given = async (): Promise<void> => {
    const said = {
      textVersion: text.consentVersion,
      textHash: text.consentHash,
      how: 'read-aloud',
    } as const;
    const write: Write = (moment) =>
      giveConsent({ rosterBook: row.book, member: row.id, consent: said }, moment);
    if (isAgreed && (await put(write))) setAsking(false);
  };
  return (
    <Notice tone="danger" title={text.withdrawnTitle}>
      <p>{text.withdrawnWhat(dayText(standing.on))}</p>
      {isWriter ? (
        <SecondaryButton small onClick={() => setAsking(true)}>
          {text.consentAgain}
        </SecondaryButton>
      ) : null}
      <ConfirmDialog
        isOpen={isAsking}
        title={text.consentAgainTitle(name)}
        confirmLabel={text.consentAgain}
        onConfirm={() => void given()}
        onCancel={() => setAsking(false)}
      >
        <p>{text.consentRead}</p>
        <blockquote className={styles.consentText}>{text.consentText}</blockquote>
        <CheckField
          id="consent-again"
          label={text.consentTick}
          checked={isAgreed}
          onChange={setAgreed}
        />
        {problem === undefined ? null : <p role="alert">{problem}</p>}
      </ConfirmDialog>
    </Notice>
  );
};

/** At the foot of the page, where no thumb rests. */
export const WithdrawConsent = (props: { readonly row: MemberRow; readonly name: string }) => {
  const { row } = props;
  const { roster: text } = useText();
  const today = useToday();
  const { put, problem } = useWriting();
  const standing = useConsent(row);
  const [isAsking, setAsking] = useState(false);
  const [how, setHow] = useState<WithdrawnHow>('in-person');
  if (standing?.is !== 'given') return null;
  const withdrawn = async (): Promise<void> => {
    const write: Write = (moment) =>
      withdrawConsent({ rosterBook: row.book, standing, on: today, how }, moment);
    if (await put(write)) setAsking(false);
  };
  return (
    <>
      <QuietButton onClick={() => setAsking(true)}>{text.withdraw}</QuietButton>
      <ConfirmDialog
        isOpen={isAsking}
        title={text.withdrawTitle(props.name)}
        confirmLabel={text.withdraw}
        isDangerous
        onConfirm={() => void withdrawn()}
        onCancel={() => setAsking(false)}
      >
        <p>{text.withdrawWhat}</p>
        <ChoiceField
          id="withdraw-how"
          label={text.withdrawHow}
          choices={WITHDRAWN_HOW.map((value) => ({ value, label: text.withdrawHows[value] }))}
          value={how}
          onChange={setHow}
        />
        {problem === undefined ? null : <p role="alert">{problem}</p>}
      </ConfirmDialog>
    </>
  );
};
