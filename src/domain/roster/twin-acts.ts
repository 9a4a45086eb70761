/** Two records, one person: the link between them, made and taken back. */
import { accept, refuse, type Result } from '#base/result.ts';
import type { BookId } from '#book/book-id.ts';
import { survivingValues, type FoldedRecord } from '#crdt/fold.ts';
import { write, type Draft } from '#domain/draft.ts';
import { twinLink } from './membership.ts';

export type TwinProblem = { readonly kind: 'same-person' } | { readonly kind: 'not-linked' };
type Drafts = Result<readonly Draft[], TwinProblem>;

/** One record a book holds all pairs, so that taking a link back can name the link. */
export const TWIN_LINK_ID = 'twins';

/** "These two are one person." Refuses: same-person where both are the same record. */
export const linkTwins = (input: {
  readonly rosterBook: BookId;
  readonly a: string;
  readonly b: string;
}): Drafts => {
  if (input.a === input.b) return refuse({ kind: 'same-person' });
  const change = write(twinLink, TWIN_LINK_ID, { pairs: { add: [twinPair(input.a, input.b)] } });
  return accept([{ book: input.rosterBook, act: 'linkTwins', changes: [change] }]);
};

/** "These two are not one person after all." Refuses: not-linked. */
export const unlinkTwins = (input: {
  readonly rosterBook: BookId;
  readonly record: FoldedRecord;
  readonly a: string;
  readonly b: string;
}): Drafts => {
  const pair = twinPair(input.a, input.b);
  const of = survivingValues(input.record, 'pairs', twinLink.fields.pairs)
    .filter(({ value }) => value === pair)
    .map(({ name }) => name);
  if (of.length === 0) return refuse({ kind: 'not-linked' });
  const change = write(twinLink, input.record.id, { pairs: { remove: [{ value: pair, of }] } });
  return accept([{ book: input.rosterBook, act: 'unlinkTwins', changes: [change] }]);
};

/** Undirected: whoever is named first, it is the same pair. */
export const twinPair = (a: string, b: string): string => (a < b ? `${a}~${b}` : `${b}~${a}`);
