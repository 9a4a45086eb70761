/** A filter with many values in the place of one chip: the phone's own list, seen and cleared like the others. */
import styles from './field.module.css';

export const ChipSelect = (props: {
  readonly label: string;
  readonly value: string;
  /** What stands there while nothing is chosen. */
  readonly all: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}) => (
  <select
    className={`${styles.chip} ${styles.chipSelect} ${props.value === '' ? '' : styles.chipOn}`}
    aria-label={props.label}
    value={props.value}
    autoComplete="off"
    onChange={(event) => props.onChange(event.currentTarget.value)}
  >
    <option value="">{props.all}</option>
    {props.choices.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))}
  </select>
);
