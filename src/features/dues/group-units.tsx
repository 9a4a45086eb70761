/** Thu cả tổ for who keeps the dues of several units: whose book first, each with how many have not paid. */
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { isPeriod, periodFromDate } from '#domain/calendar-date.ts';
import { useToday } from '#replica/use-union.ts';
import { monthText } from '#text/day-text.ts';
import { Card } from '#ui/card.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { Screen } from '#ui/screen.tsx';
import { duesPath, EVERY_UNIT, groupPath, MONTH_QUERY } from './dues-paths.ts';
import { unpaidByUnit } from './group-plan.ts';
import { useCollectionText } from './use-group.ts';
import { useDues, useDuesUnitChoices } from './use-dues.ts';

export const GroupUnits = () => {
  const text = useCollectionText();
  const [search] = useSearchParams();
  const now = periodFromDate(useToday());
  const asked = search.get(MONTH_QUERY) ?? '';
  const period = isPeriod(asked) ? asked : now;
  const units = useDuesUnitChoices();
  const entries = useDues(period, EVERY_UNIT);
  const unpaid = useMemo(() => unpaidByUnit(entries ?? []), [entries]);
  // A union all of whose members stand in its sections has nobody to collect from in its own book.
  const shown = units.filter(({ value }) => unpaid.has(value));
  return (
    <Screen title={text.title(text.group)} subtitle={text.month(monthText(period))} back={duesPath}>
      {entries === undefined ? null : shown.length === 0 ? (
        <EmptyState title={text.nobody(monthText(period))}>{text.nobodyHint}</EmptyState>
      ) : (
        <Card bare>
          <List label={text.whichGroup(text.group)}>
            {shown.map(({ value, label }) => {
              const count = unpaid.get(value) ?? 0;
              return (
                <ListRow
                  key={value}
                  title={label}
                  subtitle={count === 0 ? text.allPaid : text.unpaidCount(count)}
                  {...(count === 0 ? {} : { href: groupPath(value, period) })}
                />
              );
            })}
          </List>
        </Card>
      )}
    </Screen>
  );
};
