/** Đoàn phí of a month: how much came in, who has not paid; a tap on a person collects. */
import { useDeferredValue, useMemo, useRef } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { addMonths, periodFromDate } from '#domain/calendar-date.ts';
import { useKept } from '#replica/use-replica.ts';
import { useToday, useUnitNames } from '#replica/use-union.ts';
import { amountText, countText, monthText } from '#text/day-text.ts';
import { Amount } from '#ui/amount.tsx';
import { FilterChips, SelectField } from '#ui/choice-field.tsx';
import { SecondaryButton } from '#ui/button.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { useGo } from '#ui/link.tsx';
import { useListKeys } from '#ui/use-list-keys.ts';
import { useText } from '#ui/use-text.ts';
import { duesFound, duesGroups, stillToCollectVnd } from './dues-list.ts';
import { collectPath, DUES_QUERY, EVERY_UNIT, newMemberPath, receiptPath } from './dues-paths.ts';
import { DuesTable } from './dues-table.tsx';
import { GroupButtons } from './group-buttons.tsx';
import { MonthChooser } from './month-chooser.tsx';
import { useChosenUnit, useDues, useProposals, useReceived } from './use-dues.ts';
import styles from './dues.module.css';

type Group = 'unpaid' | 'paid';

export const DuesScreen = () => {
  const { dues: text } = useText();
  const go = useGo();
  const now = periodFromDate(useToday());
  const unitNames = useUnitNames();
  const { units, unit, setUnit } = useChosenUnit();
  const [period, setPeriod] = useKept('dues-month', () => now);
  const [group, setGroup] = useKept<Group>('dues-group', () => 'unpaid');
  const [query, setQuery] = useKept(DUES_QUERY, () => '');
  const entries = useDues(period, unit);
  const propose = useProposals();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const received = useReceived(period, unit);

  const groups = useMemo(() => duesGroups(entries ?? []), [entries]);
  const toCollectVnd = useMemo(
    () => stillToCollectVnd(groups.unpaid, period, propose),
    [groups, period, propose],
  );
  const searched = useDeferredValue(query);
  const shown = useMemo(() => duesFound(groups[group], searched), [groups, group, searched]);
  const isSearching = query.trim() !== '';
  const keys = useListKeys({
    count: shown.length,
    resetBy: `${group} ${query}`,
    onMove: (index) => list.current?.scrollToIndex(index, { align: 'nearest' }),
    onOpen: (index) => {
      const entry = shown[index];
      if (entry !== undefined)
        go(entry.paid === undefined ? collectPath(entry.row, period) : receiptPath(entry.paid));
    },
    // Whom to take from next is found by name: there is nothing new without a member.
    onNew: () => undefined,
  });
  const waived = groups.paid.filter(({ isWaived }) => isWaived).length;

  if (units.length === 0)
    return (
      <Screen title={text.title}>
        <EmptyState title={text.noBook}>{text.noBookHint}</EmptyState>
      </Screen>
    );
  return (
    <Screen
      title={text.title}
      subtitle={unit === EVERY_UNIT ? text.unitEvery : unitNames.get(unit)}
      wide
      keepsPlace
      bodyRef={scroller}
    >
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
        <GroupButtons unit={unit} period={period} unpaid={groups.unpaid.length} />
      </section>
      <div className={styles.tools}>
        <SearchField label={text.search} value={query} onChange={setQuery} onEnter={keys.open} />
        {units.length > 1 ? (
          <SelectField
            id="dues-unit"
            label={text.unit}
            value={unit}
            choices={[{ value: EVERY_UNIT, label: text.unitEvery }, ...units]}
            onChange={setUnit}
          />
        ) : null}
        <FilterChips
          label={text.tabLabel}
          choices={[
            { value: 'unpaid', label: `${text.tabUnpaid} ${countText(groups.unpaid.length)}` },
            { value: 'paid', label: `${text.tabPaid} ${countText(groups.paid.length)}` },
          ]}
          value={group}
          onChange={setGroup}
        />
      </div>
      {entries === undefined ? null : shown.length > 0 ? (
        <DuesTable
          entries={shown}
          listRef={list}
          chosen={keys.chosen}
          scroller={scroller}
          isPaidGroup={group === 'paid'}
          query={searched}
          period={period}
          propose={propose}
          unitNames={unitNames}
          saysUnit={unit === EVERY_UNIT}
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
          action={
            entries.length === 0 ? (
              <SecondaryButton href={newMemberPath}>{text.emptyAct}</SecondaryButton>
            ) : undefined
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
