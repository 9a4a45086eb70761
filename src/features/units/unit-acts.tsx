/** The acts on a union: its name, its place, and whether it works on. */
import { useState } from 'react';
import { reopenUnit } from '#domain/office/unit-acts.ts';
import { useReplica } from '#replica/use-replica.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { Card, Stack } from '#ui/card.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { Notice } from '#ui/notice.tsx';
import { SaveProblemNotice } from '#ui/save-problem.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { useText } from '#ui/use-text.ts';
import type { UnitLine } from './unit-line.ts';

export type UnitChange = 'rename' | 'move' | 'close' | 'reopen';

/** The acts below the facts; each but the last opens a screen of its own. */
export const UnitActs = (props: {
  readonly unit: UnitLine;
  readonly units: readonly UnitLine[];
  readonly doing: UnitChange | undefined;
  readonly onDo: (change: UnitChange | undefined) => void;
}) => {
  const text = useText().office;
  const { unit, onDo } = props;
  // What stands highest in the book is moved and closed by nobody: everything hangs on it.
  const isTop = unit.parent === null;
  return (
    <Card title={text.changeHeading}>
      <Stack gap={8}>
        <SecondaryButton full onClick={() => onDo('rename')}>
          {text.rename}
        </SecondaryButton>
        {isTop ? null : (
          <SecondaryButton full onClick={() => onDo('move')}>
            {text.move}
          </SecondaryButton>
        )}
        {unit.closedOn !== null ? (
          <SecondaryButton full onClick={() => onDo('reopen')}>
            {text.reopen}
          </SecondaryButton>
        ) : isTop ? null : (
          <SecondaryButton full onClick={() => onDo('close')}>
            {text.closeUnit}
          </SecondaryButton>
        )}
      </Stack>
      <Reopen
        unit={unit}
        units={props.units}
        isAsked={props.doing === 'reopen'}
        onDone={() => onDo(undefined)}
      />
    </Card>
  );
};

const Reopen = (props: {
  readonly unit: UnitLine;
  readonly units: readonly UnitLine[];
  readonly isAsked: boolean;
  readonly onDone: () => void;
}) => {
  const text = useText();
  const replica = useReplica();
  const flash = useSavedFlash();
  const { unit, units } = props;
  const [failed, setFailed] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const confirm = async (): Promise<void> => {
    const saved = await replica.save(() => reopenUnit({ unit: unit.id }, units));
    if (saved.ok) {
      flash(text.common.saved);
      props.onDone();
      return;
    }
    setFailed(saved.error.kind);
    setRefused(
      saved.error.kind === 'refused'
        ? text.office.treeProblems[saved.error.problem.kind]
        : undefined,
    );
  };
  return (
    <ConfirmDialog
      isOpen={props.isAsked}
      title={text.office.reopenTitle(unit.name)}
      confirmLabel={text.office.reopen}
      onConfirm={() => void confirm()}
      onCancel={props.onDone}
    >
      <p>{text.office.reopenWhat}</p>
      <SaveProblemNotice kind={failed} />
      {refused === undefined ? null : (
        <Notice tone="warn" live>
          {refused}
        </Notice>
      )}
    </ConfirmDialog>
  );
};
