/** What one transaction has written and the database has not been told yet, and what it knows of what stands there. */
import type { BookId } from '#book/book-id.ts';
import type { FoldedRecord } from '#crdt/fold.ts';
import type { AuditHead, AuditRow, BookEnd, StoredEntry, StoredHead } from './book-store.ts';
import type { Pending, PendingNote } from './postgres-batches.ts';

/** Read once or written here: nobody else writes it before the transaction ends. Undefined where there is none. */
class Known<T> {
  readonly #values = new Map<string, T | undefined>();

  set(name: string, value: T | undefined): void {
    this.#values.set(name, value);
  }

  async orAsk(name: string, ask: () => Promise<T | undefined>): Promise<T | undefined> {
    if (!this.#values.has(name)) {
      const found = await ask();
      // Written here while it was asked for.
      if (!this.#values.has(name)) this.#values.set(name, found);
    }
    return this.#values.get(name);
  }
}

/** The one name under which there is one of a kind. */
const ONLY = '';

export class PendingWrites {
  readonly ends = new Known<BookEnd>();
  readonly heads = new Known<StoredHead>();
  readonly written = new Known<readonly string[]>();
  /** Where each book that was written in ends: told to the other processes with the commit. */
  readonly moved = new Map<BookId, number>();

  readonly #auditEnd = new Known<AuditRow>();
  #entries: StoredEntry[] = [];
  #entriesByHash = new Map<string, StoredEntry[]>();
  #history: Pending['history'][number][] = [];
  #heads = new Map<string, Pending['heads'][number]>();
  #ends = new Map<BookId, BookEnd>();
  #written = new Map<string, Pending['written'][number]>();
  #office = new Map<string, Pending['office'][number]>();
  #notes = new Map<string, PendingNote>();
  #audit: Pending['audit'][number][] = [];
  #auditHeads = new Map<number, AuditHead>();

  append(entry: StoredEntry): void {
    const { book, n, device, life, signedLife, seq, hash, effective } = entry;
    this.#entries.push(entry);
    const name = `${book}|${hash}`;
    this.#entriesByHash.set(name, [...(this.#entriesByHash.get(name) ?? []), entry]);
    const end = { book, n, lastReceivedMs: entry.receivedMs, digest: entry.digest };
    this.#ends.set(book, end);
    this.ends.set(book, end);
    this.moved.set(book, n);
    if (entry.admission) return;
    const head = { device, life, signedLife, seq, hash, effective };
    const chain = chainName(book, device, life);
    this.#heads.set(chain, { book, head });
    this.heads.set(chain, head);
  }

  /** Positions of the entry that the database has not been told of. */
  entriesNamed(book: BookId, hash: string): readonly StoredEntry[] {
    return this.#entriesByHash.get(`${book}|${hash}`) ?? [];
  }

  putHistory(book: BookId, n: number, records: readonly string[]): void {
    for (const record of records) this.#history.push({ book, record, n });
  }

  setWritten(book: BookId, type: string, id: string, fields: readonly string[]): void {
    const name = recordName(book, type, id);
    this.#written.set(name, { book, type, id, fields });
    this.written.set(name, fields);
  }

  putOffice(book: BookId, record: FoldedRecord): void {
    const name = recordName(book, record.type, record.id);
    // What is written again goes behind the others: its version is the newest.
    this.#office.delete(name);
    this.#office.set(name, { book, record });
  }

  putNote(note: PendingNote): void {
    this.#notes.set(`${note.kind}|${note.key}`, note);
  }

  note(kind: string, key: string): PendingNote | undefined {
    return this.#notes.get(`${kind}|${key}`);
  }

  appendAudit(row: AuditRow, once: string | null): void {
    this.#audit.push({ row, once });
    this.#auditEnd.set(ONLY, row);
  }

  hasAudit(once: string): boolean {
    return this.#audit.some((pending) => pending.once === once);
  }

  putAuditHead(head: AuditHead): void {
    this.#auditHeads.set(head.n, head);
  }

  auditEnd(ask: () => Promise<AuditRow | undefined>): Promise<AuditRow | undefined> {
    return this.#auditEnd.orAsk(ONLY, ask);
  }

  /** All of it, once. */
  take(): Pending {
    const pending: Pending = {
      entries: this.#entries,
      history: this.#history,
      heads: [...this.#heads.values()],
      ends: [...this.#ends.values()],
      written: [...this.#written.values()],
      office: [...this.#office.values()],
      notes: [...this.#notes.values()],
      audit: this.#audit,
      auditHeads: [...this.#auditHeads.values()],
    };
    this.#entries = [];
    this.#entriesByHash = new Map();
    this.#history = [];
    this.#heads = new Map();
    this.#ends = new Map();
    this.#written = new Map();
    this.#office = new Map();
    this.#notes = new Map();
    this.#audit = [];
    this.#auditHeads = new Map();
    return pending;
  }
}

export const chainName = (book: BookId, device: string, life: string): string =>
  `${book}|${device}|${life}`;

export const recordName = (book: BookId, type: string, id: string): string =>
  `${book}|${type}|${id}`;
