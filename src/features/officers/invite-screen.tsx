/** An invitation as QR, code and link. Opening the link spends nothing; only the tap at its end does. */
import { useCallback } from 'react';
import type { ServerApi } from '#sync/server-api.ts';
import { ProgressLine } from '#ui/amount.tsx';
import { BottomButtons, Screen } from '#ui/screen.tsx';
import { PrimaryButton, QuietButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import { InvitationPaper, SendButton } from './invitation-paper.tsx';
import { unitNameIn, type OfficeLines } from './office-lines.ts';
import { useInvitation } from './use-invitation.ts';

export const InviteScreen = (props: {
  readonly office: OfficeLines;
  readonly officer: string;
  readonly makeInvitation: ServerApi['makeInvitation'];
}) => {
  const text = useText();
  const officer = props.office.officers.find(({ id }) => id === props.officer);
  const { officer: invited, makeInvitation } = props;
  const [state, make] = useInvitation(
    useCallback(() => makeInvitation(invited), [makeInvitation, invited]),
  );
  const back = `/khac/can-bo/${props.officer}`;
  if (officer === undefined)
    return (
      <Screen title={text.office.officerTitle} back="/khac/can-bo">
        <EmptyState title={text.office.officerUnknown} />
      </Screen>
    );
  const known: Readonly<Record<string, string>> = text.office.inviteProblems;
  return (
    <Screen
      title={text.office.inviteTitle(officer.displayName)}
      subtitle={unitNameIn(props.office, officer.homeUnit)}
      back={back}
      bottom={
        state.step === 'failed' ? (
          <PrimaryButton full onClick={make}>
            {text.office.inviteMake}
          </PrimaryButton>
        ) : state.step === 'made' ? (
          <BottomButtons>
            <SecondaryButton href={back}>{text.office.done}</SecondaryButton>
            <SendButton made={state.made} unit={unitNameIn(props.office, officer.homeUnit)} />
          </BottomButtons>
        ) : undefined
      }
    >
      {state.step === 'making' ? (
        <Card>
          <ProgressLine label={text.office.inviteMaking} />
        </Card>
      ) : null}
      {state.step === 'failed' ? (
        <Notice
          tone="warn"
          live
          title={officer.state === 'waiting' ? text.office.inviteWaits : undefined}
        >
          {known[state.kind] ?? text.office.inviteProblems['no-connection']}
        </Notice>
      ) : null}
      {state.step === 'made' ? (
        <>
          <InvitationPaper made={state.made} />
          <Notice tone="info">
            {text.office.inviteSafe} {text.office.inviteOnlyTo}
          </Notice>
          <div>
            <QuietButton small onClick={make}>
              {text.office.inviteAgain}
            </QuietButton>
          </div>
        </>
      ) : null}
    </Screen>
  );
};
