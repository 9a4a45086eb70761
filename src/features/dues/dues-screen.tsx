/** Đoàn phí of a month: how much came in, who has not paid; a tap on a person collects. */
import { useDeferredValue, useMemo, useRef } from 'react';
import { addMonths, periodFromDate } from '#domain/calendar-date.ts';
import { receipt, voidReceipt } from '#domain/dues/receipt.ts';
import { useReplica } from '#replica/use-replica.ts';
import { amountText, monthText } from '#text/day-text.ts';
import { Amount } from '#ui/amount.tsx';
import { FilterChips, SelectField } from '#ui/choice-field.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { useGo } from '#ui/link.tsx';
import { useText } from '#ui/use-text.ts';
import { duesFound, duesGroups, receivedIn, stillToCollectVnd } from './dues-list.ts';
import { collectPath, receiptPath } from './dues-paths.ts';
import { heldUnits, unitOfBook } from '#domain/held-units.ts';
import { useRecords } from '#replica/use-replica.ts';
import { DuesTable } from './dues-table.tsx';
import { DUES_QUERY, useKept } from './kept-state.ts';
import { MonthChooser } from './month-chooser.tsx';
import { useDues, useProposals, useToday, useUnitNames } from './use-dues.ts';
import styles from './dues.module.css';

type Group = 'unpaid' | 'paid';

export const DuesScreen = () => {
  const { dues: text } = useText();
  const replica = useReplica();
  const go = useGo();
  const now = periodFromDate(useToday());
  const unitNames = useUnitNames();
  const units = heldUnits(replica.books(), 'dues', replica.identity.homeUnit);
  const [unit, setUnit] = useKept('dues-unit', () => units[0] ?? '');
  const [period, setPeriod] = useKept('dues-month', () => now);
  const [group, setGroup] = useKept<Group>('dues-group', () => 'unpaid');
  const [query, setQuery] = useKept(DUES_QUERY, () => '');
  const entries = useDues(period, unit);
  const propose = useProposals();
  const scroller = useRef<HTMLDivElement>(null);
  const receipts = useRecords(receipt);
  const voids = useRecords(voidReceipt);

  const groups = useMemo(() => duesGroups(entries ?? []), [entries]);
  const received = useMemo(
    () =>
      receivedIn(
        period,
        (receipts ?? []).filter(({ book }) => unitOfBook(book) === unit),
        voids ?? [],
      ),
    [period, receipts, voids, unit],
  );
  const toCollectVnd = useMemo(
    () => stillToCollectVnd(groups.unpaid, period, propose),
    [groups, period, propose],
  );
  const searched = useDeferredValue(query);
  const shown = useMemo(() => duesFound(groups[group], searched), [groups, group, searched]);
  const isSearching = query.trim() !== '';
  const waived = groups.paid.filter(({ isWaived }) => isWaived).length;

  if (units.length === 0)
    return (
      <Screen title={text.title}>
        <EmptyState title={text.noBook}>{text.noBookHint}</EmptyState>
      </Screen>
    );
  return (
    <Screen title={text.title} subtitle={unitNames.get(unit)} wide bodyRef={scroller}>
      <section className={styles.summary} aria-label={text.monthTitle(monthText(period))}>
        <MonthChooser period={period} last={addMonths(now, 1)} onChange={setPeriod} />
        <div>
          <p className={styles.dim}>{text.collected(monthText(period))}</p>
          <Amount amountVnd={received.sumVnd} large />
          <p className={styles.dim}>
            {text.paidOf(groups.paid.length - waived, groups.paid.length + groups.unpaid.length)}
            {waived === 0 ? '' : ` · ${text.waivedCount(waived)}`}
          </p>
          {toCollectVnd === 0 ? null : (
            <p className={styles.dim}>{text.expected(amountText(toCollectVnd))}</p>
          )}
        </div>
      </section>
      <div className={styles.tools}>
        <SearchField
          label={text.search}
          value={query}
          onChange={setQuery}
          onEnter={() => {
            const first = shown[0];
            if (first === undefined) return;
            go(first.paid === undefined ? collectPath(first.row, period) : receiptPath(first.paid));
          }}
        />
        {units.length > 1 ? (
          <SelectField
            id="dues-unit"
            label={text.unit}
            value={unit}
            choices={units.map((id) => ({ value: id, label: unitNames.get(id) ?? id }))}
            onChange={setUnit}
          />
        ) : null}
        <FilterChips
          label={text.tabLabel}
          choices={[
            { value: 'unpaid', label: `${text.tabUnpaid} ${groups.unpaid.length}` },
            { value: 'paid', label: `${text.tabPaid} ${groups.paid.length}` },
          ]}
          value={group}
          onChange={setGroup}
        />
      </div>
      {entries === undefined ? null : shown.length > 0 ? (
        <DuesTable
          entries={shown}
          scroller={scroller}
          isPaidGroup={group === 'paid'}
          query={searched}
          period={period}
          propose={propose}
          unitNames={unitNames}
        />
      ) : (
        <EmptyState
          title={
            isSearching
              ? text.noneFound(query.trim())
              : entries.length === 0
                ? text.empty
                : group === 'unpaid'
                  ? text.allPaid(monthText(period))
                  : text.nonePaid(monthText(period))
          }
        >
          {isSearching
            ? text.noneFoundHint
            : entries.length === 0
              ? text.emptyHint
              : group === 'paid'
                ? text.nonePaidHint
                : undefined}
        </EmptyState>
      )}
      <p className={styles.foot} role="status">
        {isSearching ? text.found(shown.length, query.trim()) : text.people(shown.length)}
      </p>
    </Screen>
  );
};
