/** What a registration is for: joining, or already a member and since when. */
import { Card } from '#ui/card.tsx';
import { ChoiceField } from '#ui/choice-field.tsx';
import { FieldGrid } from '#ui/field-grid.tsx';
import { errorOf } from '#ui/form.tsx';
import { DateField, TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import type { MemberDraft } from './member-draft.ts';
import { FIELD, type FieldError } from './member-form.ts';
import styles from './member.module.css';

export const StepFields = (props: {
  readonly draft: MemberDraft;
  readonly errors: readonly FieldError[];
  /** Whether this officer may write somebody down as a member already: that is a decision, not an application. */
  readonly mayAdmit: boolean;
  readonly onChange: (draft: MemberDraft) => void;
}) => {
  const { roster: text } = useText();
  const { draft, errors, onChange } = props;
  const mayAdmit = props.mayAdmit || draft.step === 'admitted';
  return (
    <Card>
      <div className={styles.group}>
        <ChoiceField
          id="member-step"
          label={text.groupWhat}
          choices={[
            { value: 'applied', label: text.stepApplied, hint: text.stepAppliedHint },
            ...(mayAdmit
              ? [
                  {
                    value: 'admitted' as const,
                    label: text.stepAdmitted,
                    hint: text.stepAdmittedHint,
                  },
                ]
              : []),
          ]}
          value={draft.step}
          onChange={(step) => onChange({ ...draft, step })}
        />
        {mayAdmit ? null : <p>{text.stepAdmittedByOthers}</p>}
        {draft.step === 'admitted' ? (
          <FieldGrid>
            <DateField
              id={FIELD.stepOn}
              label={text.since}
              hint={text.sinceHint}
              error={errorOf(errors, FIELD.stepOn)}
              value={draft.stepOn}
              onChange={(stepOn) => onChange({ ...draft, stepOn })}
            />
            <TextField
              id={FIELD.decision}
              label={text.decision}
              hint={text.decisionHint}
              error={errorOf(errors, FIELD.decision)}
              value={draft.decision}
              optional
              onChange={(decision) => onChange({ ...draft, decision })}
            />
          </FieldGrid>
        ) : null}
      </div>
    </Card>
  );
};
