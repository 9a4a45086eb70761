/** What an accepted decision on a held entry does: `admitHeld` lets it in, `refuseHeld` is noted beside it. */
import type { EntryBody } from '#book/entry.ts';
import type { UnionRecordType } from '#domain/record-kind.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import { refuseHeld } from '#domain/office/refuse-held.ts';
import { heldRefusal, type HeldRefusal } from '#protocol/held.ts';
import type { BookReader, StoredEntry } from './book-store.ts';
import { expectHeld, type RunContext } from './custody.ts';

/** Lets the named entry in behind the decision; one that has not come yet is expected from now on. */
export const admitNamed = async (
  context: RunContext,
  stored: StoredEntry,
  body: EntryBody,
): Promise<void> => {
  await noteRefused(context, stored, body);
  const named = setIn(body, admitHeld)?.['entryHash'];
  if (typeof named !== 'string') return;
  const held = await context.tx.latestByHash(stored.book, named);
  if (held === undefined || held.body === null) await expectHeld(context, stored.book, named);
  else if (held.ruling === 'held') await context.ledger.admit(held);
};

/** What is kept beside the books of a decision that is put back: of an admission the entry itself comes behind it. */
export const noteDecisions = async (
  context: Pick<RunContext, 'tx' | 'officer'>,
  stored: StoredEntry,
  body: EntryBody,
): Promise<void> => {
  await noteRefused(context, stored, body);
  const named = setIn(body, admitHeld)?.['entryHash'];
  if (typeof named !== 'string') return;
  const held = await context.tx.latestByHash(stored.book, named);
  if (held === undefined || held.body === null) await expectHeld(context, stored.book, named);
};

const setIn = (
  { changes }: EntryBody,
  decision: UnionRecordType,
): Readonly<Record<string, unknown>> | undefined =>
  changes.find(({ type }) => type === decision.type)?.set;

const KIND = 'refused';

/** The entry stays as it is, and an `admitHeld` still lets it in: a note only takes it off the list of what waits. */
const noteRefused = async (
  { tx, officer }: Pick<RunContext, 'tx' | 'officer'>,
  { book, receivedMs }: StoredEntry,
  body: EntryBody,
): Promise<void> => {
  const { entryHash, why } = setIn(body, refuseHeld) ?? {};
  if (typeof entryHash !== 'string' || typeof why !== 'string') return;
  const noted: HeldRefusal = { why, officer, atMs: receivedMs };
  await tx.putNote(KIND, `${book}|${entryHash}`, JSON.stringify(noted), null);
};

/** Who refused it last; null where nobody has. */
export const refusalOf = async (
  reader: BookReader,
  { book, hash }: Pick<StoredEntry, 'book' | 'hash'>,
  nowMs: number,
): Promise<HeldRefusal | null> => {
  const noted = await reader.note(KIND, `${book}|${hash}`, nowMs);
  return noted === undefined ? null : heldRefusal.parse(JSON.parse(noted));
};
