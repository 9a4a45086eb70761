/** Judges one entry with what the books say: what is written already, who may do what, and by when. */
import type { EntryBody } from '#book/entry.ts';
import type { BookReader } from './book-store.ts';
import { judgeEntry, type Claimed, type Judgement, type Rights } from './judge.ts';
import type { Knowledge } from './knowledge.ts';
import { writeOnceFields } from './ledger.ts';
import type { OfficeState } from './office-state.ts';

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
  });
};

/** The rights that stand now. */
export const rightsNow = (office: OfficeState, officer: string): Rights => ({
  held: office.grantsOf(officer),
  ever: office.grantsEver(officer),
});
