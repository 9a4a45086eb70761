/** The replica inside React: its rows, counts and the way to write, for screens. */
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { assert } from '#base/assert.ts';
import type { RecordOf } from '#domain/record-of.ts';
import type { UnionRecordType } from '#domain/record-kind.ts';
import type { Replica, ReplicaCounts, SelfCheckProblem } from './replica.ts';
import type { ShelfQuery } from './ports.ts';
import { shelfKey, type ShelfRow } from './shelf-row.ts';

export const ReplicaContext = createContext<Replica | undefined>(undefined);

/** The open replica; a screen behind the gate always has one. */
export const useReplica = (): Replica => {
  const replica = useContext(ReplicaContext);
  assert(replica !== undefined, 'a screen that reads records stands behind the gate');
  return replica;
};

/** Rows of a type in list order, live. `undefined` only until the first answer. */
export const useRows = (query: ShelfQuery): readonly ShelfRow[] | undefined => {
  const { shelf } = useReplica();
  const { type, book, limit } = query;
  const [rows, setRows] = useState<readonly ShelfRow[]>();
  useEffect(() => {
    let stopped = false;
    const read = async (): Promise<void> => {
      const found = await shelf.find({
        type,
        ...(book === undefined ? {} : { book }),
        ...(limit === undefined ? {} : { limit }),
      });
      if (!stopped) setRows(found);
    };
    void read();
    const stop = shelf.watch(() => void read());
    return () => {
      stopped = true;
      stop();
    };
  }, [shelf, type, book, limit]);
  return rows;
};

/** One row, live; `undefined` until it is there. */
export const useRow = (key: string): ShelfRow | undefined => {
  const { shelf } = useReplica();
  const [row, setRow] = useState<ShelfRow>();
  useEffect(() => {
    let stopped = false;
    const read = async (): Promise<void> => {
      const found = await shelf.get(key);
      if (!stopped) setRow(found);
    };
    void read();
    const stop = shelf.watch(() => void read());
    return () => {
      stopped = true;
      stop();
    };
  }, [shelf, key]);
  return row;
};

/** How much is not sent, and how much waits for a person. */
export const useCounts = (): ReplicaCounts => {
  const replica = useReplica();
  return useSyncExternalStore(replica.watch, replica.counts);
};

/** What the last self-check found wrong on this disk, if anything. */
export const useHealthProblem = (): SelfCheckProblem | undefined => {
  const replica = useReplica();
  return useSyncExternalStore(replica.watch, replica.healthProblem);
};

/** False while another window is the writer. */
export const useIsWriter = (): boolean => {
  const replica = useReplica();
  return useSyncExternalStore(replica.watch, replica.isWriter);
};

/** A row whose values have the types of its record type. */
export type Row<T extends UnionRecordType> = Omit<ShelfRow, 'values'> & RecordOf<T>;

/** Rows of a type in list order, live; `undefined` only until the first answer. */
export const useRecords = <T extends UnionRecordType>(
  recordType: T,
): readonly Row<T>[] | undefined =>
  useRows({ type: recordType.type }) as readonly Row<T>[] | undefined;

export interface FoundRecord<T extends UnionRecordType> {
  readonly row: Row<T> | undefined;
  /** False while the books are still being read: only then is a missing record no news. */
  readonly isReady: boolean;
}

/** One record, live. */
export const useRecord = <T extends UnionRecordType>(
  recordType: T,
  book: string,
  id: string,
): FoundRecord<T> => {
  const replica = useReplica();
  const row = useRow(shelfKey(book, recordType.type, id)) as Row<T> | undefined;
  const isLoaded = useSyncExternalStore(replica.watch, replica.isLoaded);
  return { row, isReady: row !== undefined || isLoaded };
};
