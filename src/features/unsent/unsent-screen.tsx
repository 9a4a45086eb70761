/** What this device has written and the system does not have, or has kept aside: in words, with the reason. */
import { useMemo, useState, useSyncExternalStore } from 'react';
import { refuseHeld } from '#domain/office/refuse-held.ts';
import type { OwnEntry } from '#replica/replica.ts';
import { useReplica, useCounts, useRecordsView, useTierState } from '#replica/use-replica.ts';
import { useSync, useSyncState, type SyncProblem } from '#sync/use-sync.ts';
import { momentText } from '#text/day-text.ts';
import { ProgressLine } from '#ui/amount.tsx';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { OpenByWords } from '#ui/words-dialog.tsx';
import { useText } from '#ui/use-text.ts';
import { ownEntryLines, type EntryLine } from './own-entries.ts';

const SHOWN_MAX = 100;

const whyByHash = (
  records: readonly {
    readonly values: { readonly entryHash?: string | undefined; readonly why?: string | undefined };
  }[],
): ReadonlyMap<string, string> =>
  new Map(records.map(({ values: { entryHash = '', why = '' } }) => [entryHash, why]));

export const UnsentScreen = (props: { readonly nowMs: () => number }) => {
  const text = useText();
  const replica = useReplica();
  const counts = useCounts();
  const { waiting: ofCases, notHere, isSending } = useTierState('casesTier');
  const confidential = useTierState();
  const shut = confidential.waiting + ofCases;
  const isGoing = (ofCases > 0 ? isSending : confidential.isSending) === true;
  const locked = ofCases > 0 ? text.confidential.cases : text.confidential;
  const sync = useSync();
  const state = useSyncState();
  const [result, setResult] = useState<{ readonly problem: SyncProblem | undefined }>();
  const entries = useOwnEntries();
  const refusals = useRecordsView(refuseHeld, whyByHash);
  const waits = state.phase === 'idle' ? state.waits : undefined;
  const lines = useMemo(
    () => ownEntryLines(entries, text.sync, refusals, waits),
    [entries, text, refusals, waits],
  );
  const isAtWork = state.phase !== 'idle';

  const send = (): void => {
    setResult(undefined);
    void sync.syncNow().then((problem) => setResult({ problem }));
  };

  /** On a device that several people use: first the ordinary ones, then what is locked once more. */
  const sendShut = async (words: string) => {
    const opened = await (ofCases > 0 ? replica.casesTier : replica.tier).open(words);
    if (opened.ok) send();
    return opened;
  };

  return (
    <Screen
      title={text.sync.unsentTitle}
      subtitle={text.sync.unsentCount(counts.waiting, counts.check)}
      back="/khac"
      isReading
      bottom={
        counts.waiting === shut ? undefined : (
          <PrimaryButton full busy={isAtWork} onClick={send}>
            {text.sync.sendNow}
          </PrimaryButton>
        )
      }
    >
      {state.phase === 'sending' ? (
        <Card>
          <ProgressLine label={text.sync.sending} done={state.sent} of={state.of} />
        </Card>
      ) : null}
      {!isAtWork && result !== undefined ? <SendResult problem={result.problem} /> : null}
      {counts.waiting === 0 && lines.check.length === 0 ? (
        <EmptyState title={text.sync.nothingUnsent}>
          {replica.lastContactMs() === undefined
            ? text.sync.neverReached
            : text.sync.nothingUnsentHint}
        </EmptyState>
      ) : null}
      {lines.check.length === 0 ? null : (
        <>
          <Notice tone="warn">{text.sync.checkHint}</Notice>
          <Card title={text.sync.checkHeading} aside={String(lines.check.length)} bare>
            <Lines lines={lines.check} nowMs={props.nowMs()} />
          </Card>
        </>
      )}
      {shut === 0 ? null : (
        <Notice
          tone="warn"
          sign="lock"
          title={locked.waiting(shut)}
          action={
            notHere === undefined ? (
              <SecondaryButton href="/tiep-nhan">{locked.openPart}</SecondaryButton>
            ) : notHere === 'shared-device' && !isGoing ? (
              <OpenByWords text={text.confidential.sending} open={sendShut} />
            ) : undefined
          }
        >
          {notHere === undefined
            ? locked.waitingHint
            : isGoing
              ? text.confidential.sending.goes
              : text.confidential.notHere[notHere].waitingHint}
        </Notice>
      )}
      {lines.waiting.length === 0 ? null : (
        <>
          <Notice tone="info">
            {waits === undefined ? text.sync.unsentHint : text.sync.factorWaits}
          </Notice>
          <Card title={text.sync.waitingHeading} aside={String(lines.waiting.length)} bare>
            <Lines lines={lines.waiting} nowMs={props.nowMs()} />
          </Card>
          <SecondaryButton full href="/khac/gui-nho">
            {text.sync.relayOpen}
          </SecondaryButton>
        </>
      )}
    </Screen>
  );
};

/** The list changes whenever the counts may have. */
const useOwnEntries = (): readonly OwnEntry[] => {
  const replica = useReplica();
  const [read] = useState(() => {
    let kept = replica.ownEntries();
    return {
      watch: (onChange: () => void) =>
        replica.watch(() => {
          kept = replica.ownEntries();
          onChange();
        }),
      entries: () => kept,
    };
  });
  return useSyncExternalStore(read.watch, read.entries);
};

const SendResult = (props: { readonly problem: SyncProblem | undefined }) => {
  const text = useText().sync;
  const { waiting } = useCounts();
  if (props.problem !== undefined)
    return (
      <Notice tone="warn" live>
        {text.problems[props.problem.kind]}
      </Notice>
    );
  return waiting === 0 ? (
    <Notice tone="safe" live>
      {text.sentAll}
    </Notice>
  ) : (
    <Notice tone="warn" live>
      {text.sentSome(waiting)}
    </Notice>
  );
};

const Lines = (props: { readonly lines: readonly EntryLine[]; readonly nowMs: number }) => {
  const text = useText().sync;
  const { lines } = props;
  return (
    <List>
      {lines.slice(0, SHOWN_MAX).map((line) => (
        <ListRow
          key={line.key}
          title={line.about === '' ? line.title : `${line.title}: ${line.about}`}
          subtitle={[text.written(momentText(line.writtenMs, props.nowMs)), line.reason]
            .filter((part) => part !== undefined)
            .join(' · ')}
        />
      ))}
      {lines.length > SHOWN_MAX ? (
        <ListRow title={text.moreBelow(lines.length - SHOWN_MAX)} />
      ) : null}
    </List>
  );
};
