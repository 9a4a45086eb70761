/** What was written, what was not, and taking it back. */
import { useState } from 'react';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Stack } from '#ui/card.tsx';
import { Notice } from '#ui/notice.tsx';
import { SaveProblemNotice } from '#ui/save-problem.tsx';
import { BottomButtons, Screen } from '#ui/screen.tsx';
import { useReplica } from '#replica/use-replica.ts';
import { momentText } from '#text/day-text.ts';
import { useText } from '#ui/use-text.ts';
import { membersPath } from './import-paths.ts';
import { UndoImport } from './undo-import.tsx';
import { useConsent } from './use-consent.ts';
import type { OpenImport } from './use-import.ts';

const ROWS_NAMED_MAX = 20;

export const DoneStep = ({ state, flow }: OpenImport) => {
  const { import: text } = useText();
  const replica = useReplica();
  const consent = useConsent(state.terms);
  const [undone, setUndone] = useState<string>();
  const { done } = state;
  if (done === undefined) return null;
  const isWhole = done.left === 0;
  const named = done.refusedRows.slice(0, ROWS_NAMED_MAX).map(String).join(', ');
  const more = done.refusedRows.length - ROWS_NAMED_MAX;
  return (
    <Screen
      title={isWhole ? text.doneTitle : text.stoppedTitle}
      subtitle={state.fileName}
      back={membersPath}
      bottom={
        undone === undefined && !isWhole ? (
          <BottomButtons>
            <SecondaryButton href={membersPath}>{text.toRoll}</SecondaryButton>
            <PrimaryButton writes onClick={() => void flow.write(consent)}>
              {text.goOn}
            </PrimaryButton>
          </BottomButtons>
        ) : (
          <PrimaryButton full href={membersPath}>
            {text.toRoll}
          </PrimaryButton>
        )
      }
    >
      <Stack>
        <SaveProblemNotice kind={done.problem} />
        {undone === undefined ? (
          <>
            <Notice tone="info" title={text.doneWhat(done.created, done.changed)} live>
              {text.sentLater}
            </Notice>
            {done.sectionsFounded === 0 ? null : (
              <Notice tone="info">
                {text.sectionsFounded(done.sectionsFounded)}
                {state.newBooks === 'own' ? ` ${text.newBooksLater}` : null}
              </Notice>
            )}
            {isWhole ? null : <Notice tone="warn">{text.leftOut(done.left)}</Notice>}
            {done.refusedRows.length === 0 ? null : (
              <Notice tone="warn">
                {text.refusedRows(more > 0 ? text.andMore(named, more) : named)}
              </Notice>
            )}
          </>
        ) : (
          <Notice tone="info" live>
            {undone}
          </Notice>
        )}
        {done.group === undefined || undone !== undefined ? null : (
          <UndoImport
            group={done.group}
            time={momentText(replica.correctedNow().ms, replica.correctedNow().ms)}
            label={text.undoThis}
            onUndone={setUndone}
          />
        )}
      </Stack>
    </Screen>
  );
};
