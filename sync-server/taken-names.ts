/** Officers whose sign-in name somebody else has: their entry is quarantined, and an invitation can say why. */
import type { EntryBody } from '#book/entry.ts';
import { officer as officerType } from '#domain/office/officer.ts';
import type { BookWriter } from './book-store.ts';
import type { Judgement } from './judge.ts';
import type { ServerContext } from './server-context.ts';

const KIND = 'name-taken';

/** Remembers whom a verdict has kept out. */
export const noteTakenNames = async (
  tx: BookWriter,
  body: EntryBody,
  { reason }: Judgement,
): Promise<void> => {
  if (reason !== 'sign-in-name-taken') return;
  for (const { type, id } of body.changes)
    if (type === officerType.type) await tx.putNote(KIND, id, 'true', null);
};

/** Whether this officer is not known because of the sign-in name. */
export const hasTakenName = async (
  { store, nowMs }: ServerContext,
  officer: string,
): Promise<boolean> => (await store.committed.note(KIND, officer, nowMs())) !== undefined;
