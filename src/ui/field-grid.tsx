/** Fields of a form: one under the other on a phone, two beside each other on a laptop. */
import type { ReactNode } from 'react';
import styles from './field-grid.module.css';

export const FieldGrid = (props: { readonly children: ReactNode }) => (
  <div className={styles.grid}>{props.children}</div>
);

/** A field that takes the whole width on a laptop too. */
export const WideField = (props: { readonly children: ReactNode }) => (
  <div className={styles.wide}>{props.children}</div>
);
