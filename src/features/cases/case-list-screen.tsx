/** The requests: what is due first stands first, what is over can still be found. */
import { useMemo } from 'react';
import { isConfidential } from '#domain/cases/confidential-book.ts';
import { useKept, useReplica, useTierInUse, useTierState } from '#replica/use-replica.ts';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { FilterChips } from '#ui/choice-field.tsx';
import { useGo } from '#ui/link.tsx';
import { FilterLine, ListPage, ListTools } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { useText } from '#ui/use-text.ts';
import { CASE_FILTERS, casesFound, casesIn, type CaseFilter } from './case-list.ts';
import { CaseTable } from './case-table.tsx';
import { TierNotice } from './open-tier.tsx';
import { casePath, newCasePath } from './cases-paths.ts';
import { heldUnits } from '#domain/held-units.ts';
import { useToday } from '#replica/use-union.ts';
import { useCaseEntries } from './use-cases.ts';

export const CaseListScreen = () => {
  const { cases: text } = useText();
  const replica = useReplica();
  const go = useGo();
  const today = useToday();
  const entries = useCaseEntries();
  const hasConfidential = entries?.some(({ row }) => isConfidential(row.book)) === true;
  useTierInUse(hasConfidential);
  const [filter, setFilter] = useKept<CaseFilter>('cases-filter', () => 'open');
  const [query, setQuery] = useKept('cases-query', () => '');
  // "No requests yet" would be untrue while some are locked.
  const isAllShut = useTierState().books > 0 && entries?.length === 0 && query.trim() === '';
  const counts = useMemo(
    () =>
      Object.fromEntries(
        CASE_FILTERS.map((one) => [one, casesIn(entries ?? [], one).length]),
      ) as Readonly<Record<CaseFilter, number>>,
    [entries],
  );
  const shown = useMemo(
    () => casesFound(casesIn(entries ?? [], filter), query),
    [entries, filter, query],
  );
  const labels = {
    open: text.filterOpen,
    late: text.filterLate,
    closed: text.filterClosed,
    all: text.filterAll,
  };
  const isHeld = heldUnits(replica.books(), 'cases', replica.identity.homeUnit).length > 0;
  if (!isHeld)
    return (
      <Screen title={text.title}>
        <EmptyState title={text.noBook}>{text.noBookHint}</EmptyState>
      </Screen>
    );
  const newCase = (
    <PrimaryButton href={newCasePath} small>
      {text.newCaseShort}
    </PrimaryButton>
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
          <SearchField
            label={text.search}
            value={query}
            onChange={setQuery}
            onEnter={() => {
              const first = shown[0];
              if (first !== undefined) go(casePath(first.row));
            }}
          />
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
        <TierNotice hasOpen={hasConfidential} />
        {entries === undefined || isAllShut ? null : shown.length > 0 ? (
          <CaseTable entries={shown} today={today} />
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
                <PrimaryButton href={newCasePath}>{text.newCase}</PrimaryButton>
              ) : filter === 'all' ? undefined : (
                <SecondaryButton onClick={() => setFilter('all')}>{text.showAll}</SecondaryButton>
              )
            }
          >
            {entries.length === 0 ? text.emptyHint : undefined}
          </EmptyState>
        )}
      </ListPage>
    </Screen>
  );
};
