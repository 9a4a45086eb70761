/** POST /api/audit/notes: what devices saw being looked at or taken out, written into the audit log, each once. */
import { accept, type Result } from '#base/result.ts';
import type { SeenNote } from '#protocol/seen.ts';
import { isConfidential } from '#domain/cases/confidential-book.ts';
import { addAudit, signAudit, UNSIGNED_MAX } from './audit-log.ts';
import { no, type Refusal } from './refusal.ts';
import type { ServerContext } from './server-context.ts';
import type { Session } from './sessions.ts';
import { everOpened } from './shred-orders.ts';

const HOUR_MS = 60 * 60 * 1000;

/**
 * Also taken of a book that is closed to the officer by now: it was seen while it was open. Of one that was never
 * open to them nothing can have been seen: that is noted as an attempt, and the answer is the same. A confidential
 * case may not be here yet, and a line about it is shown to nobody else: an attempt would give it away.
 */
export const takeSeenNotes = async (
  server: ServerContext,
  { officer, device }: Session,
  { nonce, notes }: { readonly nonce: string; readonly notes: readonly SeenNote[] },
): Promise<Result<{ readonly nonce: string; readonly taken: number }, Refusal>> => {
  const nowMs = server.nowMs();
  const waitMs = server.throttles.seen.take(device, nowMs);
  if (waitMs > 0) return no('too-many-attempts', { retryAfterMs: waitMs });
  await server.store.write(async (tx) => {
    const office = await server.office.now(tx);
    for (const note of notes) {
      const { what, book, about, atMs } = note;
      await addAudit(
        tx,
        nowMs,
        isConfidential(book) || everOpened(office, officer, book)
          ? { what, officer, device, book, about, saidMs: atMs, once: onceFor(officer, note) }
          : deniedOnce(officer, device, 'notes', nowMs),
      );
    }
    await signAudit(server, tx, UNSIGNED_MAX);
  });
  return accept({ nonce, taken: notes.length });
};

/** Looking at one request stands once an hour, whichever device it was on; taking it out stands each time. */
const onceFor = (officer: string, { what, book, about, atMs }: SeenNote): string =>
  [officer, what, book, about, what === 'case-viewed' ? Math.floor(atMs / HOUR_MS) : atMs].join(
    '|',
  );

/** Something out of reach was asked for: told once a minute, so that nobody can fill the log with it. */
export const deniedOnce = (officer: string, device: string, about: string, nowMs: number) => ({
  ...{ what: 'access-denied' as const, officer, device, about },
  once: `denied|${device}|${about}|${Math.floor(nowMs / 60_000)}`,
});
