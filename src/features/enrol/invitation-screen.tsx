/** What an invitation is for: name, union, roles. Looking at it spends nothing. */
import { momentText } from '#text/day-text.ts';
import { PrimaryButton, QuietButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Doorway } from '#ui/doorway.tsx';
import { Facts } from '#ui/list.tsx';
import { useText } from '#ui/use-text.ts';
import type { InvitationAnswer } from '#sync/server-answers.ts';

export const InvitationScreen = (props: {
  readonly invitation: InvitationAnswer;
  readonly onAccept: () => void;
  readonly onLeave: () => void;
}) => {
  const text = useText();
  const { displayName, unitName, roles, signInName, expiresMs } = props.invitation;
  return (
    <Doorway
      title={text.enrol.invitationTitle}
      bottom={
        <>
          <PrimaryButton full onClick={props.onAccept}>
            {text.enrol.thisIsMe}
          </PrimaryButton>
          <QuietButton full onClick={props.onLeave}>
            {text.enrol.notMe}
          </QuietButton>
        </>
      }
    >
      <Card>
        <Facts
          facts={[
            { label: text.enrol.invitedAs, value: displayName },
            { label: text.enrol.invitedUnit, value: unitName },
            {
              label: text.enrol.invitedRoles,
              value: roles.map((role) => text.office.roles[role]).join(', '),
            },
            { label: text.enrol.signInName, value: signInName },
            { label: text.enrol.invitedUntil, value: momentText(expiresMs) },
          ]}
        />
      </Card>
    </Doorway>
  );
};
