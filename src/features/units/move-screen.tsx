/** A union goes under another one, with all that stands below it: what stays is said before. */
import { useState } from 'react';
import { isWithin, moveUnit } from '#domain/office/unit-acts.ts';
import { useReplica } from '#replica/use-replica.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { SelectField } from '#ui/choice-field.tsx';
import { errorOf, Form, type FormError } from '#ui/form.tsx';
import { Notice } from '#ui/notice.tsx';
import { SaveProblemNotice } from '#ui/save-problem.tsx';
import { useSavedFlash } from '#ui/saved-flash.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { unitChoices, type UnitLine } from './unit-line.ts';

const FORM = 'move-unit';
const PLACE = 'new-parent';

export const MoveScreen = (props: {
  readonly unit: UnitLine;
  readonly units: readonly UnitLine[];
  /** Where the officer may move it. */
  readonly places: readonly UnitLine[];
  readonly onDone: () => void;
}) => {
  const text = useText();
  const { office } = text;
  const replica = useReplica();
  const flash = useSavedFlash();
  const { unit, units, places } = props;
  const [parent, setParent] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [failed, setFailed] = useState<string>();
  const below = units.filter(({ id }) => id !== unit.id && isWithin(id, unit.id, units)).length;

  const submit = async (): Promise<void> => {
    setFailed(undefined);
    if (parent === '') {
      setErrors([{ field: PLACE, text: office.movePickMissing }]);
      return;
    }
    const saved = await replica.save(() => moveUnit({ unit: unit.id, parent }, units));
    if (saved.ok) {
      flash(text.common.saved);
      props.onDone();
      return;
    }
    setFailed(saved.error.kind);
    setErrors(
      saved.error.kind === 'refused'
        ? [{ field: PLACE, text: office.treeProblems[saved.error.problem.kind] }]
        : [],
    );
  };

  const mayMove = unit.ownBooks && places.length > 0;
  return (
    <Screen
      title={office.move}
      subtitle={unit.name}
      back={props.onDone}
      bottom={
        mayMove ? (
          <PrimaryButton full form={FORM}>
            {office.moveSave}
          </PrimaryButton>
        ) : undefined
      }
    >
      {!mayMove ? (
        <Notice tone="info">{unit.ownBooks ? office.moveNowhere : office.moveShared}</Notice>
      ) : (
        <Form id={FORM} onSubmit={() => void submit()}>
          <SaveProblemNotice kind={failed} />
          <SelectField
            id={PLACE}
            label={office.moveTitle}
            placeholder={office.movePick}
            error={errorOf(errors, PLACE)}
            choices={unitChoices(places)}
            value={parent}
            onChange={setParent}
          />
          <Notice tone="info">{office.moveWhat(below)}</Notice>
        </Form>
      )}
    </Screen>
  );
};
