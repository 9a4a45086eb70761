/** Asks before a device is shut out for good: what will happen, and how it was lost. */
import { useState } from 'react';
import type { DeviceLine } from '#domain/device-report.ts';
import { loseDevice } from '#domain/office/device-acts.ts';
import { useReplica } from '#replica/use-replica.ts';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { SaveProblemNotice } from '#ui/save-problem.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';

export const LoseDevice = (props: {
  readonly line: Pick<DeviceLine, 'device' | 'unit' | 'label' | 'displayName'>;
  readonly lost: ReadonlySet<string>;
  readonly onClose: () => void;
}) => {
  const { devices: text } = useText();
  const replica = useReplica();
  const flash = useSavedFlash();
  const [why, setWhy] = useState('');
  const [error, setError] = useState<string>();
  const [failed, setFailed] = useState<string>();
  const { device, unit, label, displayName } = props.line;

  const confirm = async (): Promise<void> => {
    const saved = await replica.save((moment) =>
      loseDevice({ unit, device, why }, moment, {
        lost: props.lost,
        thisDevice: replica.identity.device,
      }),
    );
    if (saved.ok) {
      flash(text.loseSaved);
      props.onClose();
    } else if (saved.error.kind === 'refused') {
      const known: Readonly<Record<string, string>> = text.loseProblems;
      setError(known[saved.error.problem.kind] ?? text.loseProblems.other);
    } else setFailed(saved.error.kind);
  };

  return (
    <ConfirmDialog
      isOpen
      title={text.loseTitle(label, displayName)}
      confirmLabel={text.lose}
      isDangerous
      onConfirm={() => void confirm()}
      onCancel={props.onClose}
    >
      <p>{text.loseWhat}</p>
      <p>{text.loseBack}</p>
      <SaveProblemNotice kind={failed} />
      <TextField
        id="lose-why"
        label={text.loseWhy}
        hint={text.loseWhyHint}
        error={error}
        value={why}
        onChange={setWhy}
        lengthMax={120}
      />
    </ConfirmDialog>
  );
};
