/** The heading of a column by which a table can be put in order. */
import styles from './sort-heading.module.css';

export interface TableOrder<C extends string> {
  readonly by: C;
  readonly isDown: boolean;
}

/** A tap on a column: by it, and at the second tap the other way round. */
export const afterTap = <C extends string>(order: TableOrder<C>, by: C): TableOrder<C> => ({
  by,
  isDown: order.by === by && !order.isDown,
});

export const SortHeading = <C extends string>(props: {
  readonly by: C;
  readonly words: string;
  readonly order: TableOrder<C>;
  readonly onOrder: (order: TableOrder<C>) => void;
  readonly className?: string | undefined;
}) => {
  const { by, order } = props;
  const isBy = order.by === by;
  return (
    <span
      role="columnheader"
      className={props.className}
      aria-sort={!isBy ? 'none' : order.isDown ? 'descending' : 'ascending'}
    >
      <button
        type="button"
        className={styles.sorter}
        onClick={() => props.onOrder(afterTap(order, by))}
      >
        {props.words}
        <span aria-hidden="true">{!isBy ? '' : order.isDown ? ' ▼' : ' ▲'}</span>
      </button>
    </span>
  );
};
