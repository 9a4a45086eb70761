/** Why the second factor could not be given, in words. */
import type { Catalogue } from '#text/catalogue.ts';

export const factorProblem = (kind: string, text: Catalogue['secondFactor']): string => {
  const known: Readonly<Record<string, string>> = text.problems;
  return (Object.hasOwn(known, kind) ? known[kind] : undefined) ?? text.someProblem;
};
