/** What every field shares: the label, the hint, the error beside it, and how a reader hears them. */
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { useFrameText } from './use-frame-text.ts';
import styles from './field.module.css';

export interface FieldProps {
  /** Also the target of the error summary's link. */
  readonly id: string;
  readonly label: string;
  /** An example, or what it is for. */
  readonly hint?: ReactNode;
  /** How to mend it. */
  readonly error?: string | undefined;
  readonly optional?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

/** Ids of hint and error, for `aria-describedby`. */
export const describedBy = ({ id, hint, error }: FieldProps): string | undefined => {
  const ids = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(error === undefined ? [] : [`${id}-error`]),
  ];
  return ids.length === 0 ? undefined : ids.join(' ');
};

/** The attributes that keep a field out of the browser's own memory. */
export const unremembered = {
  autoComplete: 'off',
  autoCorrect: 'off',
  spellCheck: false,
  'data-1p-ignore': true,
  'data-lpignore': 'true',
} as const;

export const FieldError = (props: { readonly id: string; readonly error: string | undefined }) =>
  props.error === undefined ? null : (
    <span id={`${props.id}-error`} className={styles.error}>
      <Icon name="alert" />
      <span>{props.error}</span>
    </span>
  );

export const LabelWords = (props: FieldProps) => {
  const text = useFrameText().common;
  return (
    <>
      {props.label}
      {props.optional === true ? <span className={styles.optional}> {text.optional}</span> : null}
    </>
  );
};

/** For one input; groups of choices have a legend instead. */
export const FieldFrame = (props: FieldProps & { readonly children: ReactNode }) => (
  <div className={props.error === undefined ? styles.field : `${styles.field} ${styles.bad}`}>
    <label htmlFor={props.id} className={styles.label}>
      <LabelWords {...props} />
    </label>
    {props.hint === undefined ? null : (
      <span id={`${props.id}-hint`} className={styles.hint}>
        {props.hint}
      </span>
    )}
    <FieldError id={props.id} error={props.error} />
    {props.children}
  </div>
);
