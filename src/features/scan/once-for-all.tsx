/** Chosen once for the whole list: why they are written down, since when, and their section. */
import { useState } from 'react';
import { useSectionsOf, useUnitNames } from '#replica/use-union.ts';
import { QuietButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { ChoiceField, SelectField } from '#ui/choice-field.tsx';
import { FieldGrid } from '#ui/field-grid.tsx';
import { errorOf, type FormError } from '#ui/form.tsx';
import { DateField, TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import type { ScanList } from './scan-list.ts';
import { ONCE_FIELD } from './scan-save.ts';
import { useMayAdmit } from './use-may-admit.ts';
import styles from './scan.module.css';

interface OnceProps {
  readonly list: ScanList;
  readonly units: readonly string[];
  readonly errors: readonly FormError[];
  readonly onChange: (list: ScanList) => void;
}

export const OnceForAll = (props: OnceProps) => {
  const { scan: text, roster } = useText();
  const { list } = props;
  const sectionsOf = useSectionsOf();
  const [isChanging, setChanging] = useState(false);
  const isWrong = errorOf(props.errors, ONCE_FIELD.stepOn) !== undefined;
  const section = sectionsOf(list.unit).find(({ value }) => value === list.section)?.label;
  const step = list.step === 'applied' ? text.onceApplied : text.onceAdmitted(list.stepOn.trim());
  return (
    <Card
      title={text.onceTitle}
      aside={
        <QuietButton small onClick={() => setChanging(!isChanging)}>
          {isChanging ? text.editDone : text.onceChange}
        </QuietButton>
      }
    >
      {isChanging || isWrong ? (
        <OnceFields {...props} />
      ) : (
        <p>
          {step}
          <span className={styles.dim}> · {section ?? roster.sectionNone}</span>
        </p>
      )}
    </Card>
  );
};

const OnceFields = ({ list, units, errors, onChange }: OnceProps) => {
  const { roster } = useText();
  const unitNames = useUnitNames();
  const sectionsOf = useSectionsOf();
  const mayAdmit = useMayAdmit(list.unit) || list.step === 'admitted';
  const sections = sectionsOf(list.unit);
  return (
    <div className={styles.fields}>
      {units.length > 1 ? (
        <SelectField
          id="scan-unit"
          label={roster.unit}
          value={list.unit}
          choices={units.map((id) => ({ value: id, label: unitNames.get(id) ?? id }))}
          onChange={(unit) => onChange({ ...list, unit, section: '' })}
        />
      ) : null}
      <ChoiceField
        id="scan-step"
        label={roster.groupWhat}
        choices={[
          { value: 'applied', label: roster.stepApplied, hint: roster.stepAppliedHint },
          ...(mayAdmit
            ? [
                {
                  value: 'admitted' as const,
                  label: roster.stepAdmitted,
                  hint: roster.stepAdmittedHint,
                },
              ]
            : []),
        ]}
        value={list.step}
        onChange={(step) => onChange({ ...list, step })}
      />
      {mayAdmit ? null : <p>{roster.stepAdmittedByOthers}</p>}
      {list.step === 'admitted' ? (
        <FieldGrid>
          <DateField
            id={ONCE_FIELD.stepOn}
            label={roster.since}
            hint={roster.sinceHint}
            error={errorOf(errors, ONCE_FIELD.stepOn)}
            value={list.stepOn}
            onChange={(stepOn) => onChange({ ...list, stepOn })}
          />
          <TextField
            id={ONCE_FIELD.decision}
            label={roster.decision}
            hint={roster.decisionHint}
            value={list.decision}
            optional
            onChange={(decision) => onChange({ ...list, decision })}
          />
        </FieldGrid>
      ) : null}
      {sections.length === 0 ? null : (
        <SelectField
          id="scan-section"
          label={roster.section}
          value={list.section}
          placeholder={roster.sectionNone}
          choices={sections}
          optional
          onChange={(section) => onChange({ ...list, section })}
        />
      )}
    </div>
  );
};
