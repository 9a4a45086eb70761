/** Tự kiểm ở cấp dưới: closes of the unions below that nobody but their collector has looked at; nothing of it stays on this device. */
import { useEffect } from 'react';
import { daysBetween } from '#domain/day-number.ts';
import { waitingDaysOf } from '#domain/dues/cash-check-rules.ts';
import type { CloseBelow } from '#domain/views/closes-below.ts';
import { useToday } from '#replica/use-union.ts';
import { amountText, dayText } from '#text/day-text.ts';
import { Amount } from '#ui/amount.tsx';
import { PrimaryButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Chip } from '#ui/chip.tsx';
import { List, ListRow } from '#ui/list.tsx';
import { EmptyState, Notice } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { DateField } from '#ui/text-field.tsx';
import { useText } from '#ui/use-text.ts';
import { closesByUnit } from './closes-by-unit.ts';
import { useClosesBelow, type AskClosesBelow } from './use-closes-below.ts';

/** What reaches the system later than this after its day is shown with the day it came. */
const LATE_DAYS = 3;

export const ClosesBelowScreen = (props: {
  readonly ask: AskClosesBelow;
  readonly unitName: (unit: string) => string | undefined;
}) => {
  const { closesBelow: text } = useText();
  const today = useToday();
  const below = useClosesBelow(props.ask);
  const { found, state, look } = below;
  // Once, at the opening: what is chosen later is asked for by the button.
  useEffect(() => look(), []); // eslint-disable-line react-hooks/exhaustive-deps
  const isMore = state !== 'changed' && found?.next !== null && found !== undefined;
  const units = closesByUnit(found?.lines ?? []);
  return (
    <Screen
      title={text.title}
      subtitle={
        units.length === 0
          ? undefined
          : text.count(
              units.reduce((sum, { closes }) => sum + closes, 0),
              amountText(units.reduce((sum, { sumVnd }) => sum + sumVnd, 0)),
            )
      }
      back="/khac"
      bottom={
        state === 'all' ? undefined : (
          <PrimaryButton full busy={state === 'asking'} onClick={isMore ? below.more : look}>
            {isMore ? text.more : text.ask}
          </PrimaryButton>
        )
      }
    >
      <Notice tone="info">{text.lead}</Notice>
      <DateField
        id="closes-day"
        label={text.day}
        value={below.day}
        onChange={below.setDay}
        error={below.isDayBad ? text.dayBad : undefined}
      />
      <Problem kind={below.problem} />
      {found?.lines.length === 0 && found.next === null && below.problem === undefined ? (
        <EmptyState title={text.none}>{text.noneHint}</EmptyState>
      ) : null}
      {units.map(({ unit, lines, closes, sumVnd }) => (
        <Card
          key={unit}
          title={props.unitName(unit) ?? text.unitUnknown}
          aside={text.count(closes, amountText(sumVnd))}
          bare
        >
          <List label={props.unitName(unit) ?? text.unitUnknown}>
            {lines.map((line) => (
              <Line
                key={`${line.day}|${line.officer ?? ''}|${line.concern}`}
                line={line}
                who={found?.people.get(line.officer ?? '') ?? text.unknown}
              />
            ))}
          </List>
        </Card>
      ))}
      {units.length === 0 ? null : (
        <Notice tone="info">{text.concernsHint(waitingDaysOf(today))}</Notice>
      )}
    </Screen>
  );
};

const Line = ({ line, who }: { readonly line: CloseBelow; readonly who: string }) => {
  const { closesBelow: text } = useText();
  const isLate = daysBetween(line.day, line.arrivedOn) > LATE_DAYS;
  return (
    <ListRow
      title={dayText(line.day)}
      subtitle={[
        who,
        ...(line.closes === 1 ? [] : [text.closes(line.closes)]),
        text.receipts(line.receipts),
        text.cash(amountText(line.countedVnd)),
        ...(line.checkedVnd === undefined ? [] : [text.checked(amountText(line.checkedVnd))]),
        ...(isLate ? [text.late(dayText(line.arrivedOn))] : []),
      ].join(' · ')}
      right={<Amount amountVnd={line.sumVnd} />}
      chip={
        <Chip tone={line.concern === 'self-checked' ? 'plain' : 'wait'}>
          {text.concerns[line.concern]}
        </Chip>
      }
    />
  );
};

const Problem = ({ kind }: { readonly kind: string | undefined }) => {
  const { closesBelow: text } = useText();
  if (kind === undefined) return null;
  const problems: Readonly<Record<string, string>> = text.problems;
  return (
    <Notice tone="warn" live>
      {Object.hasOwn(problems, kind) ? problems[kind] : text.problems.other}
    </Notice>
  );
};
