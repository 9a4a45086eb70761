/** What the parts of the engine share: ports, state, records, and the writer's turn. */
import type { MarkStore } from './mark-store.ts';
import type {
  CasesTier,
  Chance,
  Clock,
  HigherTier,
  JournalStore,
  Sealer,
  Shelf,
  Signer,
  StoredValue,
  StoreProblem,
  Verifier,
  Write,
} from './ports.ts';
import type { Result } from '#base/result.ts';
import type { Directory } from './directory.ts';
import type { Ledger } from './ledger.ts';
import type { BackupSealer } from './replica-backup.ts';
import type { ReplicaIdentity } from './replica.ts';
import type { ReplicaState } from './replica-state.ts';

export interface ReplicaPorts {
  readonly store: JournalStore;
  readonly sealer: Sealer;
  /** Of confidential books; without one none is written or read. */
  readonly tier?: HigherTier | undefined;
  /** Of ordinary requests; without one they lie under the sealer like the rest. */
  readonly casesTier?: CasesTier | undefined;
  readonly signer: Signer;
  readonly verifier: Verifier;
  readonly shelf: Shelf;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Seals backup files for the officer's words. */
  readonly backupSealer: BackupSealer;
  /** Lies outside the database. */
  readonly marks: MarkStore;
  /** Waited for before whatever can come later: what the officer came for is painted first. */
  readonly rest?: (() => Promise<void>) | undefined;
}

export interface EngineContext {
  readonly identity: ReplicaIdentity;
  readonly ports: ReplicaPorts;
  readonly state: ReplicaState;
  readonly ledger: Ledger;
  readonly directory: Directory;
  /** Runs one after another whatever writes: two saves never take the same seq. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  readonly commit: (writes: readonly Write[]) => Promise<Result<void, StoreProblem>>;
  /** The same; then these rows of the outbox, read in another transaction. */
  readonly commitAndRead: (
    writes: readonly Write[],
    outboxKeys: readonly string[],
  ) => Promise<Result<readonly (StoredValue | undefined)[], StoreProblem>>;
  /** Brings the touched rows to the shelf and tells the watchers. */
  readonly publish: () => Promise<void>;
}
