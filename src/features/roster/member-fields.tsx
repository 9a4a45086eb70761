/** The questions about a person, in two short groups: who it is, and how and where to reach them. */
import { setting, type OptionalField } from '#domain/office/setting.ts';
import { nameLengthMax } from '#domain/roster/person-name.ts';
import { rulingPath } from '#domain/office/unit-path.ts';
import { unit } from '#domain/office/unit.ts';
import { unionChoices } from '#domain/views/union-choices.ts';
import { useRecords } from '#replica/use-replica.ts';
import { Card } from '#ui/card.tsx';
import { ChoiceField } from '#ui/choice-field.tsx';
import { FieldGrid, WideField } from '#ui/field-grid.tsx';
import { errorOf } from '#ui/form.tsx';
import { DateField, FigureField, TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import type { MemberDraft, NumberNews } from './member-draft.ts';
import { FIELD, type FieldError } from './member-form.ts';
import { NumberNewsNotice } from './number-news.tsx';
import { ReachFields } from './reach-fields.tsx';

export interface MemberFieldsProps {
  readonly draft: MemberDraft;
  readonly news: NumberNews;
  readonly errors: readonly FieldError[];
  readonly sections: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (draft: MemberDraft) => void;
  readonly onNumber: (typed: string) => void;
  readonly onNumberLeft: () => void;
  /** Mending a member may note something; registering does not ask. */
  readonly hasNote: boolean;
}

export const MemberFields = (props: MemberFieldsProps) => {
  const { roster: text } = useText();
  const { draft, errors, news } = props;
  const { fieldsNotUsed } = unionChoices(
    useRecords(setting) ?? [],
    rulingPath(draft.unit, useRecords(unit) ?? []),
  );
  // What stands in a field the union does without is still seen and can be mended.
  const asks = (field: OptionalField): boolean =>
    !fieldsNotUsed.has(field) || (draft[field] ?? '') !== '';
  const set = (change: Partial<MemberDraft>): void => props.onChange({ ...draft, ...change });
  return (
    <>
      <Card title={text.groupPerson}>
        <FieldGrid>
          <WideField>
            <FigureField
              id={FIELD.number}
              label={text.number}
              hint={text.numberHintOptional}
              error={errorOf(errors, FIELD.number)}
              value={draft.number}
              inputMode="numeric"
              optional
              onChange={props.onNumber}
              onBlur={props.onNumberLeft}
            />
            <NumberNewsNotice news={news} number={draft.number} />
          </WideField>
          <WideField>
            <TextField
              id={FIELD.fullName}
              label={text.name}
              hint={text.nameHint}
              error={errorOf(errors, FIELD.fullName)}
              value={draft.fullName}
              capitals="words"
              lengthMax={nameLengthMax}
              onChange={(fullName) => set({ fullName })}
            />
          </WideField>
          <DateField
            id={FIELD.bornOn}
            label={text.born}
            hint={text.bornHint}
            error={errorOf(errors, FIELD.bornOn)}
            value={draft.bornOn}
            partial
            optional
            onChange={(bornOn) => set({ bornOn })}
          />
          {asks('sex') ? (
            <ChoiceField
              id="member-sex"
              label={text.sex}
              choices={[
                { value: 'female', label: text.female },
                { value: 'male', label: text.male },
              ]}
              value={draft.sex ?? undefined}
              optional
              sideBySide
              onChange={(sex) => set({ sex })}
            />
          ) : null}
        </FieldGrid>
      </Card>
      <ReachFields {...props} asks={asks} set={set} />
    </>
  );
};
