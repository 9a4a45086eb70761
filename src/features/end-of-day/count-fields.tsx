/** The till note by note: how many of each, what they make; Enter leads to the next kind. */
import type { KeyboardEvent } from 'react';
import { LOOSE_VND } from '#domain/dues/day-close.ts';
import { amountText, countText } from '#text/day-text.ts';
import { FieldError, unremembered } from '#ui/field-frame.tsx';
import { errorOf, type FormError } from '#ui/form.tsx';
import { useText } from '#ui/use-text.ts';
import { KINDS_VND, kindText, noteField } from './count-plan.ts';
import styles from './end-of-day.module.css';

const DIGITS_MAX = 7;

export const CountFields = (props: {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FormError[];
  readonly autoFocus: boolean;
  readonly onChange: (typed: Readonly<Record<string, string>>) => void;
}) => {
  const { endOfDay: text } = useText();
  return (
    <div className={styles.kinds}>
      {KINDS_VND.map((noteVnd, index) => {
        const id = noteField(noteVnd);
        const value = props.typed[noteVnd] ?? '';
        const error = errorOf(props.errors, id);
        const count = /^\d+$/.test(value) ? Number(value) : 0;
        return (
          <div key={noteVnd} className={styles.kind}>
            <label htmlFor={id} className={styles.kindName}>
              <span aria-hidden="true">{kindText(noteVnd, text)}</span>
              <span className={styles.hidden}>
                {noteVnd === LOOSE_VND ? text.looseLabel : text.notesOf(amountText(noteVnd))}
              </span>
            </label>
            <input
              id={id}
              name={`f-${id}`}
              className={styles.kindCount}
              inputMode="numeric"
              enterKeyHint="next"
              maxLength={DIGITS_MAX}
              value={value}
              autoFocus={props.autoFocus && index === 0}
              aria-invalid={error === undefined ? undefined : true}
              aria-describedby={error === undefined ? undefined : `${id}-error`}
              {...unremembered}
              onKeyDown={toNext}
              onChange={(event) =>
                props.onChange({ ...props.typed, [noteVnd]: event.currentTarget.value })
              }
            />
            <span className={styles.kindSum} aria-hidden="true">
              {count === 0 ? '' : countText(count * noteVnd)}
            </span>
            <FieldError id={id} error={error} />
          </div>
        );
      })}
    </div>
  );
};

/** The keypad's own key leads on; after the last kind it puts the keypad away and shows what it makes. */
const toNext = (event: KeyboardEvent<HTMLInputElement>): void => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  const field = event.currentTarget;
  const fields = [...(field.form?.querySelectorAll<HTMLInputElement>('input') ?? [])];
  const next = fields[fields.indexOf(field) + 1];
  if (next === undefined) field.blur();
  else {
    next.focus();
    next.select();
  }
};
