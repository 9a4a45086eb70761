/** The grants an officer holds, read off the grants and revocations of the office books. */
import type { HeldGrant } from '#domain/access.ts';
import type { RecordOf } from '#domain/record-of.ts';
import type { grant, revocation } from './grant.ts';

/** The records of one office book. A revocation ends grants of its own book only. */
export interface OfficeGrants {
  /** The unit of the office book. */
  readonly unit: string;
  readonly grants: readonly RecordOf<typeof grant>[];
  readonly revocations: readonly RecordOf<typeof revocation>[];
}

/**
 * What the officer holds in these books: not revoked, complete, and for the unit the book is kept by;
 * whether it is in force on a day is for `access.ts`.
 */
export const heldGrants = (
  officer: string,
  books: readonly OfficeGrants[],
): readonly (HeldGrant & { readonly id: string })[] =>
  books.flatMap((book) => {
    const revoked = new Set(book.revocations.map(({ values }) => values.grant));
    return book.grants.flatMap(({ id, values }) => {
      const { role, unit, reach, from, until } = values;
      return values.officer === officer &&
        !revoked.has(id) &&
        unit === book.unit &&
        role !== undefined &&
        reach !== undefined &&
        from !== undefined
        ? [{ id, role, unit, reach, from, until: until ?? null }]
        : [];
    });
  });
