/** How the money of an outgoing officer stands, phone by phone, as far as this device knows; and what came later. */
import type { Head } from '#book/chain.ts';
import type { CalendarDate } from '#domain/calendar-date.ts';
import type { DeviceMoney } from '#domain/dues/money-handover.ts';
import type { device } from '#domain/office/device.ts';
import type { series } from '#domain/office/series.ts';
import type { RecordOf } from '#domain/record-of.ts';
import { wholeCloses } from './close-view.ts';
import { unclosed, type DayClose } from './day-view.ts';
import type { Receipt, Void } from './dues-view.ts';

/** A record with the book it stands in, and by which device and when it was last changed. */
export type Placed<T> = T & {
  readonly book: string;
  readonly changedByDevice: string;
  readonly changedMs: number;
};

/** The last entry known of a chain: one a page has shown, or an own one not sent yet. */
export type Written = Pick<Head, 'book' | 'device' | 'life' | 'seq'>;

export interface MoneyKnown {
  readonly devices: readonly RecordOf<typeof device>[];
  readonly series: readonly RecordOf<typeof series>[];
  readonly receipts: readonly Placed<Receipt>[];
  readonly voids: readonly Placed<Void>[];
  readonly closes: readonly Placed<DayClose>[];
  readonly written: readonly Written[];
}

export interface BookMoney {
  readonly book: string;
  readonly devices: readonly DeviceMoney[];
}

/**
 * One line a dues book and phone of that officer; a phone without receipt book, receipt or close there is left
 * out.
 * @param books the dues books this device holds
 */
export const moneyOf = (
  officer: string,
  books: readonly string[],
  known: MoneyKnown,
): readonly BookMoney[] => {
  const phones = devicesOf(officer, known);
  return books.flatMap((book) => {
    const devices = phones.flatMap((phone) => deviceMoneyOf(phone, book, known) ?? []);
    return devices.length === 0 ? [] : [{ book, devices }];
  });
};

const devicesOf = (officer: string, known: MoneyKnown): readonly string[] =>
  known.devices.flatMap(({ id, values }) => (values.officer === officer ? id : []));

const deviceMoneyOf = (
  device: string,
  book: string,
  known: MoneyKnown,
): DeviceMoney | undefined => {
  const receipts = known.receipts.filter(
    (row) => row.book === book && row.changedByDevice === device,
  );
  const entries = entriesOf(device, book, known.written);
  const codes = known.series.flatMap(({ values }) =>
    values.device === device && values.duesBook === book ? (values.code ?? []) : [],
  );
  const closes = known.closes.filter((row) => row.book === book);
  const own = wholeCloses(closes).filter((close) => close.device === device);
  // Who only worked out sums here has no money to hand over.
  if (codes.length + receipts.length + own.length === 0) return undefined;
  const open = unclosed(
    receipts,
    known.voids.filter((row) => row.book === book),
    closes,
  );
  return {
    device,
    entries,
    newestMs: newestMsOf(device, known),
    closedOn: latestDay(own.map(({ day }) => day)),
    countedVnd: own.reduce((sum, { countedVnd }) => sum + countedVnd, 0),
    openReceipts: open.receipts.length,
    openVnd: open.sumVnd,
    series: [...new Set([...codes, ...receipts.flatMap(({ values }) => values.series ?? [])])]
      .sort()
      .map((code) => ({ code, last: lastNumber(code, receipts) })),
  };
};

/** How far each chain of the device is known, added up. */
const entriesOf = (device: string, book: string, written: readonly Written[]): number => {
  const furthest = new Map<string, number>();
  for (const one of written)
    if (one.device === device && one.book === book)
      furthest.set(one.life, Math.max(one.seq, furthest.get(one.life) ?? 0));
  return [...furthest.values()].reduce((sum, seq) => sum + seq, 0);
};

const newestMsOf = (device: string, known: MoneyKnown): number | null => {
  const moments = [...known.receipts, ...known.voids, ...known.closes].flatMap((row) =>
    row.changedByDevice === device ? row.changedMs : [],
  );
  return moments.reduce<number | null>((newest, ms) => Math.max(newest ?? 0, ms), null);
};

const latestDay = (days: readonly CalendarDate[]): CalendarDate | null =>
  days.reduce<CalendarDate | null>((last, day) => (last === null || day > last ? day : last), null);

const lastNumber = (code: string, receipts: readonly Receipt[]): number | null =>
  receipts.reduce<number | null>(
    (last, { values }) =>
      values.series === code && values.number !== undefined
        ? Math.max(last ?? 0, values.number)
        : last,
    null,
  );

/** Nothing is left to be counted on any of these phones. */
export const isClosed = (books: readonly BookMoney[]): boolean =>
  books.every(({ devices }) => devices.every(({ openReceipts }) => openReceipts === 0));

export interface CameLater {
  readonly device: string;
  /** Entries of the old phone that reached the system after the hand-over was written. */
  readonly entries: number;
  /** Of them, receipts that count: a person has let them in, or they were on their way. */
  readonly receipts: number;
  readonly receiptsVnd: number;
}

/**
 * What has come of phones since the line about them was written. What came and does not count is in custody:
 * the right had ended, so a person decides on each.
 */
export const cameLater = (written: BookMoney, known: MoneyKnown): readonly CameLater[] =>
  written.devices.flatMap((then) => {
    const { device } = then;
    const entries = entriesOf(device, written.book, known.written) - then.entries;
    if (entries <= 0) return [];
    const lastByCode = new Map(then.series.map(({ code, last }) => [code, last ?? 0]));
    const since = known.receipts.filter(
      ({ book, changedByDevice, values }) =>
        book === written.book &&
        changedByDevice === device &&
        (values.number ?? 0) > (lastByCode.get(values.series ?? '') ?? 0),
    );
    const receiptsVnd = since.reduce((sum, { values }) => sum + (values.amountVnd ?? 0), 0);
    return [{ device, entries, receipts: since.length, receiptsVnd }];
  });
