/** The questions of an intake, in the order a conversation goes. */
import { CASE_CHANNELS, CASE_KINDS, CASE_URGENCIES } from '#domain/cases/case-file.ts';
import { proposedDue } from '#domain/cases/proposed-due.ts';
import { LONG_TEXT_MAX } from '#domain/written-text.ts';
import { Card } from '#ui/card.tsx';
import { ChoiceField, FilterChips, SelectField } from '#ui/choice-field.tsx';
import { FieldGrid, WideField } from '#ui/field-grid.tsx';
import { errorOf } from '#ui/form.tsx';
import { Notice } from '#ui/notice.tsx';
import { DateField, TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { CASE_FIELD, dueShown, type CaseDraft, type FieldError } from './case-draft.ts';
import { CaseWhoFields } from './case-who-fields.tsx';
import { ConfidentialFields } from './confidential-fields.tsx';
import styles from './cases.module.css';

/** One tap instead of two for what is asked most. */
const USUAL_KINDS = [
  'late-wages',
  'social-insurance',
  'hardship',
  'legal-advice',
  'proposal',
] as const satisfies readonly (typeof CASE_KINDS)[number][];

export interface CaseFieldsProps {
  readonly draft: CaseDraft;
  readonly errors: readonly FieldError[];
  readonly units: readonly { readonly value: string; readonly label: string }[];
  readonly today: string;
  readonly asksDay: boolean;
  readonly onChange: (draft: CaseDraft) => void;
}

export const CaseFields = (props: CaseFieldsProps) => {
  const { draft, onChange } = props;
  const set = (change: Partial<CaseDraft>): void => onChange({ ...draft, ...change });
  return (
    <>
      <WhatFields {...props} set={set} />
      <CaseWhoFields draft={draft} errors={props.errors} set={set} />
      <StoryFields {...props} set={set} />
      <ConfidentialFields draft={draft} set={set} />
    </>
  );
};

type Group = CaseFieldsProps & { readonly set: (change: Partial<CaseDraft>) => void };

const WhatFields = ({ draft, errors, units, set }: Group) => {
  const { cases: text } = useText();
  return (
    <Card>
      <FieldGrid>
        {units.length > 1 ? (
          <SelectField
            id="case-unit"
            label={text.unit}
            value={draft.unit}
            choices={units}
            onChange={(unit) => set({ unit, readers: [] })}
          />
        ) : null}
        <div className={styles.kinds}>
          <SelectField
            id={CASE_FIELD.kind}
            label={text.kind}
            hint={text.kindHint}
            error={errorOf(errors, CASE_FIELD.kind)}
            value={draft.kind}
            placeholder={text.kindChoose}
            choices={CASE_KINDS.map((value) => ({ value, label: text.kinds[value] }))}
            onChange={(value) => set({ kind: CASE_KINDS.find((kind) => kind === value) ?? '' })}
          />
          <FilterChips
            label={text.kindUsual}
            choices={USUAL_KINDS.map((value) => ({ value, label: text.kindsShort[value] }))}
            value={USUAL_KINDS.find((kind) => kind === draft.kind)}
            onChange={(kind) => set({ kind })}
          />
        </div>
        <SelectField
          id="case-channel"
          label={text.channel}
          value={draft.channel}
          choices={CASE_CHANNELS.map((value) => ({ value, label: text.channels[value] }))}
          onChange={(value) =>
            set({ channel: CASE_CHANNELS.find((one) => one === value) ?? draft.channel })
          }
        />
        {draft.kind === 'denunciation' ? (
          <WideField>
            <Notice tone="warn" live>
              {text.denunciationNotice}
            </Notice>
          </WideField>
        ) : null}
      </FieldGrid>
    </Card>
  );
};

const StoryFields = ({ draft, errors, today, asksDay, set }: Group) => {
  const { cases: text } = useText();
  const proposed = proposedDue(draft.kind === '' ? undefined : draft.kind, draft.urgency, today);
  return (
    <Card>
      <FieldGrid>
        <WideField>
          <TextField
            id={CASE_FIELD.summary}
            label={text.story}
            hint={text.storyHint}
            error={errorOf(errors, CASE_FIELD.summary)}
            value={draft.summary}
            lengthMax={LONG_TEXT_MAX}
            multiline
            onChange={(summary) => set({ summary })}
          />
        </WideField>
        <WideField>
          <ChoiceField
            id="case-urgency"
            label={text.urgency}
            choices={CASE_URGENCIES.map((value) => ({
              value,
              label: text.urgencies[value],
              hint: text.urgencyHints[value],
            }))}
            value={draft.urgency}
            onChange={(urgency) => set({ urgency })}
          />
        </WideField>
        {asksDay ? (
          <DateField
            id={CASE_FIELD.receivedOn}
            label={text.day}
            hint={text.dayHint}
            error={errorOf(errors, CASE_FIELD.receivedOn)}
            value={draft.receivedOn}
            onChange={(receivedOn) => set({ receivedOn })}
          />
        ) : null}
        <DateField
          id={CASE_FIELD.dueOn}
          label={text.due}
          hint={
            draft.due === undefined
              ? `${text.dueWorkingDays(proposed.workingDays)}. ${proposed.certain ? text.dueHint : text.dueUncertain}`
              : text.dueHint
          }
          error={errorOf(errors, CASE_FIELD.dueOn)}
          value={dueShown(draft, today)}
          optional
          onChange={(due) => set({ due })}
        />
      </FieldGrid>
    </Card>
  );
};
