/** The roll: found by a few letters without accents, filtered, counted; a table on a laptop. */
import { useDeferredValue, useMemo, useRef } from 'react';
import type { VListHandle } from 'virtua';
import { periodFromDate } from '#domain/calendar-date.ts';
import { useReplica } from '#replica/use-replica.ts';
import { monthText } from '#text/day-text.ts';
import { PrimaryButton } from '#ui/button.tsx';
import { FilterChips, SelectField } from '#ui/choice-field.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { useGo } from '#ui/link.tsx';
import { useText } from '#ui/use-text.ts';
import { useKept } from './kept-state.ts';
import { filterLabels } from './filter-labels.ts';
import { MemberTable } from './member-table.tsx';
import {
  entriesFound,
  entriesIn,
  filterCounts,
  ROSTER_FILTERS,
  type RosterFilter,
} from './roster-list.ts';
import { memberPath, newMemberPath } from './roster-paths.ts';
import { heldUnits } from '#domain/held-units.ts';
import { sortedBy, type RosterOrder } from './roster-order.ts';
import { useListKeys } from './use-list-keys.ts';
import { useRoster, useToday, useUnitNames } from './use-roster.ts';
import styles from './roster.module.css';

/** Filters that are offered even while nobody stands in them. */
const ALWAYS_OFFERED: readonly RosterFilter[] = ['all', 'active', 'unpaid'];

export const MemberListScreen = () => {
  const { roster: text } = useText();
  const replica = useReplica();
  const go = useGo();
  const roster = useRoster();
  const unitNames = useUnitNames();
  const period = periodFromDate(useToday());
  const units = heldUnits(replica.books(), 'roster', replica.identity.homeUnit);
  const [query, setQuery] = useKept('roster-query', () => '');
  const [filter, setFilter] = useKept<RosterFilter>('roster-filter', () => 'all');
  const [unit, setUnit] = useKept('roster-unit', () => '');
  const [order, setOrder] = useKept<RosterOrder>('roster-order', () => ({
    by: 'name',
    isDown: false,
  }));
  const list = useRef<VListHandle>(null);

  const ofUnit = useMemo(
    () => entriesIn(roster ?? [], 'any', unit === '' ? undefined : unit),
    [roster, unit],
  );
  const counts = useMemo(() => filterCounts(ofUnit), [ofUnit]);
  const inFilter = useMemo(
    () => sortedBy(entriesIn(ofUnit, filter), order, unitNames),
    [ofUnit, filter, order, unitNames],
  );
  // The letter typed is on the screen at once; the rows follow, and a quicker letter overtakes them.
  const searched = useDeferredValue(query);
  const found = useMemo(() => entriesFound(inFilter, searched), [inFilter, searched]);
  const keys = useListKeys({
    count: found.length,
    resetBy: query,
    onMove: (index) => list.current?.scrollToIndex(index, { align: 'nearest' }),
    onOpen: (index) => {
      const entry = found[index];
      if (entry !== undefined) go(memberPath(entry.row));
    },
    onNew: () => go(newMemberPath),
  });

  const labels = filterLabels(monthText(period), text);
  const isSearching = query.trim() !== '';
  const offered = ROSTER_FILTERS.filter(
    (one) => counts[one] > 0 || one === filter || ALWAYS_OFFERED.includes(one),
  );
  return (
    <Screen
      title={text.title}
      subtitle={roster === undefined ? undefined : text.count(counts[filter])}
      wide
      flush
      actions={
        <PrimaryButton href={newMemberPath} small>
          <span className={styles.long}>{text.add}</span>
          <span className={styles.short}>{text.addShort}</span>
        </PrimaryButton>
      }
    >
      <div className={styles.listScreen}>
        <div className={styles.tools}>
          <SearchField label={text.search} value={query} onChange={setQuery} onEnter={keys.open} />
          {units.length > 1 ? (
            <SelectField
              id="roster-unit"
              label={text.unit}
              value={unit}
              placeholder={text.unitAll}
              choices={units.map((id) => ({ value: id, label: unitNames.get(id) ?? id }))}
              onChange={setUnit}
            />
          ) : null}
          <FilterChips
            label={text.filterLabel}
            choices={offered.map((one) => ({ value: one, label: labels[one] }))}
            value={filter}
            onChange={setFilter}
          />
        </div>
        {units.length === 0 ? (
          <EmptyState title={text.noBook}>{text.noBookHint}</EmptyState>
        ) : roster === undefined ? null : found.length > 0 ? (
          <MemberTable
            listRef={list}
            entries={found}
            query={searched}
            chosen={keys.chosen}
            order={order}
            onOrder={setOrder}
            unitNames={unitNames}
          />
        ) : (
          <EmptyState
            title={
              isSearching
                ? text.noneFound(query)
                : roster.length === 0
                  ? text.empty
                  : text.noneInFilter
            }
            action={<PrimaryButton href={newMemberPath}>{text.add}</PrimaryButton>}
          >
            {isSearching ? text.noneFoundHint : roster.length === 0 ? text.emptyHint : undefined}
          </EmptyState>
        )}
        <p className={`${styles.foot} ${isSearching ? styles.isSearching : ''}`} role="status">
          {isSearching ? <span>{text.found(found.length, query.trim())}</span> : null}
          <span className={styles.keys}>{text.keys}</span>
        </p>
      </div>
    </Screen>
  );
};
