/** What a referral opens, and to whom: one paper, to upper officers of the one union above that it went to. */
import { parseBookId } from '#book/book-id.ts';
import type { Change } from '#crdt/fold.ts';
import { ROLE_RIGHTS } from '../access-table.ts';
import type { Role } from '../office/grant.ts';
import { isConfidential } from './confidential-book.ts';
import { referral } from './referral.ts';

/**
 * Of these rights, all of them in force over the unit, those that a referral opens this book to.
 * @param unitPath from the book's unit up to the root
 * @param referredTo units that the paper went to and was not taken back from
 */
export const rightsByReferral = <G extends { readonly role: Role; readonly unit: string }>(
  book: string,
  unitPath: readonly string[],
  grants: readonly G[],
  referredTo: ReadonlySet<string>,
): readonly G[] => {
  const name = parseBookId(book);
  if (!name.ok || name.value.unit !== unitPath[0] || !isConfidential(book)) return [];
  const above = unitPath.slice(1);
  return grants.filter(
    ({ role, unit }) =>
      ROLE_RIGHTS[role].readsReferred === true && above.includes(unit) && referredTo.has(unit),
  );
};

/**
 * Whether it is a referral that may not stand here: it goes to a union above, and it begins its book, so that a
 * confidential case which is there already is never laid open by it.
 */
export const isReferralAstray = (
  { type, set }: Change,
  unitPath: readonly string[],
  hasBegun: boolean,
): boolean =>
  type === referral.type && (hasBegun || !unitPath.slice(1).some((unit) => unit === set['to']));
