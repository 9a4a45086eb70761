/** An invitation as QR, code and link. Opening the link spends nothing; only the tap at its end does. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { qrPath } from '#platform/qr-path.ts';
import { canShare, copyText, shareText } from '#platform/share.ts';
import { useSync } from '#sync/use-sync.ts';
import type { InvitationMade } from '#sync/server-answers.ts';
import type { ServerApi } from '#sync/server-api.ts';
import { momentText } from '#text/day-text.ts';
import { ProgressLine } from '#ui/amount.tsx';
import { BottomButtons, Screen } from '#ui/screen.tsx';
import { PrimaryButton, QuietButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import { unitNameIn, type OfficeLines } from './office-lines.ts';
import styles from './invite-screen.module.css';

type Making =
  | { readonly step: 'making' }
  | { readonly step: 'made'; readonly made: InvitationMade }
  | { readonly step: 'failed'; readonly kind: string };

export const InviteScreen = (props: {
  readonly office: OfficeLines;
  readonly officer: string;
  readonly makeInvitation: ServerApi['makeInvitation'];
}) => {
  const text = useText();
  const officer = props.office.officers.find(({ id }) => id === props.officer);
  const [state, make] = useInvitation(props.officer, props.makeInvitation);
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

/** Sends what waits first: the server invites only officers it knows. */
const useInvitation = (
  officer: string,
  makeInvitation: ServerApi['makeInvitation'],
): readonly [Making, () => void] => {
  const sync = useSync();
  const [state, setState] = useState<Making>({ step: 'making' });
  const make = useCallback(() => {
    setState({ step: 'making' });
    void (async () => {
      const problem = await sync.syncNow();
      const made =
        problem === undefined
          ? await makeInvitation(officer)
          : ({ ok: false, error: problem } as const);
      setState(
        made.ok ? { step: 'made', made: made.value } : { step: 'failed', kind: made.error.kind },
      );
    })();
  }, [sync, makeInvitation, officer]);
  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    make();
  }, [make]);
  return [state, make];
};

const InvitationPaper = ({ made }: { readonly made: InvitationMade }) => {
  const text = useText().office;
  const { size, path } = qrPath(made.link);
  return (
    <Card>
      <div className={styles.paper}>
        <p className={styles.small}>{text.inviteScan}</p>
        <svg
          className={styles.qr}
          viewBox={`0 0 ${size} ${size}`}
          shapeRendering="crispEdges"
          role="img"
          aria-label={text.qrLabel}
        >
          <path d={path} fill="#000" />
        </svg>
        <p className={styles.small}>{text.inviteCode}</p>
        <p className={styles.code}>{`${made.code.slice(0, 4)} ${made.code.slice(4)}`}</p>
        <p className={styles.small}>{text.inviteUntil(momentText(made.expiresMs))}</p>
        <div className={styles.acts}>
          <CopyButton label={text.copyCode} text={made.code} />
          <CopyButton label={text.copyLink} text={made.link} />
        </div>
      </div>
    </Card>
  );
};

const COPIED_MS = 2000;

const CopyButton = (props: { readonly label: string; readonly text: string }) => {
  const text = useText().office;
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <SecondaryButton small onClick={() => void copyText(props.text).then(setCopied)}>
      <span aria-live="polite">{isCopied ? text.copied : props.label}</span>
    </SecondaryButton>
  );
};

const SendButton = (props: { readonly made: InvitationMade; readonly unit: string }) => {
  const text = useText().office;
  const { code, link } = props.made;
  const words = text.shareWords(props.unit, code);
  if (!canShare())
    return (
      <PrimaryButton onClick={() => void copyText(`${words}\n${link}`)}>
        {text.copyAll}
      </PrimaryButton>
    );
  return (
    <PrimaryButton onClick={() => void shareText({ text: words, url: link })}>
      {text.share}
    </PrimaryButton>
  );
};
