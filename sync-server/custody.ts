/** An entry that a person admitted before its body had come: it is let in when it comes, by the server's hand. */
import type { BookId } from '#book/book-id.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import { write } from '#domain/draft.ts';
import type { BookWriter, StoredEntry } from './book-store.ts';
import type { Ledger } from './ledger.ts';
import type { ServerContext } from './server-context.ts';
import { writeAsServer } from './server-entries.ts';

export interface RunContext {
  readonly tx: BookWriter;
  readonly ledger: Ledger;
  readonly server: ServerContext;
  /** The author of the run, whoever brings it. */
  readonly officer: string;
  readonly today: string;
  readonly nowMs: number;
}

const KIND = 'expected';

/** Remembers a decision on an entry that the server does not have yet. */
export const expectHeld = (
  { tx }: Pick<RunContext, 'tx'>,
  book: BookId,
  hash: string,
): Promise<void> => tx.putNote(KIND, `${book}|${hash}`, 'true', null);

/**
 * Everybody's cursor has passed the officer's `admitHeld` by now, so the server writes another one, and
 * the admitted entry stands right behind it.
 */
export const admitLate = async (context: RunContext, held: StoredEntry): Promise<void> => {
  const { tx, ledger, server, nowMs } = context;
  const key = `${held.book}|${held.hash}`;
  if ((await tx.note(KIND, key, nowMs)) === undefined) return;
  await writeAsServer(server, tx, ledger, {
    book: held.book,
    act: 'admitHeld',
    changes: [
      write(admitHeld, server.randomId(12), {
        entryHash: held.hash,
        why: 'decided-before-it-came',
      }),
    ],
  });
  await ledger.admit(held);
  await tx.dropNote(KIND, key);
};
