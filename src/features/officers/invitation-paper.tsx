/** What an invitation looks like on the screen of who made it: QR, code and link, and the ways to hand it over. */
import { useEffect, useState } from 'react';
import { qrPath } from '#platform/qr-path.ts';
import { canShare, copyText, shareText } from '#platform/share.ts';
import type { InvitationMade } from '#sync/server-answers.ts';
import { momentText } from '#text/day-text.ts';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { useText } from '#ui/use-text.ts';
import styles from './invite-screen.module.css';

export const InvitationPaper = ({ made }: { readonly made: InvitationMade }) => {
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

export const SendButton = (props: { readonly made: InvitationMade; readonly unit: string }) => {
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
