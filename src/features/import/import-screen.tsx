/** Nhập danh sách: a sheet into the roll, one question a step; nothing is written before the last. */
import { useState } from 'react';
import { PrimaryButton } from '#ui/button.tsx';
import { SelectField } from '#ui/choice-field.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useUnsavedForm } from '#ui/unsaved-form.ts';
import { useText } from '#ui/use-text.ts';
import { ChooseStep } from './choose-step.tsx';
import { DoneStep } from './done-step.tsx';
import { membersPath, newMemberPath } from './import-paths.ts';
import { MappingStep } from './mapping-step.tsx';
import { PreviewStep } from './preview-step.tsx';
import { SectionsStep } from './sections-step.tsx';
import { SheetsStep } from './sheets-step.tsx';
import { TermsStep } from './terms-step.tsx';
import { TicksStep } from './ticks-step.tsx';
import { useImportUnits, type ImportUnit } from './use-import-place.ts';
import { useImport } from './use-import.ts';
import { WritingStep } from './writing-step.tsx';

export const ImportScreen = () => {
  const { import: text } = useText();
  const units = useImportUnits();
  const [chosen, setChosen] = useState<string>();
  if (units === undefined) return null;
  const unit = units.find(({ id }) => id === chosen) ?? units[0];
  if (unit === undefined)
    return (
      <Screen title={text.title} back={membersPath}>
        <EmptyState
          title={text.notAllowed}
          action={<PrimaryButton href={newMemberPath}>{text.registerOne}</PrimaryButton>}
        >
          {text.notAllowedHint}
        </EmptyState>
      </Screen>
    );
  return <ImportSteps key={unit.id} unit={unit} units={units} onUnit={setChosen} />;
};

const ImportSteps = (props: {
  readonly unit: ImportUnit;
  readonly units: readonly ImportUnit[];
  readonly onUnit: (id: string) => void;
}) => {
  const { import: text } = useText();
  const { unit, units } = props;
  const open = useImport(unit);
  const { step } = open.state;
  useUnsavedForm(step !== 'choose' && step !== 'done');
  switch (step) {
    case 'choose':
      return (
        <ChooseStep {...open} unit={unit}>
          {units.length > 1 ? (
            <SelectField
              id="import-unit"
              label={text.unit}
              value={unit.id}
              choices={units.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={props.onUnit}
            />
          ) : null}
        </ChooseStep>
      );
    case 'sheets':
      return <SheetsStep {...open} />;
    case 'mapping':
      return <MappingStep {...open} />;
    case 'sections':
      return <SectionsStep {...open} unit={unit} />;
    case 'preview':
      return <PreviewStep {...open} unit={unit} />;
    case 'terms':
      return <TermsStep {...open} />;
    case 'ticks':
      return <TicksStep {...open} />;
    case 'writing':
      return <WritingStep {...open} />;
    case 'done':
      return <DoneStep {...open} />;
  }
};
