/** What stands on the paper of a receipt, and what is said beside it: voided, twice, by whom. */
import { storedFields, storedText } from '#base/stored-fields.ts';
import { doublePayments, receiptNoOf, type Receipt } from '#domain/views/dues-view.ts';
import type { VoidProblem } from '#domain/dues/acts.ts';
import { vndInWords } from '#domain/money.ts';
import type { RowState } from '#replica/shelf-row.ts';
import type { Catalogue } from '#text/catalogue.ts';
import { dayText, monthText } from '#text/day-text.ts';
import type { ReceiptRow } from './dues-list.ts';
import type { DraftForm } from '#replica/draft-form.ts';
import type { Row } from '#replica/use-replica.ts';
import type { voidReceipt } from '#domain/dues/receipt.ts';

type DuesText = Catalogue['dues'];

export interface Paper {
  readonly seriesAndNumber: string;
  /** `K7-000123`: how people name it. */
  readonly number: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly amountVnd: number;
  readonly words: string;
  readonly state: RowState | 'void';
  /** Months that another receipt of this member pays too. */
  readonly twiceMonths: string;
}

export interface PaperFacts {
  readonly receipt: ReceiptRow;
  readonly payerName: string;
  readonly payerCode: string;
  /** All receipts and voids this device knows of the member. */
  readonly ofMember: readonly Receipt[];
  readonly voids: readonly Row<typeof voidReceipt>[];
  /** Name of the officer behind a device. */
  readonly officerOf: (device: string) => string;
}

export const paperOf = (facts: PaperFacts, text: DuesText): Paper => {
  const { receipt, voids, officerOf } = facts;
  const { values } = receipt;
  const taken = voids.find((row) => row.values.receipt === receipt.id);
  const twice = doublePayments(facts.ofMember, voids)
    .filter(({ receipts }) => receipts.includes(receipt.id))
    .map(({ period }) => period);
  const rows = [
    { label: text.rowPayer, value: facts.payerName },
    { label: text.rowCode, value: facts.payerCode },
    { label: text.rowMonth, value: monthsText(values.months ?? []) },
    {
      label: text.rowMethod,
      value: values.method === undefined ? '' : text.methods[values.method],
    },
    { label: text.rowDay, value: dayText(values.paidOn ?? '') },
    { label: text.rowCollector, value: officerOf(receipt.changedByDevice) },
    ...(taken === undefined
      ? []
      : [
          { label: text.rowVoidWhy, value: taken.values.why ?? '' },
          { label: text.rowVoidBy, value: officerOf(taken.changedByDevice) },
        ]),
  ];
  return {
    seriesAndNumber: text.seriesAndNumber(
      values.series ?? '',
      String(values.number ?? 0).padStart(6, '0'),
    ),
    number: receiptNoOf(receipt),
    rows: rows.filter(({ value }) => value !== ''),
    amountVnd: values.amountVnd ?? 0,
    words: vndInWords(values.amountVnd ?? 0),
    state: taken === undefined ? receipt.state : 'void',
    twiceMonths: monthsText(twice),
  };
};

/** "11/2026", "9–11/2026", "12/2025, 2/2026": runs of months as a person would write them. */
export const monthsText = (months: readonly string[]): string => {
  const runs: string[][] = [];
  for (const month of [...months].sort()) {
    const run = runs.at(-1);
    if (run !== undefined && isNextInYear(run.at(-1) ?? '', month)) run.push(month);
    else runs.push([month]);
  }
  return runs
    .map((run) => {
      const last = monthText(run.at(-1) ?? '');
      return run.length === 1 ? last : `${(run[0] ?? '').slice(5, 7)}–${last}`;
    })
    .join(', ');
};

const isNextInYear = (before: string, month: string): boolean =>
  before.slice(0, 4) === month.slice(0, 4) &&
  Number(month.slice(5, 7)) === Number(before.slice(5, 7)) + 1;

/** Name of an officer by the device that wrote: the own one needs no office book. */
export const officerNames = (
  own: { readonly device: string; readonly displayName: string },
  devices: readonly {
    readonly id: string;
    readonly values: { readonly officer?: string | undefined };
  }[],
  officers: readonly {
    readonly id: string;
    readonly values: { readonly displayName?: string | undefined };
  }[],
  text: DuesText,
): ((device: string) => string) => {
  const officerByDevice = new Map(devices.map(({ id, values }) => [id, values.officer]));
  const nameById = new Map(officers.map(({ id, values }) => [id, values.displayName]));
  return (device) =>
    device === own.device
      ? own.displayName
      : (nameById.get(officerByDevice.get(device) ?? '') ?? text.otherDevice);
};

/** Why a receipt is taken back: a reason from the list, and what the officer adds. */
export const VOID_REASONS = [
  'wrong-person',
  'wrong-sum',
  'wrong-month',
  'collected-twice',
  'returned',
  'other',
] as const;
export type VoidReason = (typeof VOID_REASONS)[number];

/** A reason is chosen and done in one tap; only what is written beside it can be half written. */
export interface VoidDraft {
  readonly more: string;
}

/** A taking back half written. */
export const voidDraft: DraftForm<VoidDraft> = {
  first: () => ({ more: '' }),
  read: (kept) => {
    const fields = storedFields(kept);
    return fields === undefined ? undefined : { more: storedText(fields, 'more', '') };
  },
  isEmpty: ({ more }) => more.trim() === '',
};

/** The reason as it stands on the paper. */
export const voidWhy = (reason: VoidReason, more: string, text: DuesText): string => {
  const added = more.trim();
  if (reason === 'other') return added;
  return added === '' ? text.voidReasons[reason] : `${text.voidReasons[reason]}: ${added}`;
};

/** A refusal of taking back, as a sentence. */
export const voidError = (problem: VoidProblem, text: DuesText): string => {
  switch (problem.kind) {
    case 'already-voided':
      return text.problems['already-voided'];
    case 'missing-text':
      return text.problems['missing-more'];
    case 'text-too-long':
      return text.problems['text-too-long'](problem.lengthMax);
  }
};
