/** One transaction of a PostgreSQL store: what it touches is held, what it writes is collected and goes in few statements. */
import type { BookReader, BookWriter, StoredEntry } from './book-store.ts';
import type { Ask, Statement } from './postgres-ask.ts';
import { writeDown } from './postgres-batches.ts';
import {
  ALL_BOOKS,
  AUDIT,
  bookArea,
  noteArea,
  notesArea,
  OFFICE,
  type AreaLocks,
} from './postgres-locks.ts';
import { chainName, PendingWrites, recordName } from './postgres-pending.ts';
import { postgresReader, unitOf } from './postgres-reader.ts';

export interface PostgresTransaction {
  readonly tx: BookWriter;
  /** Tells the database all that is left. Answers where the books end that were written in. */
  readonly finish: () => Promise<ReadonlyMap<string, number>>;
}

export const postgresTransaction = (ask: Ask, locks: AreaLocks): PostgresTransaction => {
  const stored = postgresReader(ask);
  const pending = new PendingWrites();
  /** Expired notes go last of all, so that nobody waits for their rows while this one waits for something else. */
  let sweepMs: number | undefined;

  const holdBook = (book: string): Promise<void> =>
    locks.hold({ area: ALL_BOOKS, alone: false }, { area: bookArea(book), alone: true });
  const holdNote = (kind: string, key: string, alone: boolean): Promise<void> =>
    locks.hold({ area: notesArea(kind), alone: false }, { area: noteArea(kind, key), alone });

  // Questions may be asked side by side: what one of them has to write first is written once.
  let flushing: Promise<void> = Promise.resolve();
  const flush = (): Promise<void> =>
    (flushing = flushing.then(() => writeDown(ask, pending.take())));

  // What is not worth keeping in two places is asked of the database, behind all that was written.
  const inBook = async (book: string): Promise<BookReader> => {
    await holdBook(book);
    await flush();
    return stored;
  };
  const inAudit = async (): Promise<BookReader> => {
    await locks.hold({ area: AUDIT, alone: false });
    await flush();
    return stored;
  };

  const reader: BookReader = {
    end: async (book) => {
      await holdBook(book);
      return pending.ends.orAsk(book, () => stored.end(book));
    },
    ends: async () => {
      await locks.hold({ area: ALL_BOOKS, alone: true });
      await flush();
      return stored.ends();
    },
    entryByHash: async (book, hash) => {
      await holdBook(book);
      return (await stored.entryByHash(book, hash)) ?? pending.entriesNamed(book, hash)[0];
    },
    latestByHash: async (book, hash) => {
      await holdBook(book);
      return pending.entriesNamed(book, hash).at(-1) ?? stored.latestByHash(book, hash);
    },
    isAccepted: async (book, hash) => {
      await holdBook(book);
      return pending.entriesNamed(book, hash).some(isAccepted) || stored.isAccepted(book, hash);
    },
    entriesAfter: async (book, n, bounds) => (await inBook(book)).entriesAfter(book, n, bounds),
    unsettled: async (book, within) => (await inBook(book)).unsettled(book, within),
    head: async (book, device, life) => {
      await holdBook(book);
      return pending.heads.orAsk(chainName(book, device, life), () =>
        stored.head(book, device, life),
      );
    },
    headsAt: async (book, n) => (await inBook(book)).headsAt(book, n),
    chainToSignature: async (book, device, life, fromSeq) =>
      (await inBook(book)).chainToSignature(book, device, life, fromSeq),
    historyOf: async (book, record, bounds) => (await inBook(book)).historyOf(book, record, bounds),
    officeSince: async (version) => {
      await locks.hold({ area: OFFICE, alone: false });
      await flush();
      return stored.officeSince(version);
    },
    writtenFields: async (book, type, id) => {
      await holdBook(book);
      const name = recordName(book, type, id);
      return (await pending.written.orAsk(name, () => stored.writtenFields(book, type, id))) ?? [];
    },
    note: async (kind, key, nowMs) => {
      await holdNote(kind, key, false);
      const known = pending.note(kind, key);
      if (known === undefined) return stored.note(kind, key, nowMs);
      const isThere = known.expiresMs === null || known.expiresMs > nowMs;
      return isThere ? (known.value ?? undefined) : undefined;
    },
    notes: async (kind, nowMs) => {
      await locks.hold({ area: notesArea(kind), alone: true });
      await flush();
      return stored.notes(kind, nowMs);
    },
    auditEnd: async () => {
      await locks.hold({ area: AUDIT, alone: false });
      return pending.auditEnd(() => stored.auditEnd());
    },
    auditAfter: async (n, rowsMax) => (await inAudit()).auditAfter(n, rowsMax),
    auditWithin: async (asked) => (await inAudit()).auditWithin(asked),
    auditHeads: async () => (await inAudit()).auditHeads(),
    lastAuditHead: async () => (await inAudit()).lastAuditHead(),
    hasAudit: async (once) => {
      // Asked by whoever is about to write it.
      await locks.hold({ area: AUDIT, alone: true });
      return pending.hasAudit(once) || stored.hasAudit(once);
    },
  };

  const tx: BookWriter = {
    ...reader,
    append: async (entry) => {
      await holdBook(entry.book);
      pending.append(entry);
    },
    setSignature: async (book, n, signature) => {
      await holdBook(book);
      await flush();
      await ask(SIGN, unitOf(book), book, n, signature);
    },
    setBody: async (book, n, body) => {
      await holdBook(book);
      await flush();
      await ask(FILL, unitOf(book), book, n, Buffer.from(body));
    },
    putHistory: async (book, n, records) => {
      await holdBook(book);
      pending.putHistory(book, n, records);
    },
    putOffice: async (book, record) => {
      await locks.hold({ area: OFFICE, alone: true });
      pending.putOffice(book, record);
    },
    setWrittenFields: async (book, type, id, fields) => {
      await holdBook(book);
      pending.setWritten(book, type, id, fields);
    },
    putNote: async (kind, key, value, expiresMs) => {
      await holdNote(kind, key, true);
      pending.putNote({ kind, key, value, expiresMs });
    },
    dropNote: async (kind, key) => {
      await holdNote(kind, key, true);
      pending.putNote({ kind, key, value: null, expiresMs: null });
    },
    appendAudit: async (row, once) => {
      await locks.hold({ area: AUDIT, alone: true });
      pending.appendAudit(row, once);
    },
    putAuditHead: async (head) => {
      await locks.hold({ area: AUDIT, alone: true });
      pending.putAuditHead(head);
    },
    sweepNotes: async (nowMs) => {
      sweepMs = Math.max(nowMs, sweepMs ?? 0);
    },
  };

  return {
    tx,
    finish: async () => {
      await flush();
      if (sweepMs !== undefined) await ask(SWEEP, sweepMs);
      return pending.moved;
    },
  };
};

const isAccepted = ({ ruling }: StoredEntry): boolean => ruling === 'accepted';

const SIGN: Statement = {
  name: 'sign',
  text: 'UPDATE entries SET signature = $4 WHERE unit = $1 AND book = $2 AND n = $3',
};
const FILL: Statement = {
  name: 'fill',
  text: 'UPDATE entries SET body = $4 WHERE unit = $1 AND book = $2 AND n = $3 AND body IS NULL',
};
/** A row that somebody else is at stays for the next time. */
const SWEEP: Statement = {
  name: 'sweep',
  text: `
    DELETE FROM notes WHERE (kind, key) IN (
      SELECT kind, key FROM notes WHERE expires_ms <= $1 LIMIT 5000 FOR UPDATE SKIP LOCKED)`,
};
