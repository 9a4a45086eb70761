/** What collecting from one member stands on, and saving it: the receipt is there only after it is read back. */
import { useMemo, useState } from 'react';
import { accept, refuse, type Result } from '#base/result.ts';
import type { CalendarDate, Period } from '#domain/calendar-date.ts';
import { vietnamDate } from '#domain/day-number.ts';
import { issueReceipt, type DuesActProblem } from '#domain/dues/acts.ts';
import { dayClose } from '#domain/dues/day-close.ts';
import { DUES_METHODS, receipt, voidReceipt, type DuesMethod } from '#domain/dues/receipt.ts';
import { setting } from '#domain/office/setting.ts';
import { isActiveState, membershipStates } from '#domain/roster/membership-state.ts';
import { membershipStep } from '#domain/roster/membership.ts';
import { paidMonthsByMember } from '#domain/views/dues-view.ts';
import { useReplica } from '#replica/use-replica.ts';
import { dayFromTyped } from '#text/day-text.ts';
import { useText } from '#ui/use-text.ts';
import { COLLECT_FIELD, collectError, type FieldError } from './collect-plan.ts';
import type { MemberRow } from './dues-list.ts';
import { unitOfBook } from '#domain/held-units.ts';
import { useRecords } from '#replica/use-replica.ts';
import { DUES_QUERY, useKept } from './kept-state.ts';

export interface Taken {
  readonly months: readonly Period[];
  readonly amountVnd: number;
  readonly method: DuesMethod;
  /** As typed; only where the clock is suspect. */
  readonly day: string;
}

export interface Collect {
  readonly today: CalendarDate;
  readonly asksDay: boolean;
  readonly isActive: boolean;
  readonly since: CalendarDate | undefined;
  readonly paidMonths: ReadonlyMap<Period, string>;
  readonly usualMethod: DuesMethod;
  readonly isBusy: boolean;
  readonly dayErrors: (day: string) => readonly FieldError[];
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
  const settings = useRecords(setting);
  const [isBusy, setBusy] = useState(false);
  const [, setQuery] = useKept(DUES_QUERY, () => '');
  const clock = replica.correctedNow();
  const today = vietnamDate(clock.ms);
  const unit = unitOfBook(row.book);
  const duesBook = `dues.${unit}`;

  const paidMonths = useMemo(
    () =>
      paidMonthsByMember(
        (receipts ?? []).filter(({ values }) => values.member === row.id),
        voids ?? [],
      ).get(row.id) ?? new Map<Period, string>(),
    [receipts, voids, row.id],
  );
  const own = useMemo(
    () => (steps ?? []).filter(({ values }) => values.member === row.id),
    [steps, row.id],
  );
  const since = own.find(({ values }) => values.what === 'admitted')?.values.on;
  const usual = (settings ?? []).find(
    ({ id, book }) => id === 'dues-method' && unitOfBook(book) === unit,
  )?.values.value;

  return {
    today,
    asksDay: clock.suspect,
    isActive:
      row.values.archived !== true && isActiveState(membershipStates(own, today).get(row.id)),
    since,
    paidMonths,
    usualMethod: DUES_METHODS.find((method) => method === usual) ?? 'cash',
    isBusy,
    dayErrors: (day) =>
      !clock.suspect || dayFromTyped(day).ok
        ? []
        : [{ field: COLLECT_FIELD.day, text: text.problems['bad-day'] }],
    save: async ({ day, ...taken }) => {
      let id = '';
      const confirmed = clock.suspect ? dayFromTyped(day) : undefined;
      const closedDays = new Set(
        (closes ?? [])
          .filter(({ values }) => values.device === replica.identity.device)
          .flatMap(({ values }) => (values.day === undefined ? [] : [values.day])),
      );
      setBusy(true);
      const saved = await replica.save<DuesActProblem>(
        (moment) => {
          const drafts = issueReceipt(
            { ...taken, duesBook, member: row.id, paidOn: moment.today },
            moment,
            { paidMonths, closedDays },
          );
          if (drafts.ok) id = drafts.value[0]?.changes[0]?.id ?? '';
          return drafts;
        },
        confirmed?.ok === true ? { confirmedDay: confirmed.value } : {},
      );
      setBusy(false);
      if (saved.ok) {
        // The next person is another one: the list is found whole again.
        setQuery('');
        return accept({ book: duesBook, id });
      }
      const { error } = saved;
      return refuse({
        kind: 'refused' as const,
        ...(error.kind === 'refused'
          ? collectError(error.problem, text)
          : { field: COLLECT_FIELD.months, text: common.saveProblems[error.kind] }),
      });
    },
  };
};
