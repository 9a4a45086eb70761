/** A long list: tools above, lines on a phone, columns on a laptop; only the rows in sight are drawn. */
import {
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
  type Ref,
  type RefObject,
} from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
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
  <div
    className={styles.filters}
    // A browser leaves alone what is partly in sight: by keyboard one would stand on half a word.
    onFocus={({ target }) => target.scrollIntoView({ inline: 'nearest', block: 'nearest' })}
  >
    {props.children}
  </div>
);

export const DataTable = (props: {
  readonly label: string;
  readonly count: number;
  /** Cells of the headings, seen on a laptop. */
  readonly headings: ReactNode;
  /** The columns of headings and rows: a class of the caller's that says only that. */
  readonly columns: string | undefined;
  /** As long as its rows, where the whole screen scrolls; otherwise as high as is left, and its rows scroll. */
  readonly isWhole?: boolean | undefined;
  readonly children: ReactNode;
}) => (
  <div
    className={`${styles.table} ${props.isWhole === true ? styles.whole : ''}`}
    role="table"
    aria-label={props.label}
    aria-rowcount={props.count}
  >
    <div role="rowgroup" className={styles.headings}>
      <div role="row" className={`${styles.row} ${props.columns ?? ''}`}>
        {props.headings}
      </div>
    </div>
    {props.children}
  </div>
);

/** The rows of a `DataTable`: as high as they are, and where that is more than is left they scroll. */
export const VirtualRows = <T,>(props: {
  /** For scrolling a row into sight. */
  readonly listRef?: Ref<VirtualizerHandle> | undefined;
  readonly data: readonly T[];
  readonly children: (item: T, index: number) => ReactElement;
}) => {
  const scroller = useRef<HTMLDivElement>(null);
  return (
    // Said here and not in the sheet: by this `kept-place.ts` knows what scrolls.
    <div ref={scroller} className={styles.rows} role="rowgroup" style={{ overflowY: 'auto' }}>
      <Virtualizer
        ref={props.listRef ?? null}
        scrollRef={scroller}
        data={props.data}
        bufferSize={150}
      >
        {props.children}
      </Virtualizer>
    </div>
  );
};

/** The rows of a whole `DataTable`, drawn as the screen around them scrolls. */
export const WholeRows = <T,>(props: {
  /** For scrolling a row into sight. */
  readonly listRef?: Ref<VirtualizerHandle> | undefined;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly data: readonly T[];
  readonly children: (item: T, index: number) => ReactElement;
}) => {
  const [offset, setOffset] = useState(0);
  return (
    <div
      className={styles.wholeRows}
      role="rowgroup"
      ref={(element) => setOffset(element?.offsetTop ?? 0)}
    >
      <Virtualizer
        ref={props.listRef ?? null}
        scrollRef={props.scroller}
        startMargin={offset}
        data={props.data}
        bufferSize={300}
      >
        {props.children}
      </Virtualizer>
    </div>
  );
};

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
