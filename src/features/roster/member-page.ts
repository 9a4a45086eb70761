/** One member as the page shows it: the choices that wait, the receipts, and who changed what and when. */
import type { DuesMethod } from '#domain/dues/receipt.ts';
import { maskNationalNumber } from '#domain/roster/citizen-number.ts';
import { receiptNoOf, voidedReceipts, type Receipt, type Void } from '#domain/views/dues-view.ts';
import type { Replica } from '#replica/replica.ts';
import type { RowState, ShelfRow } from '#replica/shelf-row.ts';
import type { Catalogue } from '#text/catalogue.ts';
import { dayText, momentText, monthText } from '#text/day-text.ts';

type RosterText = Catalogue['roster'];
type HeldRecord = NonNullable<ReturnType<Replica['record']>>;
type Notice = ShelfRow['notices'][number];

/** Name of a device's officer and the device's own label, where this device knows them. */
export type WhoWrote = (device: string) => string;

/** Names devices by the office book; the own one is "anh/chị". */
export const whoWrote = (
  ownDevice: string,
  devices: readonly {
    readonly id: string;
    readonly values: { readonly officer?: string | undefined; readonly label?: string | undefined };
  }[],
  officers: readonly {
    readonly id: string;
    readonly values: { readonly displayName?: string | undefined };
  }[],
  text: Pick<RosterText, 'byMe' | 'byOfficer' | 'byDevice'>,
): WhoWrote => {
  const nameById = new Map(officers.map(({ id, values }) => [id, values.displayName]));
  const deviceById = new Map(devices.map(({ id, values }) => [id, values]));
  return (device) => {
    if (device === ownDevice) return text.byMe;
    const found = deviceById.get(device);
    const name = nameById.get(found?.officer ?? '');
    return name === undefined ? text.byDevice : text.byOfficer(name, found?.label ?? text.byDevice);
  };
};

export interface ChoiceWaiting {
  readonly field: 'fullName' | 'nationalNumber' | 'bankAccount';
  readonly title: string;
  readonly options: readonly {
    readonly value: string;
    readonly shown: string;
    readonly writtenAt: string;
  }[];
  /** Names of the changes whose values stand here: choosing one sets the others aside. */
  readonly replaces: readonly string[];
}

/** Where two devices wrote two values of who a person is, and somebody has to look at the papers. */
export const choicesWaiting = (
  notices: readonly Notice[],
  who: WhoWrote,
  isNumberShown: boolean,
  text: RosterText,
): readonly ChoiceWaiting[] =>
  notices.flatMap((notice) => {
    const { field } = notice;
    if (field !== 'fullName' && field !== 'nationalNumber' && field !== 'bankAccount') return [];
    const titles = {
      fullName: text.twoNames,
      nationalNumber: text.twoNumbers,
      bankAccount: text.twoAccounts,
    };
    return [
      {
        field,
        title: titles[field],
        options: notice.values.map(({ value, order }) => ({
          value: String(value),
          shown:
            field === 'nationalNumber' && !isNumberShown
              ? maskNationalNumber(String(value))
              : String(value),
          writtenAt: text.writtenAt(who(order.device), momentText(order.ms)),
        })),
        replaces: notice.values.map(({ name }) => name),
      },
    ];
  });

export interface ReceiptLine {
  readonly book: string;
  readonly id: string;
  readonly number: string;
  readonly months: string;
  readonly day: string;
  readonly amountVnd: number;
  readonly method: DuesMethod | undefined;
  readonly state: RowState | 'void';
}

/** Receipts of one person, under whichever record, newest first; a voided one stays in its place. */
export const receiptsOf = (
  person: ReadonlySet<string>,
  receipts: readonly (Receipt & { readonly book: string; readonly state: RowState })[],
  voids: readonly Void[],
): readonly ReceiptLine[] => {
  const voided = voidedReceipts(voids);
  return receipts
    .filter(({ values }) => person.has(values.member ?? ''))
    .map((receipt) => ({
      book: receipt.book,
      id: receipt.id,
      number: receiptNoOf(receipt),
      months: monthsText(receipt.values.months ?? []),
      day: dayText(receipt.values.paidOn ?? ''),
      amountVnd: receipt.values.amountVnd ?? 0,
      method: receipt.values.method,
      state: voided.has(receipt.id) ? ('void' as const) : receipt.state,
      order: `${receipt.values.paidOn ?? ''} ${receiptNoOf(receipt)}`,
    }))
    .sort((a, b) => (a.order < b.order ? 1 : -1));
};

/** "11/2026", "9–11/2026", "12/2025, 2/2026": runs of months as a person would write them. */
export const monthsText = (months: readonly string[]): string => {
  const runs: string[][] = [];
  for (const month of [...months].sort()) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && isNextInYear(last, month)) run.push(month);
    else runs.push([month]);
  }
  return runs
    .map((run) => {
      const [first = ''] = run;
      const last = run.at(-1) ?? '';
      return run.length === 1 ? monthText(first) : `${first.slice(5, 7)}–${monthText(last)}`;
    })
    .join(', ');
};

const isNextInYear = (before: string, month: string): boolean =>
  before.slice(0, 4) === month.slice(0, 4) &&
  Number(month.slice(5, 7)) === Number(before.slice(5, 7)) + 1;

export interface HistoryLine {
  readonly key: string;
  readonly what: string;
  readonly who: string;
  readonly when: string;
}

/** Who changed what of a record and when, newest first. Values are not repeated: they are on the page. */
export const historyOf = (
  record: HeldRecord | undefined,
  who: WhoWrote,
  text: RosterText,
): readonly HistoryLine[] =>
  (record?.changes ?? [])
    .map((change, index) => ({
      key: `${change.order.hash}.${change.index}`,
      what: whatChanged(change, index === 0, text),
      who: who(change.order.device),
      when: momentText(change.order.ms),
    }))
    .reverse();

/** Who wrote a record down, and when: its first change. */
export const writtenFirst = (
  record: HeldRecord | undefined,
): { readonly device: string; readonly ms: number } | undefined => record?.changes[0]?.order;

const whatChanged = (
  { set, undoes }: HeldRecord['changes'][number],
  isFirst: boolean,
  text: RosterText,
): string => {
  const names = Object.keys(set);
  if (undoes !== undefined && names.length === 0) return text.historyUndone;
  if (isFirst) return text.historyCreated;
  if (names.length === 1 && names[0] === 'archived')
    return set['archived'] === true ? text.historyArchived : text.historyUnarchived;
  const known: Readonly<Record<string, string>> = text.fields;
  const words = [...new Set(names.map((name) => known[name] ?? text.fieldOther))].join(', ');
  const isChoice = Object.values(set).some(
    (value) =>
      typeof value === 'object' && value !== null && 'replaces' in value && names.length === 1,
  );
  return isChoice ? text.historyChosen(words) : text.historyChanged(words);
};
