/** A collection after it was saved: what came in, the list to print and to sign, a receipt each, all of it back. */
import { useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { dayClose } from '#domain/dues/day-close.ts';
import { collectionList, receipt, voidReceipt } from '#domain/dues/receipt.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { member } from '#domain/roster/member.ts';
import { collectionViews } from '#domain/views/collection-view.ts';
import { receiptNoOf } from '#domain/views/dues-view.ts';
import { useIsWriter, useRecord, useRecords } from '#replica/use-replica.ts';
import { useUnitNames } from '#replica/use-union.ts';
import { amountText, dayText, monthText } from '#text/day-text.ts';
import { sectionText, unitText } from '#text/section-text.ts';
import { Amount } from '#ui/amount.tsx';
import { DangerButton, PrimaryButton, QuietButton, SecondaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { StateChip } from '#ui/chip.tsx';
import { Facts, List, ListRow } from '#ui/list.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useText } from '#ui/use-text.ts';
import { CollectionPaper } from './collection-paper.tsx';
import { CollectionVoid } from './collection-void.tsx';
import { duesPath, groupPath, receiptPath } from './dues-paths.ts';
import type { ReceiptRow } from './dues-list.ts';
import { useCollectionText } from './use-group.ts';
import { useOfficerOf } from './use-dues.ts';
import styles from './collection.module.css';

export const CollectionScreen = () => {
  const text = useCollectionText();
  const { dues } = useText();
  const { book = '', id = '' } = useParams();
  const { isReady } = useRecord(collectionList, book, id);
  const lists = useRecords(collectionList);
  const receipts = useRecords(receipt);
  const voids = useRecords(voidReceipt);
  const members = useRecords(member);
  const closes = useRecords(dayClose);
  const unitNames = useUnitNames();
  const officerOf = useOfficerOf();
  const isWriter = useIsWriter();
  const [isUndoing, setUndoing] = useState(false);
  const view = useMemo(
    () =>
      collectionViews(
        (lists ?? []).filter((list) => list.book === book),
        receipts ?? [],
        voids ?? [],
      ).find((known) => known.id === id),
    [lists, receipts, voids, book, id],
  );
  const nameById = useMemo(
    () => new Map((members ?? []).map((row) => [row.id, row.values])),
    [members],
  );

  if (view === undefined)
    return (
      <Screen title={text.listTitle} back={duesPath}>
        {isReady && receipts !== undefined ? (
          <EmptyState
            title={text.notFound}
            action={<SecondaryButton href={duesPath}>{dues.back}</SecondaryButton>}
          >
            {text.notFoundHint}
          </EmptyState>
        ) : null}
      </Screen>
    );
  const unit = unitOfBook(book);
  const first = view.receipts[0];
  const standing = view.receipts.length - view.voided.size;
  const groupName = sectionText(view, unitNames);
  const month = text.month(monthText(view.period));
  const lines = view.receipts.map((row) => ({
    row,
    name: nameById.get(row.values.member ?? '')?.fullName[0] ?? dues.unknownMember,
    code: nameById.get(row.values.member ?? '')?.employeeNo ?? '',
    number: receiptNoOf(row),
    isVoid: view.voided.has(row.id),
  }));
  const collector = first === undefined ? '' : officerOf(first.changedByDevice);
  return (
    <Screen
      title={text.listTitle}
      subtitle={[groupName || unitText(unit, unitNames), month]
        .filter((part) => part !== '')
        .join(' · ')}
      back={duesPath}
      bottom={
        <PrimaryButton full href={groupPath(unit, view.period)}>
          {text.again}
        </PrimaryButton>
      }
    >
      <div className={styles.screenOnly}>
        <section className={`${styles.summary} ${styles.saved}`} aria-label={text.listTitle}>
          <div>
            <p className={styles.dim}>
              {[
                text.receiptCount(standing),
                ...(view.voided.size === 0 ? [] : [text.voidedCount(view.voided.size)]),
              ].join(' · ')}
            </p>
            <p className={styles.sum}>
              <Amount amountVnd={view.sumVnd} large />
              <StateChip state={stateOf(view.receipts, standing)} />
            </p>
          </div>
          <div>
            <Facts
              facts={[
                { label: dues.rowMethod, value: dues.methods[view.method] },
                { label: dues.rowDay, value: dayText(view.paidOn) },
                { label: dues.rowCollector, value: collector },
                {
                  label: text.counted,
                  value: view.countedVnd === undefined ? '' : amountText(view.countedVnd),
                },
              ]}
            />
          </div>
          <QuietButton full onClick={() => window.print()}>
            {text.print}
          </QuietButton>
        </section>
        <Card bare>
          <List label={text.listTitle}>
            {lines.map(({ row, name, number, isVoid }) => (
              <ListRow
                key={row.key}
                title={name}
                subtitle={number}
                href={receiptPath(row)}
                right={<Amount amountVnd={row.values.amountVnd ?? 0} isVoid={isVoid} />}
                chip={isVoid ? <StateChip state="void" /> : undefined}
              />
            ))}
          </List>
        </Card>
        {/* Not in the bar below, where the thumb rests. */}
        {standing === 0 || !isWriter ? null : (
          <DangerButton full onClick={() => setUndoing(true)}>
            {text.undo}
          </DangerButton>
        )}
      </div>
      <CollectionPaper
        union={unitNames.get(unit) ?? dues.unionFallback}
        group={groupName}
        period={view.period}
        paidOn={view.paidOn}
        sumVnd={view.sumVnd}
        lines={lines}
      />
      <CollectionVoid
        isOpen={isUndoing}
        book={book}
        view={view}
        voids={voids ?? []}
        closes={closes ?? []}
        onDone={() => setUndoing(false)}
      />
    </Screen>
  );
};

/** The least safe of them; nothing that stands: voided. */
const stateOf = (
  receipts: readonly ReceiptRow[],
  standing: number,
): ReceiptRow['state'] | 'void' => {
  if (standing === 0) return 'void';
  const states = receipts.map(({ state }) => state);
  return states.includes('check') ? 'check' : states.includes('waiting') ? 'waiting' : 'safe';
};
