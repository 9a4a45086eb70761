/** Another name for a union; what it is called on papers from then on. */
import { useState } from 'react';
import { renameUnit } from '#domain/office/acts.ts';
import { useReplica } from '#replica/use-replica.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { errorOf, Form, type FormError } from '#ui/form.tsx';
import { SaveProblemNotice } from '#ui/save-problem.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { Screen } from '#ui/screen.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useUnsavedForm } from '#ui/unsaved-form.ts';
import { useText } from '#ui/use-text.ts';
import type { UnitLine } from './unit-line.ts';

const FORM = 'rename-unit';

export const RenameScreen = (props: { readonly unit: UnitLine; readonly onDone: () => void }) => {
  const text = useText();
  const replica = useReplica();
  const flash = useSavedFlash();
  const { unit } = props;
  const [name, setName] = useState(unit.name);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [failed, setFailed] = useState<string>();
  const release = useUnsavedForm(name !== unit.name);

  const submit = async (): Promise<void> => {
    const saved = await replica.save(() =>
      renameUnit({ unit: unit.id, name, currentName: unit.name }),
    );
    if (saved.ok) {
      release();
      flash(text.common.saved);
      props.onDone();
      return;
    }
    const known: Readonly<Record<string, string>> = text.office.problems;
    setFailed(saved.error.kind);
    setErrors(
      saved.error.kind === 'refused'
        ? [{ field: 'unit-name', text: known[saved.error.problem.kind] ?? text.office.someProblem }]
        : [],
    );
  };

  return (
    <Screen
      title={text.office.renameTitle}
      subtitle={unit.name}
      back={props.onDone}
      bottom={
        <PrimaryButton full form={FORM}>
          {text.office.renameSave}
        </PrimaryButton>
      }
    >
      <Form id={FORM} onSubmit={() => void submit()}>
        <SaveProblemNotice kind={failed} />
        <TextField
          id="unit-name"
          label={text.office.unitName}
          hint={text.office.unitNameHint}
          error={errorOf(errors, 'unit-name')}
          value={name}
          onChange={setName}
          lengthMax={120}
          autoFocus
        />
      </Form>
    </Screen>
  );
};
