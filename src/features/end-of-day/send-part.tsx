/** How the sending goes, in a count and in words; and without a signal the backup file, one tap away. */
import { useState } from 'react';
import { shareFile } from '#platform/share-file.ts';
import { useCounts, useReplica } from '#replica/use-replica.ts';
import { ProgressLine } from '#ui/amount.tsx';
import { SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Notice, type NoticeTone } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import { ShutPart } from './shut-part.tsx';
import type { Sending } from './use-sending.ts';
import styles from './end-of-day.module.css';

export const SendPart = ({ sending }: { readonly sending: Sending }) => {
  const { endOfDay: text, sync: syncText } = useText();
  const { waiting } = useCounts();
  const { state, end, isAsked } = sending;
  if (isAsked || (state.phase === 'sending' && waiting > 0))
    return (
      <Card>
        {state.phase === 'sending' ? (
          <ProgressLine label={text.sending} done={state.sent} of={state.of} />
        ) : (
          <ProgressLine
            label={waiting === 0 ? text.finishing : text.sending}
            done={state.phase === 'fetching' ? state.got : undefined}
            of={state.phase === 'fetching' ? state.of : undefined}
          />
        )}
        <p className={styles.dim}>{text.sendingHint}</p>
        <SecondaryButton full onClick={sending.stop}>
          {text.stop}
        </SecondaryButton>
      </Card>
    );
  return (
    <>
      <ShutPart />
      {waiting === 0 || end === undefined || end.how === 'sent' ? null : (
        <Notice tone="warn" live>
          {end.how === 'stopped' ? text.stopped(waiting) : syncText.problems[end.problem.kind]}
        </Notice>
      )}
    </>
  );
};

interface Said {
  readonly tone: NoticeTone;
  readonly words: string;
}

/** One tap to the share sheet; the file counts as a backup only once it has left the app. */
export const BackupButton = () => {
  const { endOfDay: text, common, sync } = useText();
  const { backup } = useReplica();
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said>();

  const handOn = async (): Promise<Said> => {
    const made = await backup.make();
    if (!made.ok) return { tone: 'warn', words: text.backupProblems[made.error.kind] };
    const shared = await shareFile(made.value);
    if (shared === 'not-shared') return { tone: 'warn', words: text.backupNotShared };
    const kept = await backup.kept(made.value);
    if (!kept.ok) return { tone: 'warn', words: common.saveProblems[kept.error.kind] };
    return {
      tone: 'info',
      words: shared === 'shared' ? text.backupKept : text.backupDownloaded(made.value.name),
    };
  };
  const press = async (): Promise<void> => {
    setBusy(true);
    setSaid(await handOn());
    setBusy(false);
  };
  return (
    <>
      <SecondaryButton full busy={isBusy} onClick={() => void press()} writes>
        {text.backup}
      </SecondaryButton>
      <SecondaryButton full href="/khac/gui-nho">
        {sync.relayOpen}
      </SecondaryButton>
      {said === undefined ? (
        <p className={styles.dim}>{text.backupHint}</p>
      ) : (
        <Notice tone={said.tone} live>
          {said.words}
        </Notice>
      )}
    </>
  );
};
