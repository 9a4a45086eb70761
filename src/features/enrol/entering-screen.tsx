/** The moments between the tap and the book: keys being made, then the first data with a count. */
import { useEffect, useState } from 'react';
import { useSync, useSyncState, type SyncProblem } from '#sync/use-sync.ts';
import { ProgressLine } from '#ui/amount.tsx';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Doorway } from '#ui/doorway.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';

const STAGES = ['calibrate', 'derive', 'redeem', 'make'] as const;

export const EnteringScreen = (props: { readonly stage: (typeof STAGES)[number] }) => {
  const text = useText().enrol;
  return (
    <Doorway title={text.enter}>
      <Card>
        <ProgressLine
          label={text.working[props.stage]}
          done={STAGES.indexOf(props.stage) + 1}
          of={STAGES.length + 1}
        />
      </Card>
      <Notice tone="info">{text.workingHint}</Notice>
    </Doorway>
  );
};

export const FirstFetchScreen = (props: { readonly onDone: () => void }) => {
  const text = useText();
  const sync = useSync();
  const state = useSyncState();
  const [problem, setProblem] = useState<SyncProblem>();
  const [turn, setTurn] = useState(0);
  const { onDone } = props;

  useEffect(() => {
    let isStopped = false;
    void sync.syncNow().then((found) => {
      if (isStopped) return;
      if (found === undefined) onDone();
      else setProblem(found);
    });
    return () => {
      isStopped = true;
    };
  }, [sync, onDone, turn]);

  const retry = (): void => {
    setProblem(undefined);
    setTurn(turn + 1);
  };
  return (
    <Doorway
      title={text.enrol.enter}
      bottom={
        <>
          {problem === undefined ? null : (
            <PrimaryButton full onClick={retry}>
              {text.common.tryAgain}
            </PrimaryButton>
          )}
          <SecondaryButton full onClick={onDone}>
            {text.enrol.startAnyway}
          </SecondaryButton>
        </>
      }
    >
      {problem === undefined ? (
        <>
          <Card>
            <ProgressLine
              label={text.enrol.working.fetch}
              {...(state.phase === 'fetching' ? { done: state.got, of: state.of } : {})}
            />
          </Card>
          <Notice tone="info">{text.enrol.workingHint}</Notice>
        </>
      ) : (
        <Notice tone="warn" live title={text.enrol.firstFetchStopped}>
          {text.sync.problems[problem.kind]}
        </Notice>
      )}
    </Doorway>
  );
};
