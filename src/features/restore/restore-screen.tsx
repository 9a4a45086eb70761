/** Khôi phục máy chủ: which devices have sent back what they hold, and the end of it; nothing of it stays on this device. */
import { useEffect, useState } from 'react';
import type { Result } from '#base/result.ts';
import type { RestoreStanding } from '#sync/http-restore.ts';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';

interface Failed {
  readonly kind: string;
}

export interface RestoreScreenProps {
  readonly look: () => Promise<Result<RestoreStanding, Failed>>;
  readonly close: () => Promise<Result<void, Failed>>;
  /** The server judges again: what waits here goes at once. */
  readonly onClosed: () => void;
}

export const RestoreScreen = (props: RestoreScreenProps) => {
  const { restore: text } = useText();
  const [standing, setStanding] = useState<RestoreStanding>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(true);
  const [isAsking, setAsking] = useState(false);

  const show = (answered: Awaited<ReturnType<RestoreScreenProps['look']>>): void => {
    setBusy(false);
    setProblem(answered.ok ? undefined : answered.error.kind);
    if (answered.ok) setStanding(answered.value);
  };
  const look = async (): Promise<void> => {
    setBusy(true);
    show(await props.look());
  };
  const close = async (): Promise<void> => {
    setAsking(false);
    setBusy(true);
    const closed = await props.close();
    setBusy(false);
    setProblem(closed.ok ? undefined : closed.error.kind);
    if (!closed.ok) return;
    props.onClosed();
    await look();
  };
  useEffect(() => void props.look().then(show), []); // eslint-disable-line react-hooks/exhaustive-deps

  const known: Readonly<Record<string, string>> = text.problems;
  const isOpen = standing?.restoring === true;
  const missing = standing?.missing ?? [];
  return (
    <Screen
      title={text.title}
      subtitle={isOpen ? text.come(standing.come.length) : undefined}
      back="/khac"
      bottom={
        isOpen ? (
          <PrimaryButton full busy={isBusy} onClick={() => setAsking(true)}>
            {text.close}
          </PrimaryButton>
        ) : (
          <SecondaryButton full busy={isBusy} onClick={() => void look()}>
            {text.look}
          </SecondaryButton>
        )
      }
    >
      {problem === undefined ? null : (
        <Notice tone="warn">{known[problem] ?? text.problems.other}</Notice>
      )}
      {standing?.restoring === false ? (
        <EmptyState title={text.none}>{text.noneHint}</EmptyState>
      ) : null}
      {isOpen ? <Notice tone="info">{text.lead}</Notice> : null}
      {isOpen && missing.length === 0 ? <Notice tone="info">{text.allCome}</Notice> : null}
      {isOpen && missing.length > 0 ? (
        <>
          <Card title={text.missing(missing.length)} bare>
            <List label={text.missing(missing.length)}>
              {missing.map(({ device, label, displayName }) => (
                <ListRow
                  key={device}
                  title={displayName === '' ? text.unknown : displayName}
                  subtitle={label}
                />
              ))}
            </List>
          </Card>
          <Notice tone="info">{text.missingHint}</Notice>
        </>
      ) : null}
      <ConfirmDialog
        isOpen={isAsking}
        title={text.closeTitle}
        confirmLabel={text.close}
        isDangerous={missing.length > 0}
        writesNothing
        onConfirm={() => void close()}
        onCancel={() => setAsking(false)}
      >
        <p>{text.closeWhat(missing.length)}</p>
      </ConfirmDialog>
    </Screen>
  );
};
