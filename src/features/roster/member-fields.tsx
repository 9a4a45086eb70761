/** The questions about a person, in two short groups: who it is, and how and where to reach them. */
import { maskNationalNumber } from '#domain/roster/citizen-number.ts';
import { ADDRESS_MAX } from '#domain/roster/member-facts.ts';
import { nameLengthMax } from '#domain/roster/person-name.ts';
import { Card } from '#ui/card.tsx';
import { ChoiceField, SelectField } from '#ui/choice-field.tsx';
import { errorOf } from '#ui/form.tsx';
import { Notice } from '#ui/notice.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import type { MemberDraft, NumberNews } from './member-draft.ts';
import { FIELD, type FieldError } from './member-form.ts';
import styles from './member.module.css';

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
  const set = (change: Partial<MemberDraft>): void => props.onChange({ ...draft, ...change });
  return (
    <>
      <Card title={text.groupPerson}>
        <div className={styles.two}>
          <div className={styles.wide}>
            <TextField
              id={FIELD.number}
              label={text.number}
              hint={text.numberHintOptional}
              error={errorOf(errors, FIELD.number)}
              value={draft.number}
              inputMode="numeric"
              capitals="none"
              figures
              optional
              onChange={props.onNumber}
              onBlur={props.onNumberLeft}
            />
            <NumberNewsNotice news={news} number={draft.number} />
          </div>
          <div className={styles.wide}>
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
          </div>
          <TextField
            id={FIELD.bornOn}
            label={text.born}
            hint={text.bornHint}
            error={errorOf(errors, FIELD.bornOn)}
            value={draft.bornOn}
            inputMode="numeric"
            capitals="none"
            figures
            optional
            onChange={(bornOn) => set({ bornOn })}
          />
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
        </div>
      </Card>
      <Card title={text.groupReach}>
        <div className={styles.two}>
          <TextField
            id={FIELD.phone}
            label={text.phone}
            hint={text.phoneHint}
            error={errorOf(errors, FIELD.phone)}
            value={draft.phone}
            inputMode="tel"
            capitals="none"
            figures
            optional
            onChange={(phone) => set({ phone })}
          />
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
          <TextField
            id={FIELD.sectionNote}
            label={text.sectionNote}
            hint={text.sectionNoteHint}
            error={errorOf(errors, FIELD.sectionNote)}
            value={draft.sectionNote}
            optional
            onChange={(sectionNote) => set({ sectionNote })}
          />
          <div className={styles.wide}>
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
          </div>
          {props.hasNote ? (
            <div className={styles.wide}>
              <TextField
                id={FIELD.note}
                label={text.note}
                value={draft.note}
                multiline
                optional
                onChange={(note) => set({ note })}
              />
            </div>
          ) : null}
        </div>
      </Card>
    </>
  );
};

const NumberNewsNotice = (props: { readonly news: NumberNews; readonly number: string }) => {
  const { roster: text } = useText();
  const { news } = props;
  switch (news.kind) {
    case 'none':
      return null;
    case 'number': {
      const { sex, birthYear, birthplace } = news.facts;
      return (
        <p className={styles.dim} role="status">
          {text.fromNumber(text[sex], birthYear, birthplace)}
        </p>
      );
    }
    case 'card':
      return (
        <Notice tone={news.warnings.length === 0 ? 'info' : 'warn'} title={text.fromCard} live>
          {news.warnings.length === 0
            ? maskNationalNumber(props.number)
            : news.warnings.map((warning) => <p key={warning}>{text.cardWarnings[warning]}</p>)}
        </Notice>
      );
    case 'not-a-card':
      return (
        <Notice tone="danger" live>
          {text.cardRefusals[news.why]}
        </Notice>
      );
  }
};
