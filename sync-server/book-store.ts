/** The port behind which the books lie: entries by position, their chains, folded office records, small notes. */
import type { BookId } from '#book/book-id.ts';
import type { Ruling } from '#book/verdict.ts';
import type { Bytes } from '#base/bytes.ts';
import type { FoldedRecord } from '#crdt/fold.ts';
import type { Stamp } from '#crdt/stamp.ts';

/**
 * Asynchronous, so that an embedded database and a cluster can stand behind it alike.
 * Every adapter passes `tests/contract/book-store.contract.ts`.
 */
export interface BookStore {
  /** What has been committed, and nothing of a transaction still under way. */
  readonly committed: BookReader;
  /**
   * One durable transaction: all of it or, where `work` throws, nothing. Transactions that write in the
   * same book follow one another. Throws `StoreFull` where the disk has no room; nothing was written then.
   * Throws `StoreAway` where the database does not answer: what was under way may be written or not, whoever
   * asked for it asks again. Where another process was in the way, `work` begins again from its first line:
   * what it changes, it changes through `tx`.
   */
  write<T>(work: (tx: BookWriter) => Promise<T>): Promise<T>;
  /** Waits for the transaction under way. Nothing may be asked afterwards. */
  close(): Promise<void>;
}

/** The disk is full: an expected misfortune with its own answer (507), not a bug. */
export class StoreFull extends Error {
  override readonly name = 'StoreFull';
}

/** The database does not answer, or not now: an expected misfortune with its own answer (503), not a bug. */
export class StoreAway extends Error {
  override readonly name = 'StoreAway';
}

/** One position of a book. An entry that was admitted out of custody stands at two positions. */
export interface StoredEntry {
  readonly book: BookId;
  readonly n: number;
  readonly device: string;
  /** As admitted: derived for a fork's tail. Names the chain. */
  readonly life: string;
  readonly signedLife: string;
  readonly seq: number;
  readonly hash: string;
  readonly prevHash: string;
  readonly bodyHash: string;
  /** Null where only the hash of the body ever came. */
  readonly body: Bytes | null;
  readonly effective: Stamp;
  /** Strictly rises within a book. */
  readonly receivedMs: number;
  readonly ruling: Ruling;
  readonly reason: string | null;
  /** The author's, over this entry's hash; only the last entry of each run has one. */
  readonly signature: string | null;
  /** Running digest of the book after this position. */
  readonly digest: string;
  /** A second position, written when a person admitted the entry: it extends no chain. */
  readonly admission: boolean;
}

export interface BookEnd {
  readonly book: BookId;
  /** Last position. */
  readonly n: number;
  readonly lastReceivedMs: number;
  readonly digest: string;
}

export interface StoredHead {
  readonly device: string;
  readonly life: string;
  readonly signedLife: string;
  readonly seq: number;
  readonly hash: string;
  readonly effective: Stamp;
}

/** A folded record of an office book, or of who reads a confidential case. `version` rises with every write to any of them. */
export interface OfficeRow {
  readonly version: number;
  readonly book: BookId;
  readonly record: FoldedRecord;
}

/** Something small kept by name: a session, an invitation, an officer's words, an epoch. */
export interface Note {
  readonly key: string;
  /** JSON. */
  readonly value: string;
}

/** One line of the audit log: who did what, when, on which device. Ids only, never a name. */
export interface AuditRow {
  /** From 1, without a gap. */
  readonly n: number;
  /** By the server's clock; never before the row before it. */
  readonly atMs: number;
  readonly what: string;
  readonly officer: string | null;
  readonly device: string | null;
  readonly book: string | null;
  /** The id of what it was done to, or the kind of a refusal. */
  readonly about: string | null;
  /** When a device says it happened; null where the server saw it. */
  readonly saidMs: number | null;
  readonly prevHash: string;
  readonly hash: string;
}

/** The server's signature over the log up to a row. */
export interface AuditHead {
  readonly n: number;
  readonly hash: string;
  readonly atMs: number;
  readonly signature: string;
}

export interface BookReader {
  end(book: BookId): Promise<BookEnd | undefined>;
  ends(): Promise<readonly BookEnd[]>;
  /** The first position of the entry with that hash, whatever life it was admitted under. */
  entryByHash(book: BookId, hash: string): Promise<StoredEntry | undefined>;
  /** Its last position: what was judged again later stands there. */
  latestByHash(book: BookId, hash: string): Promise<StoredEntry | undefined>;
  /** Whether any position of the entry counts. */
  isAccepted(book: BookId, hash: string): Promise<boolean>;
  /** Entries after a position in order, at most so many and (beyond the first) so many bytes of bodies. */
  entriesAfter(
    book: BookId,
    n: number,
    bounds: { readonly entriesMax: number; readonly bytesMax: number },
  ): Promise<readonly StoredEntry[]>;
  /**
   * What is held or quarantined within `(after, upTo]` and stands at no later position up to there, in order.
   * @param within.device of one device only; of all where it is null
   */
  unsettled(
    book: BookId,
    within: {
      readonly after: number;
      readonly upTo: number;
      readonly device: string | null;
      readonly entriesMax: number;
    },
  ): Promise<readonly StoredEntry[]>;
  head(book: BookId, device: string, life: string): Promise<StoredHead | undefined>;
  /** Where every chain of the book stood at a position. */
  headsAt(book: BookId, n: number): Promise<readonly StoredHead[]>;
  /** A chain from a seq on, up to and with the first signed entry. */
  chainToSignature(
    book: BookId,
    device: string,
    life: string,
    fromSeq: number,
  ): Promise<readonly { readonly bodyHash: string; readonly signature: string | null }[]>;
  /**
   * Entries that stand in the history of a record, the newest first: below a position (or the newest of all), at most
   * so many and (beyond the first) so many bytes of bodies. Costs as much as it finds, however long the book is.
   */
  historyOf(
    book: BookId,
    record: string,
    bounds: {
      readonly before: number | null;
      readonly entriesMax: number;
      readonly bytesMax: number;
      /** Written by this device only. */
      readonly device?: string;
    },
  ): Promise<readonly StoredEntry[]>;
  /** Office records written after a version, in order of their versions. */
  officeSince(version: number): Promise<readonly OfficeRow[]>;
  /** Names of the write-once fields that an accepted entry has written. */
  writtenFields(book: BookId, type: string, id: string): Promise<readonly string[]>;
  /** A note that has not expired. */
  note(kind: string, key: string, nowMs: number): Promise<string | undefined>;
  notes(kind: string, nowMs: number): Promise<readonly Note[]>;
  auditEnd(): Promise<AuditRow | undefined>;
  /** Rows after a number, in order, at most so many. */
  auditAfter(n: number, rowsMax: number): Promise<readonly AuditRow[]>;
  /** Rows of a time, both ends with it, the newest first; beyond `skip` of them, at most so many. */
  auditWithin(asked: {
    readonly fromMs: number;
    readonly toMs: number;
    readonly officer: string | null;
    readonly skip: number;
    readonly rowsMax: number;
  }): Promise<readonly AuditRow[]>;
  auditHeads(): Promise<readonly AuditHead[]>;
  lastAuditHead(): Promise<AuditHead | undefined>;
  /** Whether a row was added under that name. */
  hasAudit(once: string): Promise<boolean>;
}

export interface BookWriter extends BookReader {
  /** Appends at the end of its book and moves the book's end and, unless an admission, the chain's head. */
  append(entry: StoredEntry): Promise<void>;
  /** For an entry that was taken as the middle of a run and came again as the end of one. */
  setSignature(book: BookId, n: number, signature: string): Promise<void>;
  /** For an entry of which only the hash had come. */
  setBody(book: BookId, n: number, body: Bytes): Promise<void>;
  /** The position stands in the history of these records; noting it again changes nothing. */
  putHistory(book: BookId, n: number, records: readonly string[]): Promise<void>;
  putOffice(book: BookId, record: FoldedRecord): Promise<void>;
  setWrittenFields(
    book: BookId,
    type: string,
    id: string,
    fields: readonly string[],
  ): Promise<void>;
  putNote(kind: string, key: string, value: string, expiresMs: number | null): Promise<void>;
  dropNote(kind: string, key: string): Promise<void>;
  /** @param once a name under which the row stands once; null where it may stand again */
  appendAudit(row: AuditRow, once: string | null): Promise<void>;
  putAuditHead(head: AuditHead): Promise<void>;
  /** Forgets what has expired. */
  sweepNotes(nowMs: number): Promise<void>;
}
