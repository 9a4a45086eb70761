/** Fields that are typed: text, secret words, sums and days. */
import { useState, type ComponentProps, type HTMLAttributes, type ReactNode } from 'react';
import { dayFromTyped, dayText, partialDayFromTyped } from '#text/day-text.ts';
import { describedBy, FieldFrame, unremembered, type FieldProps } from './field-frame.tsx';
import { useFrameText } from './use-frame-text.ts';
import styles from './field.module.css';

export interface TypedFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly autoFocus?: boolean | undefined;
}

interface TextFieldProps extends TypedFieldProps {
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  readonly lengthMax?: number | undefined;
  readonly multiline?: boolean | undefined;
  /** Names: each word begins with a capital on a phone's keyboard. */
  readonly capitals?: 'words' | 'sentences' | 'characters' | 'none' | undefined;
  /** Digits of equal width. */
  readonly figures?: boolean | undefined;
  readonly onBlur?: (() => void) | undefined;
}

const inputProps = (props: TypedFieldProps) => ({
  id: props.id,
  // A name of its own would let a browser remember what was typed under it.
  name: `f-${props.id}`,
  value: props.value,
  disabled: props.disabled ?? false,
  autoFocus: props.autoFocus ?? false,
  'aria-describedby': describedBy(props),
  'aria-invalid': props.error === undefined ? undefined : (true as const),
  'aria-required': props.optional === true ? undefined : (true as const),
  ...unremembered,
});

export const TextField = (props: TextFieldProps) => {
  const shared = {
    ...inputProps(props),
    maxLength: props.lengthMax,
    autoCapitalize: props.capitals ?? 'sentences',
    onBlur: props.onBlur,
    className: `${styles.input} ${props.figures === true ? styles.figures : ''}`,
  };
  return (
    <FieldFrame {...props}>
      <div className={styles.box}>
        {props.multiline === true ? (
          <textarea
            {...inputProps(props)}
            className={styles.input}
            maxLength={props.lengthMax}
            rows={5}
            onBlur={props.onBlur}
            onChange={(event) => props.onChange(event.currentTarget.value)}
          />
        ) : (
          <PlainInput {...shared} inputMode={props.inputMode} onChange={props.onChange} />
        )}
      </div>
    </FieldFrame>
  );
};

/** Figures of a card or a telephone: digits of equal width, and a keyboard of digits. */
export const FigureField = (
  props: Omit<TextFieldProps, 'capitals' | 'figures' | 'multiline'> & {
    readonly inputMode: 'numeric' | 'tel';
  },
) => <TextField {...props} capitals="none" figures />;

/**
 * Secret words. Not a password field: those are offered to the browser's own store, and many Vietnamese
 * keyboards write no accents in them.
 */
export const WordsField = (props: TypedFieldProps & { readonly shown?: boolean | undefined }) => {
  const text = useFrameText().common;
  const [isShown, setShown] = useState(props.shown ?? false);
  return (
    <FieldFrame {...props}>
      <div className={styles.box}>
        <PlainInput
          {...inputProps(props)}
          autoCapitalize="none"
          className={`${styles.input} ${isShown ? '' : styles.masked}`}
          onChange={props.onChange}
        />
        <button
          type="button"
          className={styles.inBox}
          aria-pressed={isShown}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? text.hideWords : text.showWords}
        </button>
      </div>
    </FieldFrame>
  );
};

/** A sum in đồng as typed ("25000", "1tr25"); the caller parses it and may show it in words below. */
export const AmountField = (props: TypedFieldProps & { readonly words?: ReactNode }) => (
  <FieldFrame {...props}>
    <div className={styles.box}>
      <PlainInput
        {...inputProps(props)}
        inputMode="text"
        autoCapitalize="none"
        className={`${styles.input} ${styles.sum}`}
        onChange={(typed) => props.onChange(groupedIfPlain(typed))}
      />
      <span className={styles.unit} aria-hidden="true">
        đ
      </span>
    </div>
    {props.words === undefined ? null : (
      <span className={styles.hint} role="status">
        {props.words}
      </span>
    )}
  </FieldFrame>
);

/** "25000" and "25.00" (a digit taken away) become grouped again; "1tr25" stays as it is. */
const groupedIfPlain = (typed: string): string => {
  if (!/^[0-9.]*$/.test(typed)) return typed;
  const digits = typed.replaceAll('.', '').replace(/^0+(?=[0-9])/, '');
  return digits.replace(/\B(?=(?:[0-9]{3})+$)/g, '.');
};

/**
 * A day typed as dd/mm/yyyy: the strokes come by themselves, and what was typed otherwise (5-3-90) is
 * written out when the field is left. `dayFromTyped` in text/ reads it.
 */
export const DateField = (
  props: TypedFieldProps & {
    /** The year alone may be all that is known; read by `partialDayFromTyped`. */
    readonly partial?: boolean | undefined;
  },
) => {
  const { partial = false, ...field } = props;
  const writeOut = (): void => {
    const read = partial ? partialDayFromTyped(field.value) : dayFromTyped(field.value);
    if (read.ok && dayText(read.value) !== field.value) field.onChange(dayText(read.value));
  };
  return (
    <FieldFrame {...field}>
      <div className={`${styles.box} ${styles.day}`}>
        <PlainInput
          {...inputProps(field)}
          inputMode="numeric"
          className={`${styles.input} ${styles.figures}`}
          onBlur={writeOut}
          onChange={(typed) => field.onChange(withStrokes(typed, field.value, partial))}
        />
      </div>
    </FieldFrame>
  );
};

const withStrokes = (typed: string, before: string, partial: boolean): string => {
  const isTakingAway = typed.length < before.length;
  const isTypingOn = /^[0-9/]*$/.test(typed) && typed.startsWith(before);
  if (isTakingAway || !isTypingOn) return typed;
  // 19 and 20 may begin a day or a year: where a year is welcome, the strokes wait.
  if (partial && /^(?:19|20)/.test(typed)) return typed;
  if (/^\d{3}$/.test(typed)) return `${typed.slice(0, 2)}/${typed.slice(2)}`;
  if (/^\d{2}\/\d{3}$/.test(typed)) return `${typed.slice(0, 5)}/${typed.slice(5)}`;
  return typed;
};

type PlainInputProps = Omit<ComponentProps<'input'>, 'onChange'> & {
  readonly onChange: (text: string) => void;
};

const PlainInput = ({ onChange, ...rest }: PlainInputProps) => (
  <input {...rest} onChange={(event) => onChange(event.currentTarget.value)} />
);
