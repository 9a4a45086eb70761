/** The roll: found by a few letters without accents, filtered, counted; a table on a laptop. */
import { useDeferredValue, useMemo, useRef } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { periodFromDate } from '#domain/calendar-date.ts';
import { isStopped } from '#domain/lease.ts';
import { useKept, useLease, useReplica } from '#replica/use-replica.ts';
import { monthText } from '#text/day-text.ts';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { ListPage } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { useGo } from '#ui/link.tsx';
import { useListKeys } from '#ui/use-list-keys.ts';
import { useText } from '#ui/use-text.ts';
import { ApplicantActs } from './applicant-acts.tsx';
import { ImportLink } from './import-link.tsx';
import { MemberTable } from './member-table.tsx';
import { entriesIn, filterCounts, sectionChoices } from './roster-list.ts';
import { memberPath, newMemberPath, scanPath } from './roster-paths.ts';
import { heldUnits, unitChoices } from '#domain/held-units.ts';
import { useToday, useUnitNames, useUnitsToWriteIn } from '#replica/use-union.ts';
import { sortedBy, type RosterOrder } from './roster-order.ts';
import { RollNarrowNotice } from './roll-narrow-notice.tsx';
import { rosterSearch } from './roster-search.ts';
import { RosterTools, WHOLE_ROLL, type RosterView } from './roster-tools.tsx';
import { useRoster } from './use-roster.ts';
import styles from './roster.module.css';

export const MemberListScreen = () => {
  const { roster: text } = useText();
  const replica = useReplica();
  const go = useGo();
  const roster = useRoster();
  const unitNames = useUnitNames();
  const period = periodFromDate(useToday());
  const units = heldUnits(replica.books(), 'roster', replica.identity.homeUnit);
  const isNarrow = isStopped('read-whole-roll', useLease());
  const mayAdd = useUnitsToWriteIn('roster').length > 0 && !isNarrow;
  const [query, setQuery] = useKept('roster-query', () => '');
  const [view, setView] = useKept<RosterView>('roster-view', () => WHOLE_ROLL);
  const [order, setOrder] = useKept<RosterOrder>('roster-order', () => ({
    by: 'name',
    isDown: false,
  }));
  const list = useRef<VirtualizerHandle>(null);

  const { filter, unit, section } = view;
  const ofUnit = useMemo(
    () => entriesIn(roster ?? [], 'any', unit === '' ? undefined : unit),
    [roster, unit],
  );
  const sections = useMemo(() => sectionChoices(ofUnit, unitNames), [ofUnit, unitNames]);
  const ofSection = useMemo(
    () =>
      section === '' ? ofUnit : entriesIn(ofUnit, 'any', undefined, { name: section, unitNames }),
    [ofUnit, section, unitNames],
  );
  const counts = useMemo(() => filterCounts(ofSection), [ofSection]);
  const inFilter = useMemo(
    () => sortedBy(entriesIn(ofSection, filter), order, unitNames),
    [ofSection, filter, order, unitNames],
  );
  // The letter typed is on the screen at once; the rows follow, and a quicker letter overtakes them.
  const searched = useDeferredValue(query);
  const search = useMemo(() => rosterSearch(inFilter), [inFilter]);
  const found = useMemo(() => search(searched), [search, searched]);
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

  const isSearching = query.trim() !== '';
  return (
    <Screen
      title={text.title}
      subtitle={roster === undefined ? undefined : text.count(counts[filter])}
      wide
      flush
      keepsPlace
      actions={
        isNarrow ? undefined : (
          <>
            <ImportLink on="laptop" />
            <SecondaryButton href={scanPath} small>
              <span className={styles.long}>{text.scan}</span>
              <span className={styles.short}>{text.scanShort}</span>
            </SecondaryButton>
            {mayAdd ? (
              <PrimaryButton href={newMemberPath} small>
                <span className={styles.long}>{text.add}</span>
                <span className={styles.short}>{text.addShort}</span>
              </PrimaryButton>
            ) : null}
          </>
        )
      }
    >
      <ListPage>
        {isNarrow ? <RollNarrowNotice isShort /> : null}
        <RosterTools
          query={query}
          onQuery={setQuery}
          onEnter={keys.open}
          view={view}
          onView={setView}
          counts={counts}
          month={monthText(period)}
          units={unitChoices(units, unitNames, replica.identity.homeUnit)}
          sections={sections}
        />
        {filter === 'applied' && found.length > 0 && !isNarrow ? <ApplicantActs /> : null}
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
            saysUnit={units.length > 1 && unit === ''}
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
            action={
              filter === 'all' && unit === '' && section === '' ? (
                mayAdd ? (
                  <SecondaryButton href={newMemberPath}>{text.add}</SecondaryButton>
                ) : undefined
              ) : (
                <SecondaryButton onClick={() => setView(WHOLE_ROLL)}>
                  {text.clearFilters}
                </SecondaryButton>
              )
            }
          >
            {isSearching ? text.noneFoundHint : roster.length === 0 ? text.emptyHint : undefined}
          </EmptyState>
        )}
        <p className={`${styles.foot} ${isSearching ? styles.isSearching : ''}`} role="status">
          {isSearching ? <span>{text.found(found.length, query.trim())}</span> : null}
          <span className={styles.keys}>{text.keys}</span>
        </p>
      </ListPage>
    </Screen>
  );
};
