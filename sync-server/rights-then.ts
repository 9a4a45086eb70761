/**
 * The rights that stood when an entry was received: what was given or ended later changes nothing about it,
 * however late an upgrade lets the server understand it. Kept by name, because no clock orders two books.
 * Readers of a confidential case are not kept: they only grow, and an entry that came behind the one that
 * names its author, and is let in behind it, must find that name.
 */
import * as z from 'zod';
import type { BookId } from '#book/book-id.ts';
import type { BookReader, BookWriter } from './book-store.ts';
import type { Rights } from './judge.ts';
import { rightsNow } from './judge-in-book.ts';
import type { GrantFacts } from './office-facts.ts';
import type { OfficeState } from './office-state.ts';
import { rightsWithoutFactor } from './second-factor.ts';

const KIND = 'rights-then';

const rightsNote = z.object({
  held: z.array(z.string()),
  ever: z.array(z.string()),
  /** It came without the second factor that the rights of its author ask for. */
  isWithoutFactor: z.boolean().optional(),
});

const nameOf = ({ book, id }: GrantFacts): string => `${book}|${id}`;
const keyOf = (book: BookId, hash: string): string => `${book}|${hash}`;

export const noteRights = (
  tx: BookWriter,
  office: OfficeState,
  {
    officer,
    book,
    hash,
    isWithoutFactor,
  }: {
    readonly officer: string;
    readonly book: BookId;
    readonly hash: string;
    readonly isWithoutFactor: boolean;
  },
): Promise<void> => {
  const held = office.grantsOf(officer).map(nameOf);
  const ever = office.grantsEver(officer).map(nameOf);
  const noted = { held, ever, ...(isWithoutFactor ? { isWithoutFactor } : {}) };
  return tx.putNote(KIND, keyOf(book, hash), JSON.stringify(noted), null);
};

/** Those of now, where nothing was noted: the entry is older than this care. */
export const rightsThen = async (
  tx: BookReader,
  office: OfficeState,
  {
    officer,
    book,
    hash,
  }: { readonly officer: string; readonly book: BookId; readonly hash: string },
): Promise<Rights> => {
  const value = await tx.note(KIND, keyOf(book, hash), 0);
  if (value === undefined) return rightsNow(office, officer);
  const noted = rightsNote.parse(JSON.parse(value));
  const grants = office.grantsEver(officer);
  const rights = {
    held: grants.filter((grant) => noted.held.includes(nameOf(grant))),
    ever: grants.filter((grant) => noted.ever.includes(nameOf(grant))),
  };
  return noted.isWithoutFactor === true ? rightsWithoutFactor(rights) : rights;
};

/** Those of now, and no more of them than the entry came with a second factor for. */
export const rightsToJudgeAgain = async (
  tx: BookReader,
  office: OfficeState,
  {
    officer,
    book,
    hash,
  }: { readonly officer: string; readonly book: BookId; readonly hash: string },
): Promise<Rights> => {
  const value = await tx.note(KIND, keyOf(book, hash), 0);
  const rights = rightsNow(office, officer);
  const noted = value === undefined ? undefined : rightsNote.parse(JSON.parse(value));
  return noted?.isWithoutFactor === true ? rightsWithoutFactor(rights) : rights;
};

export const forgetRights = (tx: BookWriter, book: BookId, hash: string): Promise<void> =>
  tx.dropNote(KIND, keyOf(book, hash));
