/** The way from a unit up to the root of the tree. */
import type { UnitPath } from '#domain/access.ts';
import type { UnitFacts } from './office-facts.ts';

/** The union tree is nine levels at most in any bylaw; a deeper one is a mistake. */
const DEPTH_MAX = 32;

/** Undefined for a unit nobody has written down, and where the tree goes round in a circle. */
export const pathFrom = (
  id: string,
  unitOf: (id: string) => UnitFacts | undefined,
): UnitPath | undefined => {
  const path: string[] = [];
  for (
    let at = unitOf(id);
    at !== undefined;
    at = at.parent === null ? undefined : unitOf(at.parent)
  ) {
    if (path.length >= DEPTH_MAX || path.includes(at.id)) return undefined;
    path.push(at.id);
  }
  return path.length === 0 ? undefined : path;
};
