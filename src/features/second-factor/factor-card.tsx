/** In "Máy này" of who administers: on which devices the second factor is set up, one more, one less. */
import { useEffect, useState } from 'react';
import { momentText } from '#text/day-text.ts';
import { QuietButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { Notice } from '#ui/notice.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { useText } from '#ui/use-text.ts';
import type { FactorControl, FactorState, KnownPasskey } from './factor-control.ts';
import { factorProblem } from './factor-problem.ts';

export const FactorCard = (props: {
  readonly state: FactorState;
  readonly desk: FactorControl;
  readonly nowMs: () => number;
}) => {
  const { secondFactor: text } = useText();
  const flash = useSavedFlash();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [leaving, setLeaving] = useState<KnownPasskey>();
  const { state, desk } = props;
  useEffect(() => void desk.look(), [desk]);
  const act = async (done: ReturnType<FactorControl['add']>, saying: string): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    const result = await done;
    setBusy(false);
    if (result.ok) flash(saying);
    else setProblem(result.error.kind);
  };
  if (state.is === 'unknown' || state.is === 'not-asked') return null;
  if (state.is === 'unreached')
    return (
      <Card title={text.title}>
        <p>{factorProblem(state.kind, text)}</p>
      </Card>
    );
  const { passkeys, isGiven, isAble } = state;
  const isHere = passkeys.some((one) => one.isOfThisDevice);
  return (
    <Card title={text.title}>
      {problem === undefined ? null : (
        <Notice tone="warn" live>
          {factorProblem(problem, text)}
        </Notice>
      )}
      <p>{passkeys.length === 0 ? text.setWhat : isGiven ? text.cardGiven : text.cardAsked}</p>
      {passkeys.length === 0 ? null : (
        <List label={text.listHeading}>
          {passkeys.map((one) => (
            <ListRow
              key={one.passkey}
              title={one.isOfThisDevice ? text.thisDevice : nameOf(one, text.unnamed)}
              subtitle={[
                text.added(momentText(one.addedMs, props.nowMs())),
                ...(one.usedMs === null ? [] : [text.used(momentText(one.usedMs, props.nowMs()))]),
              ].join(' · ')}
              action={
                <QuietButton small onClick={() => setLeaving(one)}>
                  {text.remove}
                </QuietButton>
              }
            />
          ))}
        </List>
      )}
      {!isAble ? (
        <p>{text.notAble}</p>
      ) : isHere ? null : (
        <SecondaryButton full busy={isBusy} onClick={() => void act(desk.add(), text.kept)}>
          {isBusy ? text.asking : passkeys.length === 0 ? text.set : text.setOther}
        </SecondaryButton>
      )}
      {passkeys.length === 0 ? null : <p>{text.lost}</p>}
      <ConfirmDialog
        isOpen={leaving !== undefined}
        title={text.removeOf(leaving === undefined ? '' : nameOf(leaving, text.unnamed))}
        confirmLabel={text.remove}
        writesNothing
        onConfirm={() => {
          setLeaving(undefined);
          if (leaving !== undefined) void act(desk.remove(leaving.passkey), text.removed);
        }}
        onCancel={() => setLeaving(undefined)}
      >
        <p>{text.removeWhat}</p>
      </ConfirmDialog>
    </Card>
  );
};

const nameOf = ({ label }: KnownPasskey, unnamed: string): string =>
  label === '' ? unnamed : label;
