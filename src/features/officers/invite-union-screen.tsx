/** A way in for the first officer of a union that is not in the book yet: that officer founds it. */
import { useCallback } from 'react';
import type { ServerApi } from '#sync/server-api.ts';
import { ProgressLine } from '#ui/amount.tsx';
import { PrimaryButton, QuietButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { BottomButtons, Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { InvitationPaper, SendButton } from './invitation-paper.tsx';
import { unitNameIn, type OfficeLines } from './office-lines.ts';
import { useInvitation } from './use-invitation.ts';

export const InviteUnionScreen = (props: {
  readonly office: OfficeLines;
  readonly under: string;
  readonly inviteUnion: ServerApi['inviteUnion'];
}) => {
  const text = useText().office;
  const { office, under, inviteUnion } = props;
  const [state, make] = useInvitation(useCallback(() => inviteUnion(under), [inviteUnion, under]));
  const back = `/khac/to-chuc/${under}`;
  if (!office.units.some(({ id }) => id === under))
    return (
      <Screen title={text.treeTitle} back="/khac/to-chuc">
        <EmptyState title={text.unknownUnit} />
      </Screen>
    );
  const known: Readonly<Record<string, string>> = text.inviteUnionProblems;
  const name = unitNameIn(office, under);
  return (
    <Screen
      title={text.inviteUnionTitle}
      subtitle={text.inviteUnionUnder(name)}
      back={back}
      bottom={
        state.step === 'failed' ? (
          <PrimaryButton full onClick={make}>
            {text.inviteMake}
          </PrimaryButton>
        ) : state.step === 'made' ? (
          <BottomButtons>
            <SecondaryButton href={back}>{text.done}</SecondaryButton>
            <SendButton made={state.made} unit={name} />
          </BottomButtons>
        ) : undefined
      }
    >
      {state.step === 'making' ? (
        <Card>
          <ProgressLine label={text.inviteMaking} />
        </Card>
      ) : null}
      {state.step === 'failed' ? (
        <Notice tone="warn" live>
          {known[state.kind] ?? text.inviteUnionProblems['no-connection']}
        </Notice>
      ) : null}
      {state.step === 'made' ? (
        <>
          <InvitationPaper made={state.made} />
          <Notice tone="info">
            {text.inviteUnionWhat} {text.inviteUnionOnlyTo}
          </Notice>
          <div>
            <QuietButton small onClick={make}>
              {text.inviteAgain}
            </QuietButton>
          </div>
        </>
      ) : null}
    </Screen>
  );
};
