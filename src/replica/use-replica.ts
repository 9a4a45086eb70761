/** The replica inside React: its rows, counts and the way to write, for screens. */
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { assert } from '#base/assert.ts';
import type { CalendarDate } from '#domain/calendar-date.ts';
import type { LeaseState } from '#domain/lease.ts';
import type { grant, revocation } from '#domain/office/grant.ts';
import type { unit } from '#domain/office/unit.ts';
import type { RecordOf } from '#domain/record-of.ts';
import type { UnionRecordType } from '#domain/record-kind.ts';
import type { OfficeRecords, WhoWrites } from '#domain/roster/import-rights.ts';
import type { DraftForm, DraftState } from './draft-form.ts';
import type { Shelf, ShelfQuery, Soon, TakenAway } from './ports.ts';
import type { Replica, ReplicaCounts, SelfCheckProblem } from './replica.ts';
import type { BackupState } from './replica-backup.ts';
import { shelfKey, type ShelfRow } from './shelf-row.ts';
import type { TierState } from './tier-port.ts';

export const ReplicaContext = createContext<Replica | undefined>(undefined);

/** The open replica; a screen behind the gate always has one. */
export const useReplica = (): Replica => {
  const replica = useContext(ReplicaContext);
  assert(replica !== undefined, 'a screen that reads records stands behind the gate');
  return replica;
};

/** What the shelf answers, live. `ask` is another one only where the question is. */
const useAnswer = <T>(shelf: Shelf, ask: () => Soon<T>): T | undefined => {
  // What the shelf knows already is there at the first painting.
  const [answer, setAnswer] = useState(() => atOnce(ask()));
  useEffect(() => {
    let stopped = false;
    const read = async (): Promise<void> => {
      const found = await ask();
      if (!stopped) setAnswer(() => found);
    };
    void read();
    const stop = shelf.watch(() => void read());
    return () => {
      stopped = true;
      stop();
    };
  }, [shelf, ask]);
  return answer;
};

const atOnce = <T>(answer: Soon<T>): T | undefined =>
  answer instanceof Promise ? undefined : answer;

/** Rows of a type in list order, live. `undefined` only until the first answer. */
export const useRows = ({ type, book, limit }: ShelfQuery): readonly ShelfRow[] | undefined => {
  const { shelf } = useReplica();
  const ask = useCallback(
    () =>
      shelf.find({
        type,
        ...(book === undefined ? {} : { book }),
        ...(limit === undefined ? {} : { limit }),
      }),
    [shelf, type, book, limit],
  );
  return useAnswer(shelf, ask);
};

/** One row, live; `undefined` until it is there. */
export const useRow = (key: string): ShelfRow | undefined => {
  const { shelf } = useReplica();
  const ask = useCallback(() => shelf.get(key), [shelf, key]);
  return useAnswer(shelf, ask);
};

/** What the replica says of itself, live; the same object while nothing changes. */
const useSaid = <T>(ask: (replica: Replica) => () => T): T => {
  const replica = useReplica();
  return useSyncExternalStore(replica.watch, ask(replica));
};

/** How much is not sent, and how much waits for a person. */
export const useCounts = (): ReplicaCounts => useSaid(({ counts }) => counts);

/** How many more days this device may go without the server, and what has closed on it. */
export const useLease = (): LeaseState => useSaid(({ lease }) => lease.state);

/** Whether the confidential part of the book (or all requests, after a PIN) is open, and what waits in it. */
export const useTierState = (of: 'tier' | 'casesTier' = 'tier'): TierState =>
  useSaid((replica) => replica[of].state);

/** While a screen shows something confidential, each touch and each key keeps it open. */
export const useTierInUse = (isShown: boolean): void => {
  const { tier } = useReplica();
  useEffect(() => {
    if (!isShown) return undefined;
    const { touch } = tier;
    touch();
    const acts = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const act of acts) document.addEventListener(act, touch, { passive: true });
    return () => {
      for (const act of acts) document.removeEventListener(act, touch);
    };
  }, [tier, isShown]);
};

/** What of the unsent is in a backup that has left this device. */
export const useBackupState = (): BackupState => useSaid(({ backup }) => backup.state);

/** What the last self-check found wrong on this disk, if anything. */
export const useHealthProblem = (): SelfCheckProblem | undefined =>
  useSaid(({ healthProblem }) => healthProblem);

/** False while another window is the writer. */
export const useIsWriter = (): boolean => useSaid(({ isWriter }) => isWriter);

/** Set where the store was taken away under this window. */
export const useTakenAway = (): TakenAway | undefined => useSaid(({ takenAway }) => takenAway);

/** A row whose values have the types of its record type. */
export type Row<T extends UnionRecordType> = Omit<ShelfRow, 'values'> & RecordOf<T>;

/** Rows of a type in list order, live; `undefined` only until the first answer. */
export const useRecords = <T extends UnionRecordType>(
  recordType: T,
): readonly Row<T>[] | undefined => useRecordsNamed<T>(recordType.type);

const useRecordsNamed = <T extends UnionRecordType>(
  type: T['type'],
): readonly Row<T>[] | undefined => useRows({ type }) as readonly Row<T>[] | undefined;

/**
 * A view of all records of a type, live, and of none until they are read.
 * @param view a pure function that stands outside of the component: called again only for other rows
 */
export const useRecordsView = <T extends UnionRecordType, V>(
  recordType: T,
  view: (records: readonly Row<T>[]) => V,
): V => {
  const records = useRecords(recordType);
  return useMemo(() => view(records ?? []), [view, records]);
};

/**
 * What this officer may do by the office as this device knows it, live; undefined until it has been read.
 * @param ask a pure function that stands outside of the component
 */
export const useOfficeRights = <A>(
  ask: (office: OfficeRecords, who: WhoWrites) => A,
  today: CalendarDate,
): A | undefined => {
  const replica = useReplica();
  // By their names alone: the record types themselves are no part of what the lock screen waits for.
  const units = useRecordsNamed<typeof unit>('unit');
  const grants = useRecordsNamed<typeof grant>('grant');
  const revocations = useRecordsNamed<typeof revocation>('revocation');
  return useMemo(() => {
    if (units === undefined || grants === undefined || revocations === undefined) return undefined;
    const { officer, homeUnit } = replica.identity;
    const who = { officer, homeUnit, books: replica.books(), today };
    return ask({ units, grants, revocations }, who);
  }, [ask, units, grants, revocations, replica, today]);
};

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

// Keyed by the open replica: two phones in one test keep apart, and locking the book forgets all of it.
const keptByReplica = new WeakMap<Replica, Map<string, unknown>>();

const keptOf = (replica: Replica): Map<string, unknown> => {
  const known = keptByReplica.get(replica) ?? new Map<string, unknown>();
  keptByReplica.set(replica, known);
  return known;
};

/**
 * Like `useState`, for what a list was searched or filtered by: found again when the screen is opened
 * again, never after locking. In memory only; a form is kept by `useDraft`.
 */
export const useKept = <T>(key: string, first: () => T): readonly [T, (value: T) => void] => {
  const kept = keptOf(useReplica());
  const [value, setValue] = useState<T>(() => (kept.has(key) ? (kept.get(key) as T) : first()));
  const set = useCallback(
    (next: T): void => {
      kept.set(key, next);
      setValue(next);
    },
    [kept, key],
  );
  return [value, set];
};

interface Found<T> {
  readonly id: string;
  readonly savedMs: number;
  readonly value: T;
}

/**
 * The state of a form that outlives its tab: every change is on the disk a moment later, sealed.
 * What was left before is offered and not put in by itself: the officer may have come for another one.
 * @param form names the form and whom it is about, by random ids only
 */
export const useDraft = <T>(
  form: string,
  { first, read, isEmpty, tier }: DraftForm<T>,
): DraftState<T> => {
  const { drafts } = useReplica();
  const [value, setValue] = useState(first);
  const [isHalfFilled, setHalfFilled] = useState(false);
  const [found, setFound] = useState<readonly Found<T>[]>([]);
  const [firstId] = useState(drafts.newId);
  const now = useRef({ id: firstId, isHalfFilled: false, value });
  const readLatest = useRef(read);

  useEffect(() => {
    let stopped = false;
    void drafts.read(form).then((kept) => {
      if (stopped) return;
      setFound(
        kept.flatMap(({ id, savedMs, value: stored }) => {
          const whole = id === now.current.id ? undefined : readLatest.current(stored);
          return whole === undefined ? [] : [{ id, savedMs, value: whole }];
        }),
      );
    });
    // A phone that puts the tab away may end it without another word.
    const settle = (): void => void drafts.settle();
    document.addEventListener('visibilitychange', settle);
    return () => {
      stopped = true;
      document.removeEventListener('visibilitychange', settle);
      drafts.settleSoon();
    };
  }, [drafts, form]);

  const put = (id: string, next: T, isFilled: boolean): void => {
    now.current = { id, isHalfFilled: isFilled, value: next };
    setValue(next);
    setHalfFilled(isFilled);
  };
  const [newest, ...older] = found;
  return {
    value,
    isHalfFilled,
    isStillHalfFilled: () => now.current.isHalfFilled,
    change: (next) => {
      const { id } = now.current;
      const isFilled = !isEmpty(next);
      put(id, next, isFilled);
      if (isFilled) drafts.write(form, id, next, tier?.(next));
      else drafts.drop(form, id);
    },
    offer:
      newest === undefined
        ? undefined
        : {
            savedMs: newest.savedMs,
            take: () => {
              // What was typed meanwhile keeps a draft of its own.
              put(newest.id, newest.value, true);
              setFound([]);
            },
            drop: () => {
              drafts.drop(form, newest.id);
              setFound(older);
            },
          },
    now: () => {
      const { id, value: typed } = now.current;
      return { form, id, value: typed, tier: tier?.(typed) };
    },
    done: (next) => {
      drafts.drop(form, now.current.id);
      drafts.settleSoon();
      put(drafts.newId(), next ?? value, false);
    },
  };
};
