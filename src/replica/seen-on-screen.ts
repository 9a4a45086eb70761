/** Notes, while a screen shows requests, that they were looked at, and that their page was printed. */
import type { SeenNotes } from './seen-notes-port.ts';

/** A request on a screen; `about` is null where it is the whole book. */
export interface ShownRequest {
  readonly book: string;
  readonly about: string | null;
}

/** Answers with what ends it, when they are shown no longer. */
export const noteWhileShown = (
  seen: Pick<SeenNotes, 'note'>,
  shown: readonly ShownRequest[],
  page: Pick<Window, 'addEventListener' | 'removeEventListener'> = window,
): (() => void) => {
  for (const request of shown) void seen.note({ what: 'case-viewed', ...request });
  return notePrintsOf(seen, shown, page);
};

/** The same of a paper that lists requests and opens none: only what is printed is noted. */
export const notePrintsOf = (
  seen: Pick<SeenNotes, 'note'>,
  listed: readonly ShownRequest[],
  page: Pick<Window, 'addEventListener' | 'removeEventListener'> = window,
): (() => void) => {
  const printed = (): void => {
    for (const request of listed) void seen.note({ what: 'case-printed', ...request });
  };
  // Whoever prints from the browser's own menu takes it out as well.
  page.addEventListener('beforeprint', printed);
  return () => page.removeEventListener('beforeprint', printed);
};

/** Books as one text, each once, so that a screen looks again only where they are others. */
export const booksNamed = (books: readonly string[]): string =>
  [...new Set(books)].sort().join(' ');

/** Of a page that names several requests their books are noted, once a print. */
export const noteListPrints = (
  seen: Pick<SeenNotes, 'note'>,
  named: ReturnType<typeof booksNamed>,
): (() => void) => {
  const listed = named === '' ? [] : named.split(' ');
  return notePrintsOf(
    seen,
    listed.map((book) => ({ book, about: null })),
  );
};
