/** What collecting from one member stands on, and saving it: the receipt is there only after it is read back. */
import { useMemo, useState } from 'react';
import { accept, refuse, type Result } from '#base/result.ts';
import type { CalendarDate, Period } from '#domain/calendar-date.ts';
import { vietnamDate } from '#domain/day-number.ts';
import { issueReceipt, type DuesActProblem } from '#domain/dues/acts.ts';
import { closedDaysOf } from '#domain/dues/closed-days.ts';
import { dayClose } from '#domain/dues/day-close.ts';
import { receipt, voidReceipt, type DuesMethod } from '#domain/dues/receipt.ts';
import { isActiveState, membershipStates } from '#domain/roster/membership-state.ts';
import { membershipStep } from '#domain/roster/membership.ts';
import { paidMonthsByMember } from '#domain/views/dues-view.ts';
import { personIds } from '#domain/views/people-view.ts';
import type { DraftNow } from '#replica/drafts.ts';
import { useKept, useRecords, useReplica } from '#replica/use-replica.ts';
import { dayFromTyped } from '#text/day-text.ts';
import { WHOLE_FORM } from '#ui/form.tsx';
import { useText } from '#ui/use-text.ts';
import { COLLECT_FIELD, collectError, type FieldError } from './collect-plan.ts';
import type { MemberRow } from './dues-list.ts';
import { useUnionChoices } from './use-dues.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { useTwinPairs } from '#replica/use-union.ts';
import { DUES_QUERY } from './dues-paths.ts';

export interface Taken {
  readonly months: readonly Period[];
  readonly amountVnd: number;
  readonly method: DuesMethod;
  /** As typed; undefined for today, unless the clock is suspect. */
  readonly day: string | undefined;
  /** The form it was typed in. */
  readonly finishes: DraftNow;
}

export interface Collect {
  readonly today: CalendarDate;
  readonly asksDay: boolean;
  readonly isActive: boolean;
  readonly since: CalendarDate | undefined;
  readonly paidMonths: ReadonlyMap<Period, string>;
  readonly usualMethod: DuesMethod;
  readonly isBusy: boolean;
  readonly dayErrors: (day: string | undefined) => readonly FieldError[];
  readonly save: (
    taken: Taken,
  ) => Promise<
    Result<
      { readonly book: string; readonly id: string },
      FieldError & { readonly kind: 'refused' }
    >
  >;
}

export const useCollect = (row: MemberRow): Collect => {
  const { dues: text, common } = useText();
  const replica = useReplica();
  const receipts = useRecords(receipt);
  const voids = useRecords(voidReceipt);
  const closes = useRecords(dayClose);
  const steps = useRecords(membershipStep);
  const { duesMethod } = useUnionChoices(unitOfBook(row.book));
  const [isBusy, setBusy] = useState(false);
  const [, setQuery] = useKept(DUES_QUERY, () => '');
  const clock = replica.correctedNow();
  const today = vietnamDate(clock.ms);
  const unit = unitOfBook(row.book);
  const duesBook = `dues.${unit}`;

  const twinPairs = useTwinPairs();
  const person = useMemo(() => personIds(row.id, twinPairs), [row.id, twinPairs]);
  // What a twin has paid is paid: the record that stands in the list is one of several.
  const paidMonths = useMemo(() => {
    const own = (receipts ?? []).filter(({ values }) => person.has(values.member ?? ''));
    const byRecord = paidMonthsByMember(own, voids ?? []);
    return new Map([...byRecord.values()].flatMap((months) => [...months]));
  }, [receipts, voids, person]);
  const own = useMemo(
    () => (steps ?? []).filter(({ values }) => person.has(values.member ?? '')),
    [steps, person],
  );
  const since = own.find(({ values }) => values.what === 'admitted')?.values.on;

  return {
    today,
    asksDay: clock.suspect,
    isActive:
      row.values.archived !== true &&
      [...membershipStates(own, today).values()].some(isActiveState),
    since,
    paidMonths,
    usualMethod: duesMethod,
    isBusy,
    dayErrors: (day) =>
      dayFromTyped(day ?? '').ok || (day === undefined && !clock.suspect)
        ? []
        : [{ field: COLLECT_FIELD.day, text: text.problems['bad-day'] }],
    save: async ({ day, finishes, ...taken }) => {
      let id = '';
      const typed = dayFromTyped(day ?? '');
      const ownCloses = (closes ?? []).filter(({ book }) => book === duesBook);
      setBusy(true);
      const saved = await replica.save<DuesActProblem>(
        (moment) => {
          const drafts = issueReceipt(
            { ...taken, duesBook, member: row.id, paidOn: typed.ok ? typed.value : moment.today },
            moment,
            {
              paidMonths,
              closedDays: closedDaysOf(ownCloses, replica.identity.device, moment.today),
            },
          );
          if (drafts.ok) id = drafts.value[0]?.changes[0]?.id ?? '';
          return drafts;
        },
        // Where the clock is suspect, the officer's word is what counts as today.
        { finishes, ...(clock.suspect && typed.ok ? { confirmedDay: typed.value } : {}) },
      );
      // Saved, the form stays closed until the receipt is there in its place.
      if (saved.ok) {
        // The next person is another one: the list is found whole again.
        setQuery('');
        return accept({ book: duesBook, id });
      }
      setBusy(false);
      const { error } = saved;
      return refuse({
        kind: 'refused' as const,
        ...(error.kind === 'refused'
          ? collectError(error.problem, text)
          : { field: WHOLE_FORM, text: common.saveProblems[error.kind] }),
      });
    },
  };
};
