/** Lists of things to open, and facts as label and value. */
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { useLinkClick } from './link.tsx';
import { Parts } from './parts.tsx';
import styles from './list.module.css';

export const List = (props: {
  readonly label?: string | undefined;
  readonly children: ReactNode;
}) => (
  <ul className={styles.list} aria-label={props.label}>
    {props.children}
  </ul>
);

export interface ListRowProps {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  /** Figures at the right edge. */
  readonly right?: ReactNode;
  readonly chip?: ReactNode;
  /** A small quiet act under the words, whose own words stand in line with them; for rows that do not open anything. */
  readonly action?: ReactNode;
  /** A sign before the words. */
  readonly lead?: ReactNode;
  /** The row the arrow keys stand on. */
  readonly isChosen?: boolean | undefined;
  /** A row that shows more below itself: whether it does. */
  readonly isOpen?: boolean | undefined;
  /** Id of its element, for scrolling it into sight. */
  readonly rowId?: string | undefined;
  readonly href?: string | undefined;
  readonly onClick?: (() => void) | undefined;
}

/** A row in a `List`. */
export const ListRow = (props: ListRowProps) => (
  <li id={props.rowId}>
    <RowOpener {...props} />
  </li>
);

/** The same row without its list item: for virtual lists that make their own. */
export const RowOpener = (props: ListRowProps) => {
  const follow = useLinkClick(props.href);
  const inside = (
    <span className={styles.inside}>
      {props.lead === undefined ? null : <span className={styles.lead}>{props.lead}</span>}
      <span
        className={
          props.right === undefined && props.chip !== undefined
            ? `${styles.words} ${styles.broad}`
            : styles.words
        }
      >
        {props.title === '' ? null : <span className={styles.title}>{inParts(props.title)}</span>}
        {props.subtitle === undefined || props.subtitle === '' ? null : (
          <span className={styles.subtitle}>{inParts(props.subtitle)}</span>
        )}
        {props.action === undefined ? null : <span className={styles.action}>{props.action}</span>}
      </span>
      {props.right === undefined && props.chip === undefined ? null : (
        <span className={styles.right}>
          {props.right}
          {props.chip}
        </span>
      )}
    </span>
  );
  const next = (
    <span className={styles.next}>
      <Icon name="next" />
    </span>
  );
  if (props.href !== undefined)
    return (
      <a
        className={props.isChosen === true ? `${styles.row} ${styles.chosen}` : styles.row}
        href={props.href}
        onClick={follow}
      >
        {inside}
        {next}
      </a>
    );
  if (props.onClick !== undefined)
    return (
      <button
        type="button"
        className={styles.row}
        aria-expanded={props.isOpen}
        onClick={props.onClick}
      >
        {inside}
        {next}
      </button>
    );
  return <div className={styles.row}>{inside}</div>;
};

const inParts = (words: ReactNode): ReactNode =>
  typeof words === 'string' ? <Parts words={words} /> : words;

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** Facts of a paper or a person; those without a value are left out. */
export const Facts = (props: { readonly facts: readonly Fact[] }) => (
  <dl className={styles.facts}>
    {props.facts
      .filter(({ value }) => value !== undefined && value !== null && value !== '')
      .map((fact) => (
        <div key={fact.label} className={styles.fact}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
  </dl>
);

/** Text with the found places marked; ranges are half open, in order. */
export const Marked = (props: {
  readonly text: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}) => {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [from, to] of props.ranges) {
    parts.push(props.text.slice(at, from));
    parts.push(
      <mark key={from} className={styles.mark}>
        {props.text.slice(from, to)}
      </mark>,
    );
    at = to;
  }
  return (
    <>
      {parts}
      {props.text.slice(at)}
    </>
  );
};
