/** What a pull leaves in the audit log: which device took requests along, and which was told to give a book up. */
import { isCases } from '#domain/cases/confidential-book.ts';
import type { BookId } from '#book/book-id.ts';
import type { ShredLine } from '#protocol/shred.ts';
import { tellAudit } from './audit-log.ts';
import { StoreFull } from './book-store.ts';
import type { ServerContext } from './server-context.ts';
import type { Session } from './sessions.ts';

const HOUR_MS = 60 * 60 * 1000;

/**
 * Before the first line of a book of requests leaves; once an hour for a device and a book. False where the log
 * cannot be written: then nothing of the book leaves either, and the others are sent.
 */
export const tellPulled = async (
  server: ServerContext,
  { officer, device }: Session,
  book: BookId,
): Promise<boolean> => {
  if (!isCases(book)) return true;
  const once = `pulled|${device}|${book}|${Math.floor(server.nowMs() / HOUR_MS)}`;
  return told(server, { what: 'cases-pulled', officer, device, book, once });
};

/** Once for each right that ended; the order itself may go out many times until the device has obeyed. */
export const tellShredOrder = async (
  server: ServerContext,
  { officer, device }: Session,
  { book, grants }: ShredLine,
): Promise<void> => {
  const once = `shred|${device}|${book}|${grants.at(-1) ?? ''}`;
  await told(server, { what: 'shred-ordered', officer, device, book, once });
};

const told = async (
  server: ServerContext,
  note: Parameters<typeof tellAudit>[1],
): Promise<boolean> => {
  try {
    await tellAudit(server, note);
    return true;
  } catch (error) {
    if (error instanceof StoreFull) return false;
    throw error;
  }
};
