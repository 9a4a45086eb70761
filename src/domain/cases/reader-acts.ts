/** Naming who may open a confidential case: at its beginning, and later by somebody who reads it already. */
import { assert } from '#base/assert.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { BookId } from '#book/book-id.ts';
import type { Change } from '#crdt/fold.ts';
import { write, type Draft, type Moment } from '#domain/draft.ts';
import { caseReader } from './case-reader.ts';
import { isConfidential } from './confidential-book.ts';

/** More people than this no longer keep a matter among themselves. */
export const READERS_MAX = 50;

export type ReadersProblem =
  | { readonly kind: 'nothing-changed' }
  | { readonly kind: 'too-many-readers'; readonly readersMax: number };

/**
 * Names further officers; nobody is ever taken off the list. Whether each holds a right to the cases of
 * the unit is asked by the server whenever the book is opened, not here: grants given or ended elsewhere
 * may not have come to this device.
 * @param input.named officers the book names already
 * Refuses: nothing-changed (all of them are named already), too-many-readers.
 */
export const addCaseReaders = (
  input: {
    readonly casesBook: BookId;
    readonly named: readonly string[];
    readonly readers: readonly string[];
  },
  moment: Moment,
): Result<readonly Draft[], ReadersProblem> => {
  const { casesBook: book, named, readers } = input;
  assert(isConfidential(book), 'an ordinary request is read by whoever opens the book');
  const changes = namedReaders(readers, named, moment);
  if (!changes.ok) return changes;
  return changes.value.length === 0
    ? refuse({ kind: 'nothing-changed' })
    : accept([{ book, act: 'addCaseReaders', changes: changes.value }]);
};

/** One record for each officer who is not named yet, each once. Refuses: too-many-readers. */
export const namedReaders = (
  officers: readonly string[],
  named: readonly string[],
  { newId }: Moment,
): Result<readonly Change[], Extract<ReadersProblem, { readonly kind: 'too-many-readers' }>> => {
  const fresh = [...new Set(officers)].filter((officer) => !named.includes(officer));
  return fresh.length + named.length > READERS_MAX
    ? refuse({ kind: 'too-many-readers', readersMax: READERS_MAX })
    : accept(fresh.map((officer) => write(caseReader, newId(), { officer })));
};
