/** What the receipts say together: who has paid which month, who has not, balances, and what looks twice. */
import type { Period } from '#domain/calendar-date.ts';
import type { waiver } from '#domain/dues/assessment.ts';
import { receiptNo } from '#domain/dues/receipt-no.ts';
import type { receipt, voidReceipt } from '#domain/dues/receipt.ts';
import type { RecordOf } from '#domain/record-of.ts';

export type Receipt = RecordOf<typeof receipt>;
export type Void = RecordOf<typeof voidReceipt>;
export type Waiver = RecordOf<typeof waiver>;

/** Ids of the receipts taken back; however many voids name one, it is taken back once. */
export const voidedReceipts = (voids: readonly Void[]): ReadonlySet<string> =>
  new Set(voids.flatMap(({ values }) => (values.receipt === undefined ? [] : [values.receipt])));

/** The receipts that count. */
export const standingReceipts = (
  receipts: readonly Receipt[],
  voids: readonly Void[],
): readonly Receipt[] => {
  const voided = voidedReceipts(voids);
  return voided.size === 0 ? receipts : receipts.filter(({ id }) => !voided.has(id));
};

/** The number on the paper, or '' while the record is not whole. */
export const receiptNoOf = ({ values }: Receipt): string =>
  values.series === undefined || values.number === undefined
    ? ''
    : receiptNo(values.series, values.number);

/** Member → month → number of the receipt that pays it; of two receipts the one paid first. */
export type PaidMonths = ReadonlyMap<string, ReadonlyMap<Period, string>>;

/**
 * Months paid by receipts not voided.
 * @param personOf gives the one person that a member's record stands for, where twins are linked
 */
export const paidMonthsByMember = (
  receipts: readonly Receipt[],
  voids: readonly Void[],
  personOf: (member: string) => string = (member) => member,
): PaidMonths => {
  const paid = new Map<string, Map<Period, string>>();
  for (const record of inOrderOfPaper(standingReceipts(receipts, voids))) {
    const { member, months } = record.values;
    if (member === undefined || months === undefined) continue;
    const person = personOf(member);
    const known = paid.get(person) ?? new Map<Period, string>();
    paid.set(person, known);
    const no = receiptNoOf(record);
    for (const month of months) if (!known.has(month)) known.set(month, no);
  }
  return paid;
};

/** Of these members those who have neither paid the month nor had it waived, in the order given. */
export const membersNotPaid = (
  period: Period,
  members: readonly string[],
  paid: PaidMonths,
  waivers: readonly Waiver[] = [],
): readonly string[] => {
  const waived = new Set(
    waivers.filter(({ values }) => values.period === period).map(({ values }) => values.member),
  );
  return members.filter((member) => paid.get(member)?.has(period) !== true && !waived.has(member));
};

export interface Balance {
  /** Σ of the receipts not voided; one that pays other months too counts by its share, rounded down. */
  readonly paidVnd: number;
  readonly dueVnd: number;
  /** Negative where something is still to be paid. */
  readonly balanceVnd: number;
  readonly monthsNotPaid: readonly Period[];
}

/**
 * A member's account over some months; never stored, always read off the receipts.
 * A month waived is not owed, not even later.
 * @param dueOf what the member is to pay in a month, đồng
 */
export const balanceOf = (
  member: string,
  periods: readonly Period[],
  records: {
    readonly receipts: readonly Receipt[];
    readonly voids: readonly Void[];
    readonly waivers: readonly Waiver[];
  },
  dueOf: (period: Period) => number,
): Balance => {
  const own = standingReceipts(records.receipts, records.voids).filter(
    ({ values }) => values.member === member,
  );
  const asked = new Set(periods);
  const paidVnd = own.reduce((sum, { values }) => {
    const months = values.months ?? [];
    const share = months.filter((month) => asked.has(month)).length;
    return sum + Math.floor(((values.amountVnd ?? 0) * share) / Math.max(1, months.length));
  }, 0);
  const waived = new Set(
    records.waivers
      .filter(({ values }) => values.member === member)
      .map(({ values }) => values.period),
  );
  const owed = periods.filter((period) => !waived.has(period));
  const dueVnd = owed.reduce((sum, period) => sum + dueOf(period), 0);
  const paidMonths = new Set(own.flatMap(({ values }) => values.months ?? []));
  return {
    paidVnd,
    dueVnd,
    balanceVnd: paidVnd - dueVnd,
    monthsNotPaid: owed.filter((period) => !paidMonths.has(period)),
  };
};

export interface DoublePayment {
  readonly member: string;
  readonly period: Period;
  /** Ids, in the order of the papers. All of them count until a person voids one. */
  readonly receipts: readonly string[];
}

/** Months that more than one receipt pays for: two officers took them offline. */
export const doublePayments = (
  receipts: readonly Receipt[],
  voids: readonly Void[],
  personOf: (member: string) => string = (member) => member,
): readonly DoublePayment[] => {
  const byMonth = new Map<string, DoublePayment>();
  for (const { id, values } of inOrderOfPaper(standingReceipts(receipts, voids)))
    for (const period of values.months ?? []) {
      if (values.member === undefined) continue;
      const member = personOf(values.member);
      const known = byMonth.get(`${member} ${period}`);
      byMonth.set(`${member} ${period}`, {
        member,
        period,
        receipts: [...(known?.receipts ?? []), id],
      });
    }
  return [...byMonth.values()].filter(({ receipts: ids }) => ids.length > 1);
};

/** Papers that bear one number: a profile was copied. Both count; a person looks at them. */
export const equalNumbers = (
  receipts: readonly Receipt[],
): readonly { readonly receiptNo: string; readonly receipts: readonly string[] }[] => {
  const byNo = new Map<string, readonly string[]>();
  for (const record of receipts) {
    const no = receiptNoOf(record);
    if (no !== '') byNo.set(no, [...(byNo.get(no) ?? []), record.id]);
  }
  return [...byNo]
    .filter(([, ids]) => ids.length > 1)
    .map(([no, ids]) => ({ receiptNo: no, receipts: [...ids].sort() }));
};

const paperKey = ({ id, values }: Receipt): string =>
  `${values.paidOn ?? ''} ${values.series ?? ''} ${String(values.number ?? 0).padStart(7, '0')} ${id}`;

const inOrderOfPaper = (receipts: readonly Receipt[]): readonly Receipt[] =>
  receipts
    .map((record) => ({ key: paperKey(record), record }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ record }) => record);
