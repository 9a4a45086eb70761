/** One member while the lease of the device is over: who it is, how they stand, what they paid. */
import type { member } from '#domain/roster/member.ts';
import { lastSteps } from '#domain/roster/membership-state.ts';
import { membershipStep } from '#domain/roster/membership.ts';
import { useIsWriter, useRecords, type Row } from '#replica/use-replica.ts';
import { useToday, useUnitNames } from '#replica/use-union.ts';
import { sectionText } from '#text/section-text.ts';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Columns } from '#ui/card.tsx';
import { BottomButtons, Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { ConsentNotice } from './consent-acts.tsx';
import { MemberReceipts } from './member-receipts.tsx';
import { RollNarrowNotice } from './roll-narrow-notice.tsx';
import { collectPath, membersPath, newCaseOfPath } from './roster-paths.ts';

export const NarrowMember = ({ row }: { readonly row: Row<typeof member> }) => {
  const { roster: text } = useText();
  const unitNames = useUnitNames();
  const isWriter = useIsWriter();
  const today = useToday();
  const standing = lastSteps(useRecords(membershipStep) ?? [], today).get(row.id);
  const { values } = row;
  const parts = [
    values.employeeNo ?? '',
    sectionText(values, unitNames),
    text.standing[values.archived === true ? 'archived' : (standing?.what ?? 'unknown')],
  ];
  return (
    <Screen
      title={values.fullName[0] ?? ''}
      subtitle={parts.filter((part) => part !== '').join(' · ')}
      back={membersPath}
      wide
      bottom={
        isWriter ? (
          <BottomButtons>
            <SecondaryButton href={newCaseOfPath(row)}>{text.takeIn}</SecondaryButton>
            <PrimaryButton href={collectPath(row)}>{text.collect}</PrimaryButton>
          </BottomButtons>
        ) : null
      }
    >
      <ConsentNotice row={row} name={values.fullName[0] ?? ''} />
      <RollNarrowNotice />
      <Columns>
        <MemberReceipts member={row.id} />
      </Columns>
    </Screen>
  );
};
