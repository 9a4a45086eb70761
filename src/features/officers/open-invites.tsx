/** Invitations of an officer nobody has used yet: until when, by whom, and taking one back. */
import { useCallback, useEffect, useState } from 'react';
import type { OpenInvitations } from '#sync/server-answers.ts';
import type { ServerApi } from '#sync/server-api.ts';
import { momentText } from '#text/day-text.ts';
import { QuietButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { Notice } from '#ui/notice.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { useText } from '#ui/use-text.ts';

export type InvitationApi = Pick<ServerApi, 'openInvitations' | 'cancelInvitation'>;
type Open = OpenInvitations['invitations'];

export const OpenInvites = (props: {
  readonly officer: string;
  readonly name: string;
  readonly api: InvitationApi;
}) => {
  const text = useText().office;
  const flash = useSavedFlash();
  const { officer, api } = props;
  const [state, look] = useOpenInvitations(officer, api);
  const [asking, setAsking] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const { open, problem } = state;

  const cancel = async (invitation: string): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    const done = await api.cancelInvitation(invitation);
    setBusy(false);
    setAsking(undefined);
    if (done.ok) flash(text.cancelInviteDone);
    else setRefused(done.error.kind);
    look();
  };

  const known: Readonly<Record<string, string>> = text.openInvitesProblems;
  const wrong = refused ?? problem;
  return (
    <Card
      title={text.openInvites}
      aside={open === undefined || open.length === 0 ? undefined : String(open.length)}
      bare
    >
      {wrong === undefined ? null : (
        <Notice
          tone="warn"
          live
          action={
            <QuietButton small onClick={look}>
              {text.openInvitesAgain}
            </QuietButton>
          }
        >
          {known[wrong] ?? text.openInvitesProblems['no-connection']}
        </Notice>
      )}
      {open === undefined ? (
        wrong === undefined ? (
          <Line words={text.openInvitesAsking} />
        ) : null
      ) : open.length === 0 ? (
        <Line words={text.openInvitesNone} />
      ) : (
        <List>
          {open.map(({ invitation, madeBy, madeMs, expiresMs }) => (
            <ListRow
              key={invitation}
              title={text.openInvite(momentText(expiresMs))}
              subtitle={madeMs === null ? undefined : text.openInviteBy(madeBy, momentText(madeMs))}
              action={
                <QuietButton small onClick={() => setAsking(invitation)}>
                  {text.cancelInvite}
                </QuietButton>
              }
            />
          ))}
          <ListRow title="" subtitle={text.openInviteSecret} />
        </List>
      )}
      <ConfirmDialog
        isOpen={asking !== undefined}
        title={text.cancelInviteTitle(props.name)}
        confirmLabel={text.cancelInvite}
        isDangerous
        // The server's matter: nothing is written in a book.
        writesNothing
        busy={isBusy}
        onConfirm={() => {
          if (asking !== undefined) void cancel(asking);
        }}
        onCancel={() => setAsking(undefined)}
      >
        <p>{text.cancelInviteWhat}</p>
      </ConfirmDialog>
    </Card>
  );
};

const Line = (props: { readonly words: string }) => (
  <List>
    <ListRow title="" subtitle={props.words} />
  </List>
);

interface Asked {
  readonly open?: Open;
  readonly problem?: string;
}

/** Asked when the page opens and after each cancelling: only the server knows. */
const useOpenInvitations = (officer: string, api: InvitationApi): readonly [Asked, () => void] => {
  const [state, setState] = useState<Asked>({});
  const [turn, setTurn] = useState(0);
  const by = turn === 0 ? 'screen' : 'press';
  useEffect(() => {
    let isStopped = false;
    void api.openInvitations(officer, by).then((answer) => {
      if (isStopped) return;
      setState(answer.ok ? { open: answer.value.invitations } : { problem: answer.error.kind });
    });
    return () => {
      isStopped = true;
    };
  }, [officer, api, turn, by]);
  return [state, useCallback(() => setTurn((now) => now + 1), [])];
};
