/** Which field of a change a row of the table leaves out. */
import type { Change } from '#crdt/fold.ts';
import type { WriteRight } from './access-table.ts';

/** The first field that the right does not reach, or whose value it does not allow. */
export const forbiddenField = (right: WriteRight, change: Change): string | undefined =>
  Object.keys(change.set).find((field) => {
    if (right.except?.includes(field) === true) return true;
    const allowed =
      right.only !== undefined && Object.hasOwn(right.only, field) && right.only[field];
    return (
      allowed !== undefined && allowed !== false && !allowed.some((v) => v === change.set[field])
    );
  });
