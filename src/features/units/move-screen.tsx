/** A union goes under another one, with all that stands below it: what stays is said before. */
import { useState } from 'react';
import { isWithin, moveUnit } from '#domain/office/unit-acts.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { SelectField } from '#ui/choice-field.tsx';
import { Form } from '#ui/form.tsx';
import { Notice } from '#ui/notice.tsx';
import { SaveProblemNotice } from '#ui/save-problem.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { unitChoices, type UnitLine } from './unit-line.ts';
import { useTreeChange } from './use-tree-change.ts';

const FORM = 'move-unit';

export const MoveScreen = (props: {
  readonly unit: UnitLine;
  readonly units: readonly UnitLine[];
  /** Where the officer may move it. */
  readonly places: readonly UnitLine[];
  readonly onDone: () => void;
}) => {
  const { office } = useText();
  const { unit, units, places } = props;
  const { error, failed, refuse, save } = useTreeChange(props.onDone);
  const [parent, setParent] = useState('');
  const below = units.filter(({ id }) => id !== unit.id && isWithin(id, unit.id, units)).length;

  const submit = (): void => {
    if (parent === '') refuse(office.movePickMissing);
    else void save(() => moveUnit({ unit: unit.id, parent }, units));
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
        <Form id={FORM} onSubmit={submit}>
          <SaveProblemNotice kind={failed} />
          <SelectField
            id="new-parent"
            label={office.moveTitle}
            placeholder={office.movePick}
            error={error}
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
