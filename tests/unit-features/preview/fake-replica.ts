// A replica without disk and server, filled with the practice province: for looking at screens.
import { accept, refuse } from '#base/result.ts';
import type { EntryOrder } from '#crdt/stamp.ts';
import type { Change } from '#crdt/fold.ts';
import type { Moment } from '#domain/draft.ts';
import { vietnamDate } from '#domain/day-number.ts';
import { practiceProvince } from '#domain/practice/practice-province.ts';
import { createDrafts } from '#replica/drafts.ts';
import { createLedger } from '#replica/ledger.ts';
import { memoryJournalStore } from '#replica/memory-journal-store.ts';
import { memoryShelf } from '#replica/memory-shelf.ts';
import { plainSealer } from '#replica/plain-sealer.ts';
import type { Replica } from '#replica/replica.ts';
import type { LeaseState } from '#domain/lease.ts';
import type { Tier, TierState } from '#replica/tier-port.ts';
import type { RowState } from '#replica/shelf-row.ts';

export interface FakeOptions {
  readonly nowMs: number;
  /** `all`: every union; `one`: the first; `none`: no books; `empty`: books without members. */
  readonly fill: 'all' | 'one' | 'none' | 'empty';
  readonly suspectClock?: boolean;
  readonly hasSeries?: boolean;
  readonly lease?: LeaseState;
  /** So many members more, for lists of 10,000. */
  readonly moreMembers?: number;
}

const LONG_LEASE: LeaseState = {
  roll: { is: 'running', daysLeft: 30 },
  cases: { is: 'running', daysLeft: 14 },
};
const OPEN: TierState = { isOpen: true, books: 0, waiting: 0 };
const openTier: Tier = {
  state: () => OPEN,
  open: async () => accept(undefined),
  close: async () => {},
  touch: () => {},
};

export const fakeReplica = (options: FakeOptions): Replica => {
  const { nowMs, fill } = options;
  const province = practiceProvince(7, vietnamDate(nowMs).slice(0, 7));
  const ledger = createLedger(() => options.lease?.roll.is === 'over');
  const shelf = memoryShelf();
  const watchers = new Set<() => void>();
  let hash = 0;
  let seq = 0;
  let waiting = 0;
  let counts = { waiting: 0, check: 0 };
  let number = 122;
  const order = (device: string, ms: number): EntryOrder => {
    hash += 1;
    return { ms, counter: 0, device, life: 'life', seq: hash, hash: `hash${hash}` };
  };
  const put = (
    book: string,
    changes: readonly Change[],
    device: string,
    ms: number,
    state: RowState,
  ): void => {
    const at = order(device, ms);
    const placed = changes.map(({ type, id, set, undoes }, index) => ({
      type,
      id,
      change: { order: at, index, set, ...(undoes === undefined ? {} : { undoes }) },
    }));
    if (state === 'safe') ledger.confirm(book, placed);
    else ledger.overlay(book, placed, state);
  };

  const unions = [...new Set(province.books.map(({ book }) => book.split('.')[1] ?? ''))];
  const held = fill === 'none' ? [] : fill === 'all' ? unions : unions.slice(0, 1);
  const home = unions[0] ?? '';
  const self = province.officers.find(({ homeUnit }) => homeUnit === home);
  const kinds = ['roster', 'dues', 'cases', 'office'];
  const books = held.flatMap((unit) => kinds.map((kind) => `${kind}.${unit}`));
  for (const { id, ...unit } of province.units as readonly { id: string }[])
    put(`office.${id}`, [{ type: 'unit', id, set: unit }], 'server', 1, 'safe');
  for (const officer of province.officers) {
    const { id, ...set } = officer;
    put(`office.${officer.homeUnit}`, [{ type: 'officer', id, set }], 'server', 1, 'safe');
    put(
      `office.${officer.homeUnit}`,
      [
        {
          type: 'device',
          id: `dev-${officer.signInName}`,
          set: { officer: id, label: 'Điện thoại' },
        },
      ],
      'server',
      1,
      'safe',
    );
  }
  if (fill === 'all' || fill === 'one')
    for (const run of province.books)
      if (books.includes(run.book))
        for (const entry of run.entries)
          put(run.book, entry.changes, `dev-${run.author}`, entry.atMs, 'safe');
  for (let i = 0; i < (options.moreMembers ?? 0); i++) {
    const id = `more${i}`;
    const words = ['Hằng', 'Ánh', 'Dung', 'Đào', 'Mơ', 'Khải', 'Thiên Ân'];
    const family = ['Nguyễn', 'Trần', 'Lý', 'Ma', 'Hoàng', 'Nông'][i % 6];
    put(
      `roster.${home}`,
      [
        {
          type: 'member',
          id,
          set: {
            fullName: { value: `${family} Thị ${words[i % 7]}` },
            employeeNo: `Z${i}`,
            nationalNumber: { value: `0191${String(90_000_000 + i)}` },
            phone: `+84912${String(100_000 + i)}`,
          },
        },
        {
          type: 'membershipStep',
          id: `step${i}`,
          set: { member: id, what: 'admitted', on: '2025-01-01' },
        },
      ],
      'server',
      2,
      'safe',
    );
  }
  shelf.putRows(ledger.takeTouchedRows());

  const publish = (): void => {
    shelf.putRows(ledger.takeTouchedRows());
    counts = { waiting, check: 0 };
    for (const watcher of [...watchers]) watcher();
  };
  const moment: Moment = {
    officer: self?.id ?? '',
    device: 'own',
    nowMs,
    today: vietnamDate(nowMs),
    newId: () => `new${String(++seq).padStart(6, '0')}`,
    nextNumber: () =>
      options.hasSeries === false ? undefined : { series: 'K7', number: ++number },
  };

  return {
    identity: {
      replica: 'fake',
      device: 'own',
      officer: self?.id ?? '',
      displayName: 'Ma Văn Khải',
      signInName: 'khai',
      homeUnit: home,
      serverKey: '',
      practice: false,
    },
    shelf,
    drafts: createDrafts({
      replica: 'fake',
      store: memoryJournalStore(),
      sealer: plainSealer('fake'),
      chance: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
      nowMs: () => nowMs,
      isWriter: () => true,
      commit: async () => accept(undefined),
    }),
    isWriter: () => true,
    life: () => 'life',
    save: async (build) => {
      const built = build(moment);
      if (!built.ok) return refuse({ kind: 'refused' as const, problem: built.error });
      for (const draft of built.value) {
        put(draft.book, draft.changes, 'own', nowMs, 'waiting');
        waiting += 1;
      }
      publish();
      return accept({ entries: [] });
    },
    record: ledger.record,
    correctedNow: () => ({ ms: nowMs, suspect: options.suspectClock === true }),
    counts: () => counts,
    watch: (onChange) => {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
    ownEntries: () => [],
    books: () => books,
    heads: () => [],
    lastContactMs: () => nowMs - 3_600_000,
    tier: openTier,
    casesTier: openTier,
    setShared: async () => {},
    lease: { state: () => options.lease ?? LONG_LEASE, observe: async () => {} },
    close: async () => {},
    hasSeries: () => options.hasSeries !== false,
    isLoaded: () => true,
    healthProblem: () => undefined,
  } as Partial<Replica> as Replica;
};

/** Writes a second national number for the first member as another device would, so that both stand. */
export const conflictIn = (replica: Replica): void => {
  void replica.save(() => {
    const rows = replica.shelf.find({ type: 'member' }) as readonly { id: string; book: string }[];
    const [first] = rows;
    return accept([
      {
        book: first?.book ?? '',
        act: 'editMember',
        changes: [
          {
            type: 'member',
            id: first?.id ?? '',
            set: { nationalNumber: { value: '019190000123' } },
          },
        ],
      },
    ]);
  });
};
