/** What lies open on this device and what it has closed, book by book, live. */
import { useMemo, useSyncExternalStore } from 'react';
import { dayClose } from '#domain/dues/day-close.ts';
import { receipt, voidReceipt } from '#domain/dues/receipt.ts';
import { heldUnits, unitOfBook } from '#domain/held-units.ts';
import { device } from '#domain/office/device.ts';
import { officer } from '#domain/office/officer.ts';
import { unit } from '#domain/office/unit.ts';
import { wholeCloses, type WholeClose } from '#domain/views/close-view.ts';
import { unclosed, type Unclosed } from '#domain/views/day-view.ts';
import type { RowState } from '#replica/shelf-row.ts';
import { useRecords, useReplica, type Row } from '#replica/use-replica.ts';
import { useText } from '#ui/use-text.ts';

export interface CloseLine extends WholeClose {
  readonly book: string;
  /** The device that wrote it; mostly the one it counts. */
  readonly closedBy: string;
  readonly closedMs: number;
  readonly state: RowState;
}

export interface Till {
  readonly book: string;
  /** Receipts of this device that no close names, and voids of its receipts. */
  readonly open: Unclosed;
  /** This device's closes of the book, newest first. */
  readonly closes: readonly CloseLine[];
}

/** All closes this device knows, of every device, newest first. */
export const useCloses = (): readonly CloseLine[] | undefined => {
  const rows = useRecords(dayClose);
  return useMemo(() => (rows === undefined ? undefined : closeLines(rows)), [rows]);
};

export const closeLines = (rows: readonly Row<typeof dayClose>[]): readonly CloseLine[] => {
  const books = new Set(rows.map(({ book }) => book));
  return [...books]
    .flatMap((book) => {
      const ofBook = rows.filter((row) => row.book === book);
      const rowById = new Map(ofBook.map((row) => [row.id, row]));
      return wholeCloses(ofBook).map((close) => {
        const parts = ofBook.filter(
          ({ id, values }) => id === close.id || values.partOf === close.id,
        );
        return {
          ...close,
          book,
          closedBy: rowById.get(close.id)?.changedByDevice ?? close.device,
          closedMs: rowById.get(close.id)?.changedMs ?? 0,
          state: stateOf(parts.map(({ state }) => state)),
        };
      });
    })
    .sort((a, b) => b.closedMs - a.closedMs || (a.id < b.id ? -1 : 1));
};

const stateOf = (states: readonly RowState[]): RowState =>
  states.includes('check') ? 'check' : states.includes('waiting') ? 'waiting' : 'safe';

/** One till for each dues book held; undefined until all of it has been read: half a day must not be closed. */
export const useTills = (): readonly Till[] | undefined => {
  const replica = useReplica();
  const own = replica.identity.device;
  const receipts = useRecords(receipt);
  const voids = useRecords(voidReceipt);
  const closes = useRecords(dayClose);
  const isLoaded = useSyncExternalStore(replica.watch, replica.isLoaded);
  const books = heldUnits(replica.books(), 'dues', replica.identity.homeUnit)
    .map((id) => `dues.${id}`)
    .join(' ');
  return useMemo(
    () =>
      !isLoaded || receipts === undefined || voids === undefined || closes === undefined
        ? undefined
        : books
            .split(' ')
            .filter((book) => book !== '')
            .map((book) => tillOf(book, own, receipts, voids, closes)),
    [isLoaded, receipts, voids, closes, books, own],
  );
};

/** @param own this device: a receipt belongs to the one that wrote it */
export const tillOf = (
  book: string,
  own: string,
  receipts: readonly Row<typeof receipt>[],
  voids: readonly Row<typeof voidReceipt>[],
  closes: readonly Row<typeof dayClose>[],
): Till => {
  const ofBook = closes.filter((row) => row.book === book);
  return {
    book,
    open: unclosed(
      receipts.filter((row) => row.book === book && row.changedByDevice === own),
      voids.filter((row) => row.book === book),
      ofBook,
    ),
    closes: closeLines(ofBook.filter(({ values }) => values.device === own)),
  };
};

/** Name of the union that keeps a book, and of the one above it where this device knows it. */
export const useUnionOf = (): ((book: string) => {
  readonly name: string;
  readonly above: string | undefined;
}) => {
  const { endOfDay: text } = useText();
  const units = useRecords(unit);
  return useMemo(() => {
    const byId = new Map((units ?? []).map(({ id, values }) => [id, values]));
    return (book) => {
      const own = byId.get(unitOfBook(book));
      return { name: own?.name ?? text.unionFallback, above: byId.get(own?.parent ?? '')?.name };
    };
  }, [units, text]);
};

/** Name of the officer behind a device; the own one needs no office book. */
export const useOfficerOf = (): ((device: string) => string) => {
  const { endOfDay: text } = useText();
  const { identity } = useReplica();
  const devices = useRecords(device);
  const officers = useRecords(officer);
  return useMemo(() => {
    const officerByDevice = new Map((devices ?? []).map(({ id, values }) => [id, values.officer]));
    const nameById = new Map((officers ?? []).map(({ id, values }) => [id, values.displayName]));
    return (id) =>
      id === identity.device
        ? identity.displayName
        : (nameById.get(officerByDevice.get(id) ?? '') ?? text.otherDevice);
  }, [identity, devices, officers, text]);
};
