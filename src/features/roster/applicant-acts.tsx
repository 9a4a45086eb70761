/** What is done with those who ask to join: the form they sign, and the committee's decision on them. */
import { useMemo } from 'react';
import { unitOfBook } from '#domain/held-units.ts';
import { lastSteps } from '#domain/roster/membership-state.ts';
import { membershipStep } from '#domain/roster/membership.ts';
import { useRecords } from '#replica/use-replica.ts';
import { useToday } from '#replica/use-union.ts';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { BottomButtons } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import type { MemberRow } from './roster-list.ts';
import { admissionPath, applicationPath, collectPath } from './roster-paths.ts';
import { useAdmittingUnits } from './use-admission.ts';

/** Above the list of those who ask to join. */
export const ApplicantActs = () => {
  const { roster: text, admission } = useText();
  const mayAdmit = useAdmittingUnits().length > 0;
  return (
    <BottomButtons>
      <SecondaryButton small href={applicationPath}>
        {text.applicationLink}
      </SecondaryButton>
      {mayAdmit ? (
        <SecondaryButton small href={admissionPath()}>
          {admission.linkMany}
        </SecondaryButton>
      ) : null}
    </BottomButtons>
  );
};

/** The first act on a member's page: dues are taken of members; an applicant is admitted before. */
export const AdmitOrCollect = ({ row }: { readonly row: MemberRow }) => {
  const { roster: text, admission } = useText();
  const steps = useRecords(membershipStep);
  const today = useToday();
  const mayAdmitIn = useAdmittingUnits();
  const standing = useMemo(() => lastSteps(steps ?? [], today).get(row.id), [steps, today, row.id]);
  return standing?.what === 'applied' && mayAdmitIn.includes(unitOfBook(row.book)) ? (
    <PrimaryButton href={admissionPath(row)}>{admission.link}</PrimaryButton>
  ) : (
    <PrimaryButton href={collectPath(row)}>{text.collect}</PrimaryButton>
  );
};
