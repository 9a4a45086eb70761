/** The replica as the rest of the app sees it: records to read, one way to write, pages and verdicts to take in. */
import type { Head } from '#book/chain.ts';
import type { Epoch, Verdict } from '#book/verdict.ts';
import type { Result } from '#base/result.ts';
import type { FoldedRecord } from '#crdt/fold.ts';
import type { AuditPortion } from '#domain/audit-kinds.ts';
import type { Draft, Moment } from '#domain/draft.ts';
import type { ClosesPortion } from '#domain/views/closes-below.ts';
import type { HeldPortion } from '#domain/views/held-view.ts';
import type { HistoryPortion } from '#domain/views/history-view.ts';
import type { DevicePortion } from '#domain/device-report.ts';
import type { AuditAnswer } from '#protocol/audit.ts';
import type { ClosesBelowAnswer } from '#protocol/closes-below.ts';
import type { DevicesAnswer } from '#protocol/devices.ts';
import type { HeldAnswer, HeldPlace } from '#protocol/held.ts';
import type { HistoryAnswer } from '#protocol/history.ts';
import type { DirectoryItem, PageLine, PullRequest, SnapshotLine } from '#protocol/pull.ts';
import type { PushAnswer, Run } from '#protocol/push.ts';
import type { ShredLine } from '#protocol/shred.ts';
import type { SaveOptions } from './draft-form.ts';
import type { Drafts } from './drafts.ts';
import type { Lease } from './lease-port.ts';
import type { Shelf, StoreProblem, TakenAway } from './ports.ts';
import type { ReplicaBackup } from './replica-backup.ts';
import type { KeptRemovals } from './kept-removals-port.ts';
import type { Offers } from './offers-port.ts';
import type { Relay } from './relay-port.ts';
import type { ServerHello } from './server-hello.ts';
import type { SeenNotes } from './seen-notes-port.ts';
import type { Tier } from './tier-port.ts';

/** Who writes here; fixed when the replica was made. */
export interface ReplicaIdentity {
  /** Names the vault and the database. */
  readonly replica: string;
  readonly device: string;
  readonly officer: string;
  readonly displayName: string;
  readonly signInName: string;
  readonly homeUnit: string;
  /** The server's public key, pinned at enrolment. */
  readonly serverKey: string;
  readonly practice: boolean;
}

export type OutboxState = 'waiting' | 'judged' | 'safe';

/** An own entry, for the list "chưa gửi / cần kiểm tra". */
export interface OwnEntry {
  readonly book: string;
  readonly life: string;
  readonly seq: number;
  readonly hash: string;
  readonly act: string;
  readonly writtenMs: number;
  readonly state: OutboxState;
  readonly verdict?: Verdict | undefined;
  /** What it wrote, for showing. */
  readonly changes: readonly {
    readonly type: string;
    readonly id: string;
    readonly set: Readonly<Record<string, unknown>>;
  }[];
}

export interface ReplicaCounts {
  /** Own entries that no server has yet. */
  readonly waiting: number;
  /** Own entries held or quarantined. */
  readonly check: number;
}

export type SaveProblem<P> =
  | { readonly kind: 'refused'; readonly problem: P }
  | { readonly kind: 'entry-too-large' }
  /** A field's value is not what its record type accepts: too long, no such date. */
  | { readonly kind: 'bad-value'; readonly type: string; readonly field: string }
  /** What was read back is not what was written. */
  | { readonly kind: 'not-read-back' }
  | { readonly kind: 'read-only' }
  | StoreProblem;

export interface Saved {
  readonly entries: readonly {
    readonly book: string;
    readonly seq: number;
    readonly hash: string;
  }[];
}

export interface PullCursor {
  readonly book: string;
  readonly epoch: string;
  readonly n: number;
  /** Of the book there: a restored server knows by it whether its book is the same. */
  readonly digest: string;
}

export type TakeProblem =
  /** A page that does not start where this replica stands: an old answer, or one out of turn. */
  | { readonly kind: 'out-of-turn' }
  /** Another incarnation of the server than the one this replica knows. */
  | { readonly kind: 'other-epoch' }
  /** Hash, digest or signature do not agree: nothing of it is taken in. */
  | { readonly kind: 'not-genuine'; readonly detail: string }
  | { readonly kind: 'unknown-author'; readonly device: string }
  | StoreProblem;

/** Which question an answer must fit. */
export interface HistoryAsked {
  readonly nonce: string;
  readonly book: string;
  readonly id: string;
  readonly before?: number | undefined;
}

export interface HeldAsked {
  readonly nonce: string;
  readonly before?: HeldPlace | undefined;
}

/** What the self-check found; nothing of it is mended behind the officer's back. */
export type SelfCheckProblem =
  /** Entries this device has written, by its own count, that are neither on its disk nor at the server. */
  | { readonly kind: 'own-entries-missing'; readonly book: string; readonly missing: number }
  /** The block that ends at `n` cannot be read, or says something else than was signed. */
  | { readonly kind: 'block-broken'; readonly book: string; readonly n: number }
  /** The blocks on disk end before, or beyond, what the cursor says was taken in. */
  | { readonly kind: 'journal-short'; readonly book: string; readonly n: number }
  | { readonly kind: 'store-failed'; readonly detail: string };

/** What was written here by this device's own count and is not on its disk any more. */
export interface LostEntries {
  readonly missing: number;
  /** When the mark was last set: what was written before is meant. */
  readonly atMs: number;
  /** The officer has been shown it once. */
  readonly seen: boolean;
}

/** A book that is no longer on this device, because every right to it has ended. */
export interface LeftBook {
  readonly book: string;
  /** The name it had here; empty where it was not known. */
  readonly unitName: string;
  readonly atMs: number;
  /** Own entries in it that a restored server could ask for again; all of them are at the server now. */
  readonly entries: number;
  /** Of them, waiting for a person's decision. */
  readonly held: number;
  readonly lost?: true | undefined; // because this very device was called lost
}

export interface Replica {
  readonly identity: ReplicaIdentity;
  readonly shelf: Shelf;
  /** Half-filled forms of this device. */
  readonly drafts: Drafts;
  /** The higher tier: confidential books can be written at any time, and read while it is open. */
  readonly tier: Tier;
  /** Ordinary requests: shut after a PIN, until the words are typed once. */
  readonly casesTier: Tier;
  /** How many more days this device may go without the server, and what has closed. */
  readonly lease: Lease;
  /** Others use this device, or no longer do: whether requests may lie on it is the union's rule. */
  readonly setShared: (isShared: boolean) => Promise<void>;
  /** False in a window that is not the writer. */
  readonly isWriter: () => boolean;
  /** Set where the store was taken away under this window: it writes no more, and nobody takes over here. */
  readonly takenAway: () => TakenAway | undefined;
  /** The life under which this device writes now. */
  readonly life: () => string;
  /**
   * The one way to write. `build` decides purely, inside the writer's turn, and gets the moment of writing;
   * its drafts are sealed, committed in one strict transaction with the receipt counters, and read back
   * before this answers. On a refusal nothing is written and no number is spent.
   */
  readonly save: <P>(
    build: (moment: Moment) => Result<readonly Draft[], P>,
    options?: SaveOptions,
  ) => Promise<Result<Saved, SaveProblem<P>>>;
  /** The record with its changes and their names: for editing, removing a tag, resolving two values. */
  readonly record: (book: string, type: string, id: string) => FoldedRecord | undefined;
  /** The device's clock corrected by the server's, ms; `suspect` where it is off by more than a day or unknown. */
  readonly correctedNow: () => { readonly ms: number; readonly suspect: boolean };
  readonly counts: () => ReplicaCounts;
  /** Calls back after counts, sync state or writer change; returns how to stop. */
  readonly watch: (onChange: () => void) => () => void;
  readonly ownEntries: () => readonly OwnEntry[];
  readonly books: () => readonly string[];
  readonly heads: () => readonly Head[];
  readonly lastContactMs: () => number | undefined;
  readonly close: () => Promise<void>;

  /** Whether receipts can be numbered there. */
  readonly hasSeries: (duesBook: string) => boolean;
  /** True once every record of the held books is in memory. */
  readonly isLoaded: () => boolean;
  /** Runs the self-check that is due: a sample at every start, all of it weekly. */
  readonly checkHealth: () => Promise<void>;
  /** What the last self-check found wrong, if anything. */
  readonly healthProblem: () => SelfCheckProblem | undefined;
  /** The backup file: what this device alone has, as one file for the share sheet. */
  readonly backup: ReplicaBackup;
  /** Requests that were looked at or taken out here, noted until the server has it in its log. */
  readonly seen: SeenNotes;
  readonly removals: () => Promise<KeptRemovals>;
  /** A file for a colleague's phone to carry, and what this one carries. */
  readonly relay: () => Promise<Relay>;
  /** What this disk can bring back to a server that was restored. */
  readonly offers: () => Promise<Offers>;
  /** Books that have left this device and of which the officer has not been told yet; one list while nothing changes. */
  readonly leftBooks: () => readonly LeftBook[];
  readonly leftBooksSeen: () => Promise<void>;
  /** Set where this disk is behind the mark outside it: entries written here are gone. */
  readonly lost: () => LostEntries | undefined;
  /** The officer was shown the loss; the bar above the screens stays. */
  readonly lossSeen: () => Promise<void>;
  /** The officer has put a backup back or has none: no more is said of it. */
  readonly lossSettled: () => Promise<void>;
  /** Folds the journal into segments, so that the next opening is quick; for idle moments. */
  readonly compact: () => Promise<void>;

  // For the sync session:
  readonly cursors: () => readonly PullCursor[];
  /** Own entries that a contact can send now; those of a closed tier wait for the words. */
  readonly sendable: () => number;
  /** The tier that is locked now: nothing of it is asked for. Undefined where nothing is locked. */
  readonly pullSkips: () => PullRequest['skip'];
  /** Takes in what the server says of its time and its books. */
  readonly takeHello: (hello: ServerHello) => Promise<Result<void, TakeProblem>>;
  /** The server's signed word that a pull was whole: the offline lease begins anew. */
  readonly takeEnd: (nonce: string, signature: string) => Promise<Result<void, TakeProblem>>;
  readonly takePage: (
    page: PageLine,
    bodies: readonly Uint8Array[],
  ) => Promise<Result<void, TakeProblem>>;
  readonly takeSnapshot: (parts: readonly SnapshotLine[]) => Promise<Result<void, TakeProblem>>;
  /**
   * An order to give a book up, and the nonce of the request it must answer. `done`: the book has left this disk;
   * `kept`: the order does not end every right to it here, or is not for this device, life or contact;
   * `waiting`: own entries in it have no verdict yet, so nothing leaves before they are sent.
   */
  readonly takeShredOrder: (
    order: ShredLine,
    nonce: string,
  ) => Promise<Result<'done' | 'kept' | 'waiting', TakeProblem>>;
  /** Own entries of books that were given up, sealed for the server; base64url. */
  readonly parcels: () => Promise<readonly { readonly key: string; readonly parcel: string }[]>;
  /** Checks what the server says of a record's past. Only to be shown: nothing of it is folded or written down. */
  readonly readHistory: (
    answer: HistoryAnswer,
    asked: HistoryAsked,
  ) => Promise<Result<HistoryPortion, TakeProblem>>;
  /** Checks what the server says is held for a decision. Only to be shown. */
  readonly readHeld: (
    answer: HeldAnswer,
    asked: HeldAsked,
  ) => Promise<Result<HeldPortion, TakeProblem>>;
  /** Checks what the server says of who did what. Only to be shown. */
  readonly readAudit: (
    answer: AuditAnswer,
    nonce: string,
  ) => Promise<Result<AuditPortion, TakeProblem>>;
  /** Which devices there are, as the server says; kept nowhere. Refuses: out-of-turn, not-genuine. */
  readonly readDevices: (
    answer: DevicesAnswer,
    nonce: string,
  ) => Promise<Result<DevicePortion, TakeProblem>>;
  /** Checks what the server says of closes in the unions below. Only to be shown. */
  readonly readCloses: (
    answer: ClosesBelowAnswer,
    nonce: string,
  ) => Promise<Result<ClosesPortion, TakeProblem>>;
  readonly takeDirectory: (items: readonly DirectoryItem[]) => Promise<Result<void, TakeProblem>>;
  /** Verdicts on own entries, checked against the server's signature. */
  readonly takeVerdicts: (answer: PushAnswer) => Promise<Result<void, TakeProblem>>;
  /** The receipt numbers of a dues book, given out by the server once per life. */
  readonly takeSeries: (duesBook: string, code: string) => Promise<Result<void, TakeProblem>>;
  /** A new life after a fork or a restore: chains and series begin anew. */
  readonly takeLife: (life: string) => Promise<Result<void, TakeProblem>>;
  readonly epoch: () => Epoch | undefined;
  /** The present life was begun without the server (this disk had gone back): it is told before anything is sent. */
  readonly lifeDue: () => boolean;
  /**
   * Own waiting entries as runs, at most this many entries and bytes.
   * @param last books that come after all others: the server takes nothing of them for now
   */
  readonly waitingRuns: (
    limit: {
      readonly entries: number;
      readonly bytes: number;
    },
    last?: ReadonlySet<string>,
  ) => Promise<readonly { readonly run: Run; readonly bodies: readonly Uint8Array[] }[]>;
}
