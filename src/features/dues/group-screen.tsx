/** Thu cả tổ: which book and which group first, where there are several; then who pays today. */
import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { isPeriod, periodFromDate } from '#domain/calendar-date.ts';
import { useToday, useUnitNames } from '#replica/use-union.ts';
import { monthText } from '#text/day-text.ts';
import { Card } from '#ui/card.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { Screen } from '#ui/screen.tsx';
import { duesPath, EVERY_UNIT, groupPath, MONTH_QUERY } from './dues-paths.ts';
import { GroupForm } from './group-form.tsx';
import { GroupUnits } from './group-units.tsx';
import { groupChoices, groupLines } from './group-plan.ts';
import { useCollectionText } from './use-group.ts';
import { useDues, useProposals } from './use-dues.ts';

export const GroupScreen = () => {
  const { unit = '', group } = useParams();
  return unit === EVERY_UNIT ? <GroupUnits /> : <GroupOfUnit unit={unit} group={group} />;
};

const GroupOfUnit = (props: { readonly unit: string; readonly group: string | undefined }) => {
  const { unit, group } = props;
  const text = useCollectionText(unit);
  const [search] = useSearchParams();
  const now = periodFromDate(useToday());
  const asked = search.get(MONTH_QUERY) ?? '';
  const period = isPeriod(asked) ? asked : now;
  const unitNames = useUnitNames();
  const entries = useDues(period, unit);
  const propose = useProposals();
  const choices = useMemo(
    () => groupChoices(entries ?? [], unitNames, text),
    [entries, unitNames, text],
  );
  const only = choices.length === 1 ? choices[0]?.key : undefined;
  const chosen = group ?? only;
  const lines = useMemo(
    () => (chosen === undefined ? [] : groupLines(entries ?? [], chosen, period, propose)),
    [entries, chosen, period, propose],
  );
  const month = text.month(monthText(period));
  const title = text.title(text.group);
  const back = group === undefined ? duesPath : groupPath(unit, period);

  if (entries === undefined)
    return (
      <Screen title={title} subtitle={month} back={back}>
        {null}
      </Screen>
    );
  if (chosen === undefined)
    return (
      <Screen title={title} subtitle={`${unitNames.get(unit) ?? ''} · ${month}`} back={duesPath}>
        <Card bare>
          <List label={text.whichGroup(text.group)}>
            {choices.map(({ key, name, unpaid }) => (
              <ListRow
                key={key}
                title={name}
                subtitle={unpaid === 0 ? text.allPaid : text.unpaidCount(unpaid)}
                {...(unpaid === 0 ? {} : { href: groupPath(unit, period, key) })}
              />
            ))}
          </List>
        </Card>
      </Screen>
    );
  // A section with books of its own is no "whole union": it goes by its name.
  const name =
    (only === undefined ? undefined : unitNames.get(unit)) ??
    choices.find(({ key }) => key === chosen)?.name ??
    '';
  const subtitle = [name, month].filter((part) => part !== '').join(' · ');
  if (lines.length === 0)
    return (
      <Screen title={title} subtitle={subtitle} back={back}>
        <EmptyState title={text.nobody(monthText(period))}>{text.nobodyHint}</EmptyState>
      </Screen>
    );
  return (
    <GroupForm
      key={`${unit} ${chosen} ${period}`}
      unit={unit}
      group={chosen}
      period={period}
      subtitle={subtitle}
      lines={lines}
      back={back}
    />
  );
};
