/** A long list: tools above, lines on a phone, columns on a laptop; only the rows in sight are drawn. */
import type { ReactElement, ReactNode, Ref } from 'react';
import { VList, type VListHandle } from 'virtua';
import styles from './data-table.module.css';
import { AppLink } from './link.tsx';

/** The whole height of a screen: tools that stay, a list that scrolls. */
export const ListPage = (props: { readonly children: ReactNode }) => (
  <div className={styles.page}>{props.children}</div>
);

/** Search and filters above a list. */
export const ListTools = (props: { readonly children: ReactNode }) => (
  <div className={styles.tools}>{props.children}</div>
);

/** Filters in one line that slides sideways: they never push the list off a phone. */
export const FilterLine = (props: { readonly children: ReactNode }) => (
  <div className={styles.filters}>{props.children}</div>
);

export const DataTable = (props: {
  readonly label: string;
  readonly count: number;
  /** Cells of the headings, seen on a laptop. */
  readonly headings: ReactNode;
  /** The columns of headings and rows: a class of the caller's that says only that. */
  readonly columns: string | undefined;
  readonly children: ReactNode;
}) => (
  <div className={styles.table} role="table" aria-label={props.label} aria-rowcount={props.count}>
    <div role="rowgroup" className={styles.headings}>
      <div role="row" className={`${styles.row} ${props.columns ?? ''}`}>
        {props.headings}
      </div>
    </div>
    {props.children}
  </div>
);

/** The rows of a `DataTable`. */
export const VirtualRows = <T,>(props: {
  /** For scrolling a row into sight. */
  readonly listRef?: Ref<VListHandle> | undefined;
  readonly data: readonly T[];
  readonly children: (item: T, index: number) => ReactElement;
}) => (
  <VList
    ref={props.listRef ?? null}
    className={styles.rows}
    role="rowgroup"
    data={props.data}
    bufferSize={150}
  >
    {props.children}
  </VList>
);

export const DataRow = (props: {
  readonly columns: string | undefined;
  /** Chosen by the keyboard. */
  readonly isChosen?: boolean | undefined;
  readonly children: ReactNode;
}) => (
  <div
    role="row"
    className={`${styles.row} ${props.columns ?? ''} ${props.isChosen === true ? styles.chosen : ''}`}
  >
    {props.children}
  </div>
);

/** What a row opens: the target is the whole row. */
export const RowLink = (props: { readonly href: string; readonly children: ReactNode }) => (
  <AppLink href={props.href} className={styles.open}>
    {props.children}
  </AppLink>
);
