/** How and where to reach somebody: phone, code, section, address; only what the union has in use is asked. */
import type { OptionalField } from '#domain/office/setting.ts';
import { ADDRESS_MAX } from '#domain/roster/member-facts.ts';
import { Card } from '#ui/card.tsx';
import { SelectField } from '#ui/choice-field.tsx';
import { FieldGrid, WideField } from '#ui/field-grid.tsx';
import { errorOf } from '#ui/form.tsx';
import { FigureField, TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import type { MemberDraft } from './member-draft.ts';
import { FIELD, type FieldError } from './member-form.ts';

export const ReachFields = (props: {
  readonly draft: MemberDraft;
  readonly errors: readonly FieldError[];
  readonly sections: readonly { readonly value: string; readonly label: string }[];
  readonly hasNote: boolean;
  readonly asks: (field: OptionalField) => boolean;
  readonly set: (change: Partial<MemberDraft>) => void;
}) => {
  const { roster: text } = useText();
  const { draft, errors, asks, set } = props;
  return (
    <Card title={text.groupReach}>
      <FieldGrid>
        {asks('phone') ? (
          <FigureField
            id={FIELD.phone}
            label={text.phone}
            hint={text.phoneHint}
            error={errorOf(errors, FIELD.phone)}
            value={draft.phone}
            inputMode="tel"
            optional
            onChange={(phone) => set({ phone })}
          />
        ) : null}
        {asks('employeeNo') ? (
          <TextField
            id={FIELD.employeeNo}
            label={text.code}
            hint={text.codeHint}
            error={errorOf(errors, FIELD.employeeNo)}
            value={draft.employeeNo}
            capitals="characters"
            optional
            onChange={(employeeNo) => set({ employeeNo })}
          />
        ) : null}
        {props.sections.length === 0 ? null : (
          <SelectField
            id={FIELD.section}
            label={text.section}
            value={draft.section}
            placeholder={text.sectionNone}
            choices={props.sections}
            optional
            onChange={(section) => set({ section })}
          />
        )}
        {asks('sectionNote') ? (
          <TextField
            id={FIELD.sectionNote}
            label={text.sectionNote}
            hint={text.sectionNoteHint}
            error={errorOf(errors, FIELD.sectionNote)}
            value={draft.sectionNote}
            optional
            onChange={(sectionNote) => set({ sectionNote })}
          />
        ) : null}
        {asks('address') ? (
          <WideField>
            <TextField
              id={FIELD.address}
              label={text.address}
              hint={text.addressHint}
              error={errorOf(errors, FIELD.address)}
              value={draft.address}
              lengthMax={ADDRESS_MAX}
              optional
              onChange={(address) => set({ address })}
            />
          </WideField>
        ) : null}
        {props.hasNote ? (
          <WideField>
            <TextField
              id={FIELD.note}
              label={text.note}
              value={draft.note}
              multiline
              optional
              onChange={(note) => set({ note })}
            />
          </WideField>
        ) : null}
      </FieldGrid>
    </Card>
  );
};
