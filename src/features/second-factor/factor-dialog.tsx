/** Asks for the second factor, or to set it up first, over whatever screen needed it; what was begun then goes on. */
import { useEffect, useState } from 'react';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import type { FactorControl, FactorState } from './factor-control.ts';
import { factorProblem } from './factor-problem.ts';

export const FactorDialog = (props: {
  readonly state: FactorState;
  readonly desk: FactorControl;
  readonly onAnswer: (isGiven: boolean) => void;
}) => {
  const { secondFactor: text } = useText();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const { state, desk, onAnswer } = props;
  useEffect(() => void desk.look(), [desk]);

  const isNew = state.is === 'known' && state.standing.passkeys === 0;
  const isAble = state.is !== 'known' || state.isAble;
  const shown = state.is === 'unreached' ? state.kind : problem;
  const confirm = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    if (state.is === 'unreached') await desk.look();
    else {
      const done = await (isNew ? desk.add() : desk.give());
      if (done.ok) {
        onAnswer(true);
        return;
      }
      setProblem(done.error.kind);
    }
    setBusy(false);
  };
  return (
    <ConfirmDialog
      isOpen
      writesNothing
      title={isNew ? text.setTitle : text.askTitle}
      confirmLabel={
        isBusy ? text.asking : shown !== undefined ? text.again : isNew ? text.set : text.ask
      }
      cancelLabel={text.notNow}
      busy={isBusy || state.is === 'unknown'}
      onConfirm={() => void confirm()}
      onCancel={() => onAnswer(false)}
    >
      {shown === undefined ? null : (
        <Notice tone="warn" live>
          {factorProblem(shown, text)}
        </Notice>
      )}
      <p>{isAble ? (isNew ? text.setWhat : text.askWhat) : text.notAble}</p>
      {shown === undefined || isNew ? null : <p>{text.lost}</p>}
    </ConfirmDialog>
  );
};
