/** The questions of an intake, in the order a conversation goes. */
import { CASE_CHANNELS, CASE_KINDS, CASE_URGENCIES } from '#domain/cases/case-file.ts';
import { LONG_TEXT_MAX, SHORT_TEXT_MAX } from '#domain/written-text.ts';
import { Card } from '#ui/card.tsx';
import { ChoiceField, SelectField } from '#ui/choice-field.tsx';
import { errorOf } from '#ui/form.tsx';
import { Notice } from '#ui/notice.tsx';
import { DateField, TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { CASE_FIELD, dueShown, type CaseDraft, type FieldError } from './case-draft.ts';
import { proposedDue } from './case-due.ts';
import { MemberSearch } from './member-search.tsx';
import styles from './cases.module.css';

export const CaseFields = (props: {
  readonly draft: CaseDraft;
  readonly errors: readonly FieldError[];
  readonly units: readonly { readonly value: string; readonly label: string }[];
  readonly today: string;
  readonly asksDay: boolean;
  readonly onChange: (draft: CaseDraft) => void;
}) => {
  const { cases: text } = useText();
  const { draft, errors, today } = props;
  const set = (change: Partial<CaseDraft>): void => props.onChange({ ...draft, ...change });
  const proposed = proposedDue(draft.kind === '' ? undefined : draft.kind, draft.urgency, today);
  return (
    <>
      <Card>
        <div className={styles.fields}>
          {props.units.length > 1 ? (
            <SelectField
              id="case-unit"
              label={text.unit}
              value={draft.unit}
              choices={props.units}
              onChange={(unit) => set({ unit })}
            />
          ) : null}
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
            <div className={styles.wide}>
              <Notice tone="warn" live>
                {text.denunciationNotice}
              </Notice>
            </div>
          ) : null}
        </div>
      </Card>
      <Card>
        <div className={styles.fields}>
          <div className={styles.wide}>
            <ChoiceField
              id="case-who"
              label={text.who}
              choices={[
                { value: 'member', label: text.whoMember },
                { value: 'other', label: text.whoOther },
                { value: 'anonymous', label: text.whoAnonymous },
              ]}
              value={draft.who}
              onChange={(who) => set({ who })}
            />
          </div>
          {draft.who === 'member' ? (
            <div className={styles.wide}>
              <MemberSearch
                unit={draft.unit}
                chosen={draft.member}
                error={errorOf(errors, CASE_FIELD.member)}
                onChoose={(member) => set({ member })}
              />
            </div>
          ) : draft.who === 'other' ? (
            <>
              <TextField
                id={CASE_FIELD.name}
                label={text.otherName}
                error={errorOf(errors, CASE_FIELD.name)}
                value={draft.name}
                capitals="words"
                lengthMax={SHORT_TEXT_MAX}
                onChange={(name) => set({ name })}
              />
              <TextField
                id={CASE_FIELD.contact}
                label={text.otherContact}
                hint={text.otherContactHint}
                error={errorOf(errors, CASE_FIELD.contact)}
                value={draft.contact}
                lengthMax={SHORT_TEXT_MAX}
                optional
                onChange={(contact) => set({ contact })}
              />
            </>
          ) : (
            <p className={`${styles.dim} ${styles.wide}`}>{text.whoAnonymousHint}</p>
          )}
        </div>
      </Card>
      <Card>
        <div className={styles.fields}>
          <div className={styles.wide}>
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
          </div>
          <div className={styles.wide}>
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
          </div>
          {props.asksDay ? (
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
        </div>
      </Card>
    </>
  );
};
