/** Officers to tick, one a row. */
import { CheckField } from '#ui/choice-field.tsx';
import type { ReaderChoice } from './use-case-readers.ts';
import styles from './cases.module.css';

export const ReaderTicks = (props: {
  readonly label: string;
  readonly hint: string;
  readonly error?: string | undefined;
  readonly choices: readonly ReaderChoice[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}) => (
  <fieldset className={styles.readers}>
    <legend className={styles.label}>{props.label}</legend>
    <p className={styles.dim}>{props.hint}</p>
    {props.error === undefined ? null : (
      <p className={styles.error} role="alert">
        {props.error}
      </p>
    )}
    {props.choices.map(({ officer, name }) => (
      <CheckField
        key={officer}
        id={`reader-${officer}`}
        label={name}
        checked={props.chosen.includes(officer)}
        onChange={(isChosen) =>
          props.onChange(
            isChosen
              ? [...props.chosen, officer]
              : props.chosen.filter((chosen) => chosen !== officer),
          )
        }
      />
    ))}
  </fieldset>
);
