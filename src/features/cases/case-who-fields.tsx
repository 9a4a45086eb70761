/** Whose request it is: a member found by a few letters, somebody else by name, or nobody named. */
import { SHORT_TEXT_MAX } from '#domain/written-text.ts';
import { Card } from '#ui/card.tsx';
import { ChoiceField } from '#ui/choice-field.tsx';
import { FieldGrid, WideField } from '#ui/field-grid.tsx';
import { errorOf } from '#ui/form.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { CASE_FIELD, type CaseDraft, type FieldError } from './case-draft.ts';
import { MemberSearch } from './member-search.tsx';
import styles from './cases.module.css';

export const CaseWhoFields = (props: {
  readonly draft: CaseDraft;
  readonly errors: readonly FieldError[];
  readonly set: (change: Partial<CaseDraft>) => void;
}) => {
  const { cases: text } = useText();
  const { draft, errors, set } = props;
  return (
    <Card>
      <FieldGrid>
        <WideField>
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
        </WideField>
        {draft.who === 'member' ? (
          <WideField>
            <MemberSearch
              unit={draft.unit}
              chosen={draft.member}
              error={errorOf(errors, CASE_FIELD.member)}
              onChoose={(member) => {
                set({ member });
                // The story is what comes next: its keyboard opens without another tap.
                if (member !== '') document.getElementById(CASE_FIELD.summary)?.focus();
              }}
            />
          </WideField>
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
          <WideField>
            <p className={styles.dim}>{text.whoAnonymousHint}</p>
          </WideField>
        )}
      </FieldGrid>
    </Card>
  );
};
