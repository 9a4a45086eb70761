/** The receipts of a day, newest first: to look one up, to hand it on again, to take it back. */
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Virtualizer } from 'virtua';
import { isCalendarDate, type CalendarDate } from '#domain/calendar-date.ts';
import { addDays } from '#domain/day-number.ts';
import { receipt, voidReceipt } from '#domain/dues/receipt.ts';
import { member } from '#domain/roster/member.ts';
import { daySums } from '#domain/views/day-view.ts';
import { useKept, useRecords } from '#replica/use-replica.ts';
import { useToday, useUnitNames } from '#replica/use-union.ts';
import { dayText } from '#text/day-text.ts';
import { Amount } from '#ui/amount.tsx';
import { SecondaryButton } from '#ui/button.tsx';
import { SelectField } from '#ui/choice-field.tsx';
import { useGo } from '#ui/link.tsx';
import { EmptyState } from '#ui/notice.tsx';
import { Screen } from '#ui/screen.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { useText } from '#ui/use-text.ts';
import { DayLineRow } from './day-line.tsx';
import { dayFound, dayLines } from './day-receipts.ts';
import {
  DAY_QUERY,
  dayReceiptsPath,
  duesPath,
  EVERY_UNIT,
  receiptPath,
  todayPath,
} from './dues-paths.ts';
import { StepChooser } from './month-chooser.tsx';
import { useDuesUnitChoices } from './use-dues.ts';
import styles from './dues.module.css';

/** Fewer are seen at a glance. */
const SEARCH_FROM = 8;

export const DayReceiptsScreen = () => {
  const { dues: text } = useText();
  const go = useGo();
  const today = useToday();
  const asked = useSearchParams()[0].get(DAY_QUERY) ?? '';
  const day = isCalendarDate(asked) && asked < today ? asked : today;
  const unitNames = useUnitNames();
  const units = useDuesUnitChoices();
  const [chosen, setUnit] = useKept('day-receipts-unit', () => EVERY_UNIT);
  const unit = units.length > 1 ? chosen : EVERY_UNIT;
  const [query, setQuery] = useState('');
  const searched = useDeferredValue(query);
  const { lines, sums } = useDay(day, unit);
  const shown = useMemo(() => dayFound(lines ?? [], searched), [lines, searched]);
  const scroller = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  const isSearching = query.trim() !== '';
  const first = shown[0];
  return (
    <Screen title={text.dayTitle} back={todayPath} keepsPlace bodyRef={scroller}>
      <section className={styles.summary} aria-label={dayText(day)}>
        <StepChooser
          label={text.dayChooser}
          before={text.dayBefore}
          after={text.dayAfter}
          words={day === today ? text.dayToday(dayText(day)) : dayText(day)}
          isLast={day >= today}
          onStep={(step) => go(dayReceiptsPath(addDays(day, step)))}
        />
        <div>
          <Amount amountVnd={sums.sumVnd} large />
          <p className={styles.dim} role="status">
            {text.receiptCount(sums.receipts)}
            {sums.voided === 0 ? '' : ` · ${text.dayVoided(sums.voided)}`}
          </p>
        </div>
      </section>
      {units.length > 1 ? (
        <SelectField
          id="day-unit"
          label={text.unit}
          value={unit}
          choices={[{ value: EVERY_UNIT, label: text.unitEvery }, ...units]}
          onChange={setUnit}
        />
      ) : null}
      {(lines?.length ?? 0) < SEARCH_FROM ? null : (
        <SearchField
          label={text.daySearch}
          value={query}
          onChange={setQuery}
          onEnter={() => (first === undefined ? undefined : go(receiptPath(first.receipt, day)))}
        />
      )}
      {lines === undefined ? null : shown.length === 0 ? (
        <EmptyState
          title={isSearching ? text.noneFound(query.trim()) : text.dayEmpty}
          action={
            isSearching ? undefined : <SecondaryButton href={duesPath}>{text.back}</SecondaryButton>
          }
        >
          {isSearching ? undefined : text.dayEmptyHint}
        </EmptyState>
      ) : (
        <div
          className={styles.table}
          role="list"
          aria-label={text.dayTitle}
          ref={(element) => setOffset(element?.offsetTop ?? 0)}
        >
          <Virtualizer scrollRef={scroller} startMargin={offset} data={shown} bufferSize={300}>
            {(line) => (
              <DayLineRow
                key={line.receipt.key}
                line={line}
                day={day}
                unitNames={unitNames}
                saysUnit={unit === EVERY_UNIT && units.length > 1}
              />
            )}
          </Virtualizer>
        </div>
      )}
    </Screen>
  );
};

/** The lines and sums of a day in one union's dues book, or in every one this device keeps. */
const useDay = (day: CalendarDate, unit: string) => {
  const receipts = useRecords(receipt);
  const voids = useRecords(voidReceipt);
  const members = useRecords(member);
  return useMemo(() => {
    const known = voids ?? [];
    const own = dayLines(day, receipts ?? [], known, members ?? []).filter(
      (line) => unit === EVERY_UNIT || line.unit === unit,
    );
    return {
      lines: receipts === undefined ? undefined : own,
      sums: daySums(
        day,
        own.map((line) => line.receipt),
        known,
      ),
    };
  }, [day, unit, receipts, voids, members]);
};
