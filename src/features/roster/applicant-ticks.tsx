/** Those who ask to join, each with a box; nobody is ticked until the officer does it. */
import { dayText } from '#text/day-text.ts';
import { QuietButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { CheckField } from '#ui/choice-field.tsx';
import { FieldError } from '#ui/field-frame.tsx';
import { errorOf, type FormError } from '#ui/form.tsx';
import { useText } from '#ui/use-text.ts';
import { ADMISSION_FIELD, type Applicant } from './admission-form.ts';

export const ApplicantTicks = (props: {
  readonly applicants: readonly Applicant[];
  /** Ids of members, also of those the filter leaves out. */
  readonly chosen: readonly string[];
  readonly errors: readonly FormError[];
  readonly onChange: (chosen: readonly string[]) => void;
}) => {
  const { admission: text } = useText();
  const { applicants, errors, onChange } = props;
  const chosen = new Set(props.chosen);
  const ticked = applicants.filter(({ id }) => chosen.has(id)).length;
  const put = (ids: readonly string[], isIn: boolean): void => {
    const next = new Set(chosen);
    for (const id of ids)
      if (isIn) next.add(id);
      else next.delete(id);
    onChange([...next]);
  };
  const ids = applicants.map(({ id }) => id);
  const error = errorOf(errors, ADMISSION_FIELD.who);
  return (
    <Card title={text.who} aside={text.chosen(ticked, applicants.length)}>
      <div id={ADMISSION_FIELD.who} tabIndex={-1}>
        <FieldError id={ADMISSION_FIELD.who} error={error} />
        <QuietButton small onClick={() => put(ids, ticked < ids.length)}>
          {ticked < ids.length ? text.chooseAll(ids.length) : text.chooseNone}
        </QuietButton>
      </div>
      {applicants.map(({ id, fullName, section, appliedOn }) => (
        <CheckField
          key={id}
          id={`admission-${id}`}
          label={fullName}
          hint={[appliedOn === undefined ? '' : text.appliedOn(dayText(appliedOn)), section]
            .filter((part) => part !== '')
            .join(' · ')}
          checked={chosen.has(id)}
          onChange={(isIn) => put([id], isIn)}
        />
      ))}
    </Card>
  );
};
