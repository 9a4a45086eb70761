/** A form that the browser remembers nothing of, with the errors once more at the top, as GOV.UK does. */
import { useEffect, useRef, type ReactNode } from 'react';
import { useFrameText } from './use-frame-text.ts';
import styles from './field.module.css';

/** As the field of an error that no field is to blame for: a full disk, another window. */
export const WHOLE_FORM = '';

export interface FormError {
  /** Id of the field it is about, or `WHOLE_FORM`. */
  readonly field: string;
  readonly text: string;
}

export const Form = (props: {
  /** For a submit button outside of it: `form={id}`. */
  readonly id?: string | undefined;
  readonly errors?: readonly FormError[] | undefined;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}) => (
  <form
    id={props.id}
    className={styles.form}
    autoComplete="off"
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      props.onSubmit();
    }}
  >
    <ErrorSummary errors={props.errors ?? []} />
    {props.children}
  </form>
);

/** Takes the focus when it appears; each line leads to its field. */
export const ErrorSummary = (props: { readonly errors: readonly FormError[] }) => {
  const text = useFrameText().common;
  const box = useRef<HTMLDivElement>(null);
  const { errors } = props;
  const isThere = errors.length > 0;
  const ofFields = errors.filter(({ field }) => field !== WHOLE_FORM);
  const ofWhole = errors.filter(({ field }) => field === WHOLE_FORM);
  useEffect(() => {
    if (!isThere) return;
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'start' });
  }, [isThere, errors]);
  if (!isThere) return null;
  return (
    <div ref={box} className={styles.summary} role="alert" tabIndex={-1}>
      {ofWhole.map((error) => (
        <p key={error.text} className={styles.summaryWords}>
          {error.text}
        </p>
      ))}
      {ofFields.length === 0 ? null : (
        <h2 className={styles.summaryTitle}>{text.errorsTitle(ofFields.length)}</h2>
      )}
      <ul>
        {ofFields.map((error) => (
          <li key={`${error.field} ${error.text}`}>
            <a
              href={`#${error.field}`}
              onClick={(event) => {
                // A fragment would go into the history; the field only needs the focus.
                event.preventDefault();
                const field = document.getElementById(error.field);
                field?.focus();
                field?.scrollIntoView({ block: 'center' });
              }}
            >
              {error.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** The error of one field, for its `error`. */
export const errorOf = (errors: readonly FormError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.text;
