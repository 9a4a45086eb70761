/** What a replica holds in memory besides its records: chains, cursors, own entries, contact with the server. */
import { chainKey, type Head } from '#book/chain.ts';
import { orderOf, parseEntry, placedChangesOf, type EntryBody } from '#book/entry.ts';
import { effectiveStamp, laterStamp, type Stamp } from '#crdt/stamp.ts';
import type { RecordChange } from './ledger.ts';
import type { TierName, TierOpening } from './ports.ts';
import type { ContactRow, CursorRow, LeaseRow, LeftRow, OutboxRow, OwnRow } from './stored-rows.ts';
import type { RowState } from './shelf-row.ts';

/** An own entry that no page has shown yet, or that waits for a person. */
export interface OutboxItem {
  readonly row: OutboxRow;
  readonly body: EntryBody;
  readonly effective: Stamp;
}

/** An entry in custody: its name, and what its body must hash to when it is admitted. */
export interface Stub {
  readonly hash: string;
  readonly bodyHash: string;
}

/** An own entry that lies sealed in the higher tier, as far as its row tells without being opened. */
export interface ShutEntry {
  readonly book: string;
  readonly life: string;
  readonly seq: number;
  readonly state: RowState;
}

export interface ReplicaState {
  life: string;
  /** The present life was begun here and the server has not heard of it. */
  lifeDue: boolean;
  contact: ContactRow | undefined;
  /** Read before the first book; undefined until then. */
  lease: LeaseRow | undefined;
  /** Of the roll only what collecting needs is shown. */
  isRollNarrow: boolean;
  /** Newest effective stamp seen, own unsent ones included. */
  newest: Stamp;
  /** Set while the replica is opened in slices. */
  loaded: boolean;
  readonly chains: Map<string, Head>;
  readonly cursors: Map<string, CursorRow>;
  readonly own: Map<string, OwnRow>;
  /** By entry hash, in the order of writing. */
  readonly outbox: Map<string, OutboxItem>;
  /** Books that were given up, by name. */
  readonly left: Map<string, LeftRow>;
  /** Hashes of entries in custody, by chain and seq: an admission names them later. */
  readonly stubs: Map<string, Stub>;
  /** There while the higher tier is open. */
  tierOpening: TierOpening | undefined;
  /** There while ordinary requests can be read. */
  casesOpening: TierOpening | undefined;
  /** What would open them, laid aside while they may not be read here; a contact takes it up again. */
  casesAside: TierOpening | undefined;
  /** What opens confidential ones for sending alone, where they may not be read here; a few minutes. */
  tierAside: TierOpening | undefined;
  /** Others use this device. */
  isSharedDevice: boolean;
  /** The union lets requests lie on such a device. */
  casesOnShared: boolean;
  /** Something of the requests still lies under the replica's own key: it is from before they had one. */
  hasOlderCases: boolean;
  /** Own entries of closed tiers, by their keys in the outbox: as far as they tell without being opened. */
  readonly shut: Map<string, ShutEntry>;
  /** Those of them written a moment ago, by hash: their bodies may be sent while they are at hand. */
  readonly fresh: Map<string, OutboxItem>;
}

export const createReplicaState = (): ReplicaState => ({
  life: '',
  lifeDue: false,
  contact: undefined,
  lease: undefined,
  isRollNarrow: false,
  newest: { ms: 0, counter: 0 },
  loaded: false,
  chains: new Map(),
  cursors: new Map(),
  own: new Map(),
  outbox: new Map(),
  left: new Map(),
  stubs: new Map(),
  tierOpening: undefined,
  casesOpening: undefined,
  casesAside: undefined,
  tierAside: undefined,
  isSharedDevice: false,
  casesOnShared: false,
  hasOlderCases: false,
  shut: new Map(),
  fresh: new Map(),
});

/** What opens a tier that may not be read here, for sending and for giving it up. */
export const asideOf = (
  { casesAside, tierAside }: Pick<ReplicaState, 'casesAside' | 'tierAside'>,
  tier: TierName,
): TierOpening | undefined => (tier === 'cases' ? casesAside : tierAside);

export const seen = (state: ReplicaState, stamp: Stamp): void => {
  state.newest = laterStamp(state.newest, stamp);
};

export const headOf = (
  state: ReplicaState,
  book: string,
  device: string,
  life: string,
): Head | undefined => state.chains.get(chainKey(book, device, life));

export const stubKey = (book: string, device: string, life: string, seq: number): string =>
  `${chainKey(book, device, life)}|${seq}`;

/** Reads an own entry back into the outbox, after those before it in its chain. */
export const outboxItemOf = (row: OutboxRow, before: Stamp | undefined): OutboxItem | undefined => {
  const body = parseEntry(row.body);
  if (!body.ok) return undefined;
  // Unsent entries are ordered among themselves as the server will order them: never before the one before.
  const effective =
    row.verdict?.effective ?? effectiveStamp(body.value.stamp, Number.MAX_SAFE_INTEGER, before);
  return { row, body: body.value, effective };
};

export const rowStateOf = (row: OutboxRow): RowState =>
  row.verdict === undefined ? 'waiting' : row.verdict.ruling === 'accepted' ? 'safe' : 'check';

export const changesOf = (item: OutboxItem): readonly RecordChange[] =>
  placedChangesOf(item.body, orderOf(item.body, item.row.hash, item.effective));
