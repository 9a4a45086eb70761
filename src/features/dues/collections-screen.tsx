/** The collection lists this device knows, the newest first: to print again, to look up, to take back. */
import { useMemo } from 'react';
import { unitOfBook } from '#domain/held-units.ts';
import { collectionList, receipt, voidReceipt } from '#domain/dues/receipt.ts';
import { collectionViews } from '#domain/views/collection-view.ts';
import { useRecords } from '#replica/use-replica.ts';
import { useUnitNames } from '#replica/use-union.ts';
import { amountText, dayText, monthText } from '#text/day-text.ts';
import { sectionText, unitText } from '#text/section-text.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { StateChip } from '#ui/chip.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { collectionPath, duesPath } from './dues-paths.ts';
import { useCollectionText } from './use-group.ts';
import styles from './collection.module.css';

/** Older ones are found by the receipts of their month. */
const SHOWN_MAX = 200;

export const CollectionsScreen = () => {
  const text = useCollectionText();
  const { dues } = useText();
  const lists = useRecords(collectionList);
  const receipts = useRecords(receipt);
  const voids = useRecords(voidReceipt);
  const unitNames = useUnitNames();
  const views = useMemo(
    () =>
      lists === undefined || receipts === undefined
        ? undefined
        : collectionViews(lists, receipts, voids ?? []),
    [lists, receipts, voids],
  );
  return (
    <Screen title={text.lists} back={duesPath}>
      {views === undefined ? null : views.length === 0 ? (
        <EmptyState
          title={text.noLists}
          action={<SecondaryButton href={duesPath}>{dues.back}</SecondaryButton>}
        >
          {text.noListsHint(text.title(text.group))}
        </EmptyState>
      ) : (
        <>
          <Card bare>
            <List label={text.lists}>
              {views.slice(0, SHOWN_MAX).map((view) => (
                <ListRow
                  key={view.id}
                  title={`${sectionText(view, unitNames) || unitText(unitOfBook(view.receipts[0]?.book ?? ''), unitNames) || text.whole} · ${text.month(monthText(view.period))}`}
                  subtitle={`${dayText(view.paidOn)} · ${text.listOf(
                    view.receipts.length - view.voided.size,
                    amountText(view.sumVnd),
                  )}`}
                  href={collectionPath({ book: view.receipts[0]?.book ?? '', id: view.id })}
                  chip={
                    view.voided.size === view.receipts.length ? (
                      <StateChip state="void" />
                    ) : undefined
                  }
                />
              ))}
            </List>
          </Card>
          <p className={styles.dim} role="status">
            {text.listCount(views.length)}
          </p>
        </>
      )}
    </Screen>
  );
};
