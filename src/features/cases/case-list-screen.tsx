/** The requests: what is due first stands first, what is over can still be found. */
import { useMemo, useRef } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { isConfidential } from '#domain/cases/confidential-book.ts';
import { useKept, useReplica, useTierInUse, useTierState } from '#replica/use-replica.ts';
import { PrimaryButton, QuietButton, SecondaryButton } from '#ui/button.tsx';
import { FilterChips } from '#ui/choice-field.tsx';
import { useGo } from '#ui/link.tsx';
import { FilterLine, ListPage, ListTools } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { useListKeys } from '#ui/use-list-keys.ts';
import { useText } from '#ui/use-text.ts';
import { CASE_FILTERS, casesFound, casesIn, type CaseFilter } from './case-list.ts';
import { casesSorted, type CaseOrder } from './case-order.ts';
import { CaseTable } from './case-table.tsx';
import { CasesNotice, TierNotice } from './open-tier.tsx';
import { casePath, newCasePath, referredPath } from './cases-paths.ts';
import { heldUnits } from '#domain/held-units.ts';
import { useToday } from '#replica/use-union.ts';
import { ReferredList } from './referred-screen.tsx';
import { usePapersFromBelow, useReadsReferred, useReferredPapers } from './use-referrals.ts';
import { useCaseEntries } from './use-cases.ts';
import styles from './cases.module.css';

export const CaseListScreen = () => {
  const { cases: text, referral } = useText();
  const replica = useReplica();
  const go = useGo();
  const today = useToday();
  const entries = useCaseEntries();
  const hasConfidential = entries?.some(({ row }) => isConfidential(row.book)) === true;
  const hasPapers = (useReferredPapers()?.length ?? 0) > 0;
  useTierInUse(hasConfidential || hasPapers);
  const [filter, setFilter] = useKept<CaseFilter>('cases-filter', () => 'open');
  const [query, setQuery] = useKept('cases-query', () => '');
  // "No requests yet" would be untrue while some are locked.
  const isAllShut = useTierState().books > 0 && entries?.length === 0 && query.trim() === '';
  const { isOpen } = useTierState('casesTier');
  const fromBelow = usePapersFromBelow()?.length ?? 0;
  const counts = useMemo(
    () =>
      Object.fromEntries(
        CASE_FILTERS.map((one) => [one, casesIn(entries ?? [], one).length]),
      ) as Readonly<Record<CaseFilter, number>>,
    [entries],
  );
  const [order, setOrder] = useKept<CaseOrder>('cases-order', () => ({
    by: 'due',
    isDown: false,
  }));
  const shown = useMemo(
    () => casesSorted(casesFound(casesIn(entries ?? [], filter), query), order),
    [entries, filter, query, order],
  );
  const labels = {
    open: text.filterOpen,
    late: text.filterLate,
    closed: text.filterClosed,
    all: text.filterAll,
  };
  const isHeld = heldUnits(replica.books(), 'cases', replica.identity.homeUnit).length > 0;
  const list = useRef<VirtualizerHandle>(null);
  const keys = useListKeys({
    count: shown.length,
    resetBy: `${filter} ${query}`,
    onMove: (index) => list.current?.scrollToIndex(index, { align: 'nearest' }),
    onOpen: (index) => {
      const entry = shown[index];
      if (entry !== undefined) go(casePath(entry.row));
    },
    onNew: () => {
      if (isHeld) go(newCasePath);
    },
  });
  if (!isHeld) return <WithoutBook />;
  const newCase = (
    <PrimaryButton href={newCasePath} small>
      {text.newCaseShort}
    </PrimaryButton>
  );
  if (!isOpen)
    return (
      <Screen title={text.title} actions={newCase}>
        <CasesNotice />
      </Screen>
    );
  return (
    <Screen
      title={text.title}
      subtitle={entries === undefined ? undefined : text.count(counts[filter])}
      actions={newCase}
      wide
      flush
      keepsPlace
    >
      <ListPage>
        <ListTools>
          <SearchField label={text.search} value={query} onChange={setQuery} onEnter={keys.open} />
          <FilterLine>
            <FilterChips
              label={text.filterLabel}
              choices={CASE_FILTERS.map((one) => ({
                value: one,
                label: `${labels[one]} ${counts[one]}`,
              }))}
              value={filter}
              onChange={setFilter}
            />
          </FilterLine>
        </ListTools>
        <TierNotice hasOpen={hasConfidential || hasPapers} />
        {fromBelow > 0 ? (
          <QuietButton href={referredPath}>{referral.belowOpen(fromBelow)}</QuietButton>
        ) : null}
        {entries === undefined || isAllShut ? null : shown.length > 0 ? (
          <CaseTable
            listRef={list}
            entries={shown}
            today={today}
            chosen={keys.chosen}
            order={order}
            onOrder={setOrder}
          />
        ) : (
          <EmptyState
            title={
              query.trim() !== ''
                ? text.noneFound(query.trim())
                : entries.length === 0
                  ? text.empty
                  : text.noneInFilter
            }
            action={
              entries.length === 0 ? (
                <SecondaryButton href={newCasePath}>{text.newCase}</SecondaryButton>
              ) : filter === 'all' ? undefined : (
                <SecondaryButton onClick={() => setFilter('all')}>{text.showAll}</SecondaryButton>
              )
            }
          >
            {entries.length === 0 ? text.emptyHint : undefined}
          </EmptyState>
        )}
        <p className={styles.keys}>{text.keys}</p>
      </ListPage>
    </Screen>
  );
};

/** Above one holds no book of requests: what was referred stands in its place. */
const WithoutBook = () => {
  const { cases: text } = useText();
  const readsReferred = useReadsReferred();
  const fromBelow = usePapersFromBelow() ?? [];
  if (readsReferred || fromBelow.length > 0)
    return (
      <Screen title={text.title} keepsPlace>
        <ReferredList />
      </Screen>
    );
  return (
    <Screen title={text.title}>
      {/* A confidential one with own entries is given up only once the words have opened it. */}
      <TierNotice hasOpen={false} />
      <EmptyState title={text.noBook}>{text.noBookHint}</EmptyState>
    </Screen>
  );
};
