/** Fields that are chosen: one of a few as cards, one of many, yes or no, and filters above a list. */
import type { ReactNode } from 'react';
import {
  describedBy,
  FieldError,
  FieldFrame,
  LabelWords,
  type FieldProps,
} from './field-frame.tsx';
import { Icon } from './icon.tsx';
import styles from './field.module.css';

export interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** One of a few, all in sight. */
export const ChoiceField = <V extends string>(
  props: FieldProps & {
    readonly choices: readonly Choice<V>[];
    /** Nothing chosen yet: undefined. */
    readonly value: V | undefined;
    readonly onChange: (value: V) => void;
    /** Short words may stand beside each other. */
    readonly sideBySide?: boolean | undefined;
  },
) => (
  <fieldset
    className={props.error === undefined ? styles.group : `${styles.group} ${styles.bad}`}
    aria-describedby={describedBy(props)}
    disabled={props.disabled ?? false}
  >
    <legend className={`${styles.label} ${styles.legend}`}>
      <LabelWords {...props} />
    </legend>
    {props.hint === undefined ? null : (
      <span id={`${props.id}-hint`} className={styles.hint}>
        {props.hint}
      </span>
    )}
    <FieldError id={props.id} error={props.error} />
    <div className={`${styles.choices} ${props.sideBySide === true ? styles.sideBySide : ''}`}>
      {props.choices.map((choice, index) => (
        <label
          key={choice.value}
          className={`${styles.choice} ${choice.value === props.value ? styles.chosen : ''} ${choice.disabled === true ? styles.off : ''}`}
        >
          <input
            type="radio"
            // The summary's link leads to the first choice.
            id={index === 0 ? props.id : `${props.id}-${choice.value}`}
            name={props.id}
            value={choice.value}
            checked={choice.value === props.value}
            disabled={choice.disabled ?? false}
            aria-describedby={
              choice.hint === undefined ? undefined : `${props.id}-${choice.value}-hint`
            }
            onChange={() => props.onChange(choice.value)}
          />
          <span className={styles.choiceWords}>
            <span className={styles.choiceLabel}>{choice.label}</span>
            {choice.hint === undefined ? null : (
              <span id={`${props.id}-${choice.value}-hint`} className={styles.hint}>
                {choice.hint}
              </span>
            )}
          </span>
        </label>
      ))}
    </div>
  </fieldset>
);

/** One of many: the phone's own list. */
export const SelectField = (
  props: FieldProps & {
    readonly choices: readonly Choice<string>[];
    readonly value: string;
    readonly onChange: (value: string) => void;
    /** Shown while nothing is chosen. */
    readonly placeholder?: string | undefined;
  },
) => (
  <FieldFrame {...props}>
    <div className={styles.box}>
      <select
        id={props.id}
        name={`f-${props.id}`}
        className={`${styles.input} ${styles.select}`}
        value={props.value}
        disabled={props.disabled ?? false}
        autoComplete="off"
        aria-describedby={describedBy(props)}
        aria-invalid={props.error === undefined ? undefined : true}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {props.placeholder === undefined ? null : <option value="">{props.placeholder}</option>}
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value} disabled={choice.disabled ?? false}>
            {choice.label}
          </option>
        ))}
      </select>
      <span className={styles.arrow}>
        <Icon name="next" />
      </span>
    </div>
  </FieldFrame>
);

/** Yes or no, as one large target. */
export const CheckField = (
  props: FieldProps & { readonly checked: boolean; readonly onChange: (checked: boolean) => void },
) => (
  <div className={props.error === undefined ? styles.field : `${styles.field} ${styles.bad}`}>
    <FieldError id={props.id} error={props.error} />
    <label className={`${styles.choice} ${props.disabled === true ? styles.off : ''}`}>
      <input
        type="checkbox"
        id={props.id}
        name={`f-${props.id}`}
        checked={props.checked}
        disabled={props.disabled ?? false}
        aria-describedby={describedBy(props)}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span className={styles.choiceWords}>
        <span className={styles.choiceLabel}>
          <LabelWords {...props} />
        </span>
        {props.hint === undefined ? null : (
          <span id={`${props.id}-hint`} className={styles.hint}>
            {props.hint}
          </span>
        )}
      </span>
    </label>
  </div>
);

/** Filters above a list: what is on is seen, a second tap takes it off where `onClear` is given. */
export const FilterChips = <V extends string>(props: {
  readonly label: string;
  readonly choices: readonly { readonly value: V; readonly label: ReactNode }[];
  readonly value: V | undefined;
  readonly onChange: (value: V) => void;
  readonly onClear?: (() => void) | undefined;
}) => (
  <div className={styles.chips} role="group" aria-label={props.label}>
    {props.choices.map((choice) => (
      <button
        key={choice.value}
        type="button"
        className={styles.chip}
        aria-pressed={choice.value === props.value}
        onClick={() =>
          choice.value === props.value && props.onClear !== undefined
            ? props.onClear()
            : props.onChange(choice.value)
        }
      >
        {choice.label}
      </button>
    ))}
  </div>
);
