/** On the page of another officer who administers: ends the second factor that this officer has lost. */
import { useState } from 'react';
import { QuietButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { Notice } from '#ui/notice.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { useText } from '#ui/use-text.ts';
import type { FactorControl } from './factor-control.ts';
import { factorProblem } from './factor-problem.ts';

export const EndFactorCard = (props: {
  readonly officer: string;
  readonly name: string;
  readonly desk: FactorControl;
}) => {
  const { secondFactor: text } = useText();
  const flash = useSavedFlash();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const end = async (): Promise<void> => {
    setAsking(false);
    setProblem(undefined);
    const ended = await props.desk.end(props.officer);
    if (ended.ok) flash(text.ended);
    else setProblem(ended.error.kind);
  };
  return (
    <Card title={text.endTitle}>
      {problem === undefined ? null : (
        <Notice tone="warn" live>
          {factorProblem(problem, text)}
        </Notice>
      )}
      <p>{text.endWhat}</p>
      <QuietButton full onClick={() => setAsking(true)}>
        {text.end}
      </QuietButton>
      <ConfirmDialog
        isOpen={isAsking}
        isDangerous
        writesNothing
        title={text.endSure(props.name)}
        confirmLabel={text.end}
        onConfirm={() => void end()}
        onCancel={() => setAsking(false)}
      >
        <p>{text.endEffect}</p>
      </ConfirmDialog>
    </Card>
  );
};
