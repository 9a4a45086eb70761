/** What went wrong on the way in, as a sentence that says what to do. */
import type { Catalogue } from '#text/catalogue.ts';

/** Undefined where nothing went wrong; a kind this version does not know gets the general sentence. */
export const problemText = (
  text: Catalogue['enrol'],
  kind: string | undefined,
): string | undefined => {
  if (kind === undefined) return undefined;
  const known: Readonly<Record<string, string>> = text.problems;
  return Object.hasOwn(known, kind) ? known[kind] : text.someProblem;
};
