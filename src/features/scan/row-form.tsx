/** The fields of one person of the list: typed from the start, or mended after a scan. */
import { useEffect } from 'react';
import { citizenNumberFacts } from '#domain/roster/citizen-number.ts';
import { ADDRESS_MAX } from '#domain/roster/member-facts.ts';
import { nameLengthMax } from '#domain/roster/person-name.ts';
import { ChoiceField } from '#ui/choice-field.tsx';
import { FieldGrid, WideField } from '#ui/field-grid.tsx';
import { FigureField, TextField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { digitsOf, withNumber, type ScanRow } from './scan-list.ts';
import type { ScanRowProps } from './row-props.ts';
import styles from './scan.module.css';

const NUMBER_DIGITS = 12;

export const RowForm = ({ row, onChange, onCardText }: ScanRowProps) => {
  const { roster: text } = useText();
  const set = (change: Partial<ScanRow>): void => onChange({ ...row, ...change });
  const field = (name: string): string => `scan-${name}-${row.id}`;
  const nameField = field('name');
  const firstField = row.number === '' ? field('number') : nameField;
  const facts = citizenNumberFacts(digitsOf(row.number));
  useEffect(() => {
    document.getElementById(firstField)?.focus();
    // Once, when the fields open: afterwards the officer is where the officer is.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const typeNumber = (typed: string): void => {
    // A card pasted whole, or the beginning of what a scanner types, goes the way of a scan.
    if (typed.includes('|') && typed.length - row.number.length > NUMBER_DIGITS)
      return onCardText(typed);
    onChange(withNumber(row, typed));
    // Twelve digits are all of it: the name is next, without a tap.
    if (digitsOf(typed).length === NUMBER_DIGITS && row.fullName === '')
      document.getElementById(nameField)?.focus();
  };

  return (
    <div className={styles.fields}>
      <FieldGrid>
        <WideField>
          <FigureField
            id={field('number')}
            label={text.number}
            hint={
              facts.ok
                ? text.fromNumber(
                    text[facts.value.sex],
                    facts.value.birthYear,
                    facts.value.birthplace,
                  )
                : text.numberHintOptional
            }
            value={row.number}
            inputMode="numeric"
            optional
            onChange={typeNumber}
          />
        </WideField>
        <WideField>
          <TextField
            id={nameField}
            label={text.name}
            hint={text.nameHint}
            value={row.fullName}
            capitals="words"
            lengthMax={nameLengthMax}
            onChange={(fullName) => set({ fullName })}
          />
        </WideField>
        <FigureField
          id={field('born')}
          label={text.born}
          hint={text.bornHint}
          value={row.bornOn}
          inputMode="numeric"
          optional
          onChange={(bornOn) => set({ bornOn })}
        />
        <ChoiceField
          id={field('sex')}
          label={text.sex}
          choices={[
            { value: 'female', label: text.female },
            { value: 'male', label: text.male },
          ]}
          value={row.sex ?? undefined}
          optional
          sideBySide
          onChange={(sex) => set({ sex })}
        />
        <FigureField
          id={field('phone')}
          label={text.phone}
          hint={text.phoneHint}
          value={row.phone}
          inputMode="tel"
          optional
          onChange={(phone) => set({ phone })}
        />
        <WideField>
          <TextField
            id={field('address')}
            label={text.address}
            hint={text.addressHint}
            value={row.address}
            lengthMax={ADDRESS_MAX}
            optional
            onChange={(address) => set({ address })}
          />
        </WideField>
      </FieldGrid>
    </div>
  );
};
