/** A white card with an optional heading, and the plain ways of setting things below or beside each other. */
import type { ReactNode } from 'react';
import styles from './card.module.css';

export const Card = (props: {
  readonly title?: ReactNode;
  /** At the right of the heading: a count, a link. */
  readonly aside?: ReactNode;
  /** For lists: rows reach the card's edges. */
  readonly bare?: boolean | undefined;
  readonly label?: string | undefined;
  readonly children: ReactNode;
}) => (
  <section
    className={props.bare === true ? `${styles.card} ${styles.bare}` : styles.card}
    aria-label={props.label}
  >
    {props.title === undefined && props.aside === undefined ? null : (
      <div className={styles.head}>
        {props.title === undefined ? null : <h2 className={styles.title}>{props.title}</h2>}
        {props.aside === undefined ? null : <div className={styles.aside}>{props.aside}</div>}
      </div>
    )}
    {props.children}
  </section>
);

export const Stack = (props: {
  readonly gap?: 8 | 16 | 24 | undefined;
  readonly children: ReactNode;
}) => <div className={`${styles.stack} ${styles[`gap${props.gap ?? 16}`]}`}>{props.children}</div>;

/** Below each other on a phone, two columns on a laptop. */
export const Columns = (props: { readonly children: ReactNode }) => (
  <div className={styles.columns}>{props.children}</div>
);
