/** Six digits that are secret: a keyboard of digits, nothing the browser would keep or offer to keep. */
import { describedBy, FieldFrame, unremembered } from './field-frame.tsx';
import type { TypedFieldProps } from './text-field.tsx';
import styles from './field.module.css';

const DIGITS = 6;

export const PinField = (
  props: TypedFieldProps & {
    /** Called with all six as soon as the last one is typed. */
    readonly onComplete?: ((pin: string) => void) | undefined;
  },
) => {
  const type = (typed: string): void => {
    const pin = typed.replace(/[^0-9]/g, '').slice(0, DIGITS);
    props.onChange(pin);
    if (pin.length === DIGITS && pin !== props.value) props.onComplete?.(pin);
  };
  return (
    <FieldFrame {...props}>
      <div className={`${styles.box} ${styles.pinBox}`}>
        <input
          id={props.id}
          // A name of its own would let a browser remember what was typed under it.
          name={`f-${props.id}`}
          value={props.value}
          disabled={props.disabled ?? false}
          autoFocus={props.autoFocus ?? false}
          inputMode="numeric"
          className={`${styles.input} ${styles.pin} ${styles.masked}`}
          aria-describedby={describedBy(props)}
          aria-invalid={props.error === undefined ? undefined : true}
          aria-required
          {...unremembered}
          onChange={(event) => type(event.currentTarget.value)}
        />
      </div>
    </FieldFrame>
  );
};
