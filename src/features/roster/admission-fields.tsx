/** The decision itself: its number, its day, and who decided. */
import { dayText } from '#text/day-text.ts';
import { Card } from '#ui/card.tsx';
import { FieldGrid, WideField } from '#ui/field-grid.tsx';
import { errorOf, type FormError } from '#ui/form.tsx';
import { DateField, TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { ADMISSION_FIELD, DECISION_LENGTH_MAX, type AdmissionDraft } from './admission-form.ts';

export const AdmissionFields = (props: {
  readonly draft: AdmissionDraft;
  readonly today: string;
  /** Who decides where nothing else is said. */
  readonly committee: string;
  readonly errors: readonly FormError[];
  readonly onChange: (draft: AdmissionDraft) => void;
}) => {
  const { admission: text } = useText();
  const { draft, errors, onChange } = props;
  return (
    <Card title={text.groupDecision}>
      <FieldGrid>
        <TextField
          id={ADMISSION_FIELD.number}
          label={text.number}
          hint={text.numberHint}
          error={errorOf(errors, ADMISSION_FIELD.number)}
          value={draft.number}
          lengthMax={DECISION_LENGTH_MAX.number}
          capitals="characters"
          onChange={(number) => onChange({ ...draft, number })}
        />
        <DateField
          id={ADMISSION_FIELD.day}
          label={text.day}
          error={errorOf(errors, ADMISSION_FIELD.day)}
          value={draft.day ?? dayText(props.today)}
          onChange={(day) => onChange({ ...draft, day })}
        />
        <WideField>
          <TextField
            id={ADMISSION_FIELD.decidedBy}
            label={text.decidedBy}
            hint={text.decidedByHint}
            error={errorOf(errors, ADMISSION_FIELD.decidedBy)}
            value={draft.decidedBy ?? props.committee}
            lengthMax={DECISION_LENGTH_MAX.decidedBy}
            onChange={(decidedBy) => onChange({ ...draft, decidedBy })}
          />
        </WideField>
      </FieldGrid>
    </Card>
  );
};
