/** Judges one entry with what the books say: what is written already, who may do what, and by when. */
import { parseEntry, type EntryBody } from '#book/entry.ts';
import type { Change } from '#crdt/fold.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import { grant } from '#domain/office/grant.ts';
import type { BookReader } from './book-store.ts';
import { cashAskedOf } from './cash-hands.ts';
import { judgeEntry, type Claimed, type Judgement, type Rights } from './judge.ts';
import type { Knowledge } from './knowledge.ts';
import { writeOnceFields } from './ledger.ts';
import { isOfficeBook, type OfficeState } from './office-state.ts';

export interface Bench {
  readonly tx: BookReader;
  readonly office: OfficeState;
  readonly knowledge: Knowledge;
  readonly rights: Rights;
  /** The day by which grants are in force. */
  readonly today: string;
}

export const judgeInBook = async (
  { tx, office, knowledge, rights, today }: Bench,
  body: EntryBody,
  claimed: Claimed,
): Promise<Judgement> => {
  const written = new Set<string>();
  for (const { type, id, set } of body.changes)
    if (writeOnceFields(type, set).length > 0)
      for (const field of await tx.writtenFields(claimed.book, type, id))
        written.add(`${type}|${id}|${field}`);
  return judgeEntry(body, claimed, {
    office,
    knowledge,
    rights,
    today,
    isWritten: (type, id, field) => written.has(`${type}|${id}|${field}`),
    letsIn: isOfficeBook(claimed.book) ? await letInBy(tx, body) : undefined,
    cash: await cashAskedOf(tx, office, body),
  });
};

/**
 * In an office book a decision on a held entry may hand out rights: whoever could not write that entry does
 * not let it in. What has not come yet could be anything, the greatest right among it.
 */
const letInBy = async (tx: BookReader, body: EntryBody): Promise<readonly Change[] | undefined> => {
  const hash = body.changes.find(({ type }) => type === admitHeld.type)?.set['entryHash'];
  if (typeof hash !== 'string') return undefined;
  const named = (await tx.latestByHash(body.book, hash))?.body ?? null;
  const parsed = named === null ? undefined : parseEntry(named);
  return parsed?.ok === true ? parsed.value.changes : [ANYTHING];
};

const ANYTHING: Change = {
  type: grant.type,
  id: 'anything',
  set: { role: 'administrator', reach: 'below' },
};

/** The rights that stand now. */
export const rightsNow = (office: OfficeState, officer: string): Rights => ({
  held: office.grantsOf(officer),
  ever: office.grantsEver(officer),
});
