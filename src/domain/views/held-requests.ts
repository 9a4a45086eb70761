/** Which requests a list of held entries tells of: looking at it is looking at them. */
import type { BookId } from '#book/book-id.ts';
import type { Change } from '#crdt/fold.ts';
import { caseFile } from '#domain/cases/case-file.ts';
import { isCases } from '#domain/cases/confidential-book.ts';

export interface RequestTold {
  readonly book: string;
  /** Null where the entry names none. */
  readonly about: string | null;
}

/** Each request once. */
export const requestsToldBy = (
  entries: readonly { readonly book: BookId; readonly changes: readonly Change[] }[],
): readonly RequestTold[] => {
  const told = new Map<string, RequestTold>();
  for (const { book, changes } of entries.filter((entry) => isCases(entry.book))) {
    const named = changes.flatMap(({ type, id, set }) =>
      type === caseFile.type ? [id] : typeof set['caseFile'] === 'string' ? [set['caseFile']] : [],
    );
    for (const about of named.length === 0 ? [null] : named)
      told.set(`${book} ${about}`, { book, about });
  }
  return [...told.values()];
};
