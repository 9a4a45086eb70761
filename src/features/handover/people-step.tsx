/** Step 1: who hands over to whom, and whether the outgoing officer is there. */
import { SecondaryButton } from '#ui/button.tsx';
import { ChoiceField, SelectField, type Choice } from '#ui/choice-field.tsx';
import { errorOf, type FormError } from '#ui/form.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import type { HandoverDraft } from './handover-draft.ts';

export const PeopleStep = (props: {
  readonly draft: HandoverDraft;
  readonly onChange: (draft: HandoverDraft) => void;
  readonly errors: readonly FormError[];
  readonly outgoing: readonly Choice<string>[];
  readonly incoming: readonly Choice<string>[];
  /** The outgoing officer holds this device. */
  readonly isMine: boolean;
  /** This officer cannot pass these rights on: only the own part is written; by these names it is confirmed. */
  readonly confirmers: readonly string[] | undefined;
}) => {
  const { handover: text } = useText();
  const { draft, onChange, errors, confirmers } = props;
  return (
    <>
      <SelectField
        id="from"
        label={text.from}
        hint={text.fromHint}
        error={errorOf(errors, 'from')}
        placeholder={text.fromPick}
        choices={props.outgoing}
        value={draft.from}
        onChange={(from) => onChange({ ...draft, from, kept: [] })}
      />
      {draft.from === '' ? null : confirmers !== undefined ? (
        <Notice tone="info">
          {confirmers.length === 0 ? text.prepareNobody : text.prepareLead(confirmers.join(', '))}
        </Notice>
      ) : (
        <>
          <SelectField
            id="to"
            label={text.to}
            hint={text.toHint}
            error={errorOf(errors, 'to')}
            placeholder={text.toPick}
            choices={props.incoming}
            value={draft.to}
            onChange={(to) => onChange({ ...draft, to })}
          />
          <div>
            <SecondaryButton small href="/khac/can-bo/moi">
              {text.addOfficer}
            </SecondaryButton>
          </div>
          {props.isMine ? null : (
            <ChoiceField
              id="presence"
              label={text.presence}
              choices={[
                { value: 'present', label: text.present, hint: text.presentHint },
                { value: 'absent', label: text.absent, hint: text.absentHint },
              ]}
              value={draft.presence}
              onChange={(presence) => onChange({ ...draft, presence })}
            />
          )}
        </>
      )}
    </>
  );
};
