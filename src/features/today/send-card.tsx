/** How it stands with the system: sent, waiting, going on, or why not; and the way to send now. */
import { useState } from 'react';
import { useCounts, useReplica } from '#replica/use-replica.ts';
import { useSync, useSyncState } from '#sync/use-sync.ts';
import { momentText } from '#text/day-text.ts';
import { ProgressLine } from '#ui/amount.tsx';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import { unsentPath } from './today-paths.ts';
import styles from './today.module.css';

export const SendCard = () => {
  const { today: text, sync: syncText } = useText();
  const replica = useReplica();
  const sync = useSync();
  const state = useSyncState();
  const { waiting, check } = useCounts();
  const [isAsked, setAsked] = useState(false);
  const contactMs = replica.lastContactMs();
  const contact =
    contactMs === undefined ? undefined : momentText(contactMs, replica.correctedNow().ms);
  const problem = state.phase === 'idle' ? state.problem : undefined;
  const send = async (): Promise<void> => {
    setAsked(true);
    await sync.syncNow();
    setAsked(false);
  };
  return (
    <>
      {check === 0 ? null : (
        <Notice
          tone="danger"
          title={text.checkTitle(check)}
          action={
            <SecondaryButton small href={unsentPath}>
              {text.checkOpen}
            </SecondaryButton>
          }
        >
          {text.checkHint}
        </Notice>
      )}
      {state.phase === 'sending' ? (
        <Card title={text.sendTitle}>
          <ProgressLine label={syncText.sending} done={state.sent} of={state.of} />
        </Card>
      ) : state.phase === 'fetching' ? (
        <Card title={text.sendTitle}>
          <ProgressLine label={syncText.fetching} done={state.got} of={state.of} />
        </Card>
      ) : waiting > 0 ? (
        <Card title={text.sendTitle}>
          <p>{text.waiting(waiting)}</p>
          <p className={styles.dim}>
            {problem !== undefined
              ? syncText.problems[problem.kind]
              : state.waits === undefined
                ? text.waitingHint
                : syncText.factorWaits}
          </p>
          <PrimaryButton onClick={() => void send()} busy={isAsked}>
            {text.send}
          </PrimaryButton>
        </Card>
      ) : contact === undefined ? (
        <Notice
          tone="warn"
          title={text.neverContacted}
          action={
            <SecondaryButton small onClick={() => void send()} busy={isAsked}>
              {text.send}
            </SecondaryButton>
          }
        >
          {problem === undefined ? null : syncText.problems[problem.kind]}
        </Notice>
      ) : problem === undefined ? (
        <Notice tone="safe" title={text.sentAll(contact)} />
      ) : (
        <Notice tone="info" title={text.sentAll(contact)}>
          {problem.kind === 'no-connection'
            ? text.nothingToSend
            : problem.kind === 'not-our-server'
              ? text.noNewsForWifi
              : syncText.problems[problem.kind]}
        </Notice>
      )}
    </>
  );
};
