/** How this device stands with the system, and sending now. */
import { useState } from 'react';
import { useCounts, useReplica } from '#replica/use-replica.ts';
import { useSync, useSyncState, type SyncProblem } from '#sync/use-sync.ts';
import { countText, momentText } from '#text/day-text.ts';
import { ProgressLine } from '#ui/amount.tsx';
import { PrimaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Facts } from '#ui/list.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';

export const SyncCard = (props: { readonly nowMs: () => number }) => {
  const text = useText();
  const replica = useReplica();
  const sync = useSync();
  const state = useSyncState();
  const counts = useCounts();
  const [result, setResult] = useState<{ readonly problem: SyncProblem | undefined }>();
  const contactMs = replica.lastContactMs();

  const send = (): void => {
    setResult(undefined);
    void sync.syncNow().then((problem) => setResult({ problem }));
  };

  return (
    <Card title={text.settings.syncHeading}>
      <Facts
        facts={[
          {
            label: text.sync.lastContact,
            value: contactMs === undefined ? text.sync.never : momentText(contactMs, props.nowMs()),
          },
          { label: text.settings.notSent, value: text.settings.items(countText(counts.waiting)) },
          { label: text.settings.books, value: countText(replica.books().length) },
        ]}
      />
      {state.phase === 'sending' ? (
        <ProgressLine label={text.sync.sending} done={state.sent} of={state.of} />
      ) : null}
      {state.phase === 'fetching' ? (
        <ProgressLine label={text.sync.fetching} done={state.got} of={state.of} />
      ) : null}
      {state.phase === 'idle' && result !== undefined ? (
        result.problem !== undefined ? (
          <Notice tone="warn" live>
            {text.sync.problems[result.problem.kind]}
          </Notice>
        ) : (
          <Notice tone={counts.waiting === 0 ? 'safe' : 'warn'} live>
            {counts.waiting === 0 ? text.sync.sentAll : text.sync.sentSome(counts.waiting)}
          </Notice>
        )
      ) : null}
      <PrimaryButton busy={state.phase !== 'idle'} onClick={send}>
        {text.sync.sendNow}
      </PrimaryButton>
    </Card>
  );
};
