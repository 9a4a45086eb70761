/** The way from a union up the tree, by what this device knows of it. */
import type { RecordOf } from '#domain/record-of.ts';
import type { unit, UnitKind } from './unit.ts';

const DEPTH_MAX = 20;

/** From the unit up to the highest one known here. */
export const unitPathOf = (
  id: string,
  units: readonly RecordOf<typeof unit>[],
): readonly string[] => unitPathsIn(units)(id);

/** The same for many units of one tree: it is looked through once. */
export const unitPathsIn = (
  units: readonly RecordOf<typeof unit>[],
): ((id: string) => readonly string[]) => {
  const parentById = new Map(units.map(({ id, values }) => [id, values.parent ?? undefined]));
  return (id) => {
    const path = [id];
    for (let at: string | undefined = id; at !== undefined && path.length < DEPTH_MAX;) {
      at = parentById.get(at);
      if (at !== undefined) path.push(at);
    }
    return path;
  };
};

/** A unit as far as whose rules hold in it is asked. */
interface TreePlace {
  readonly id: string;
  readonly values: {
    readonly kind?: UnitKind | undefined;
    readonly parent?: string | null | undefined;
  };
}

/**
 * Whose rules hold in a unit, the nearest first: a section's and a group's own, then those of what they
 * belong to, up to the union, which obeys nobody else's.
 */
export const rulingPath = (id: string, units: readonly TreePlace[]): readonly string[] =>
  rulingPathsIn(units)(id);

/** The same for many units of one tree: it is looked through once. */
export const rulingPathsIn = (units: readonly TreePlace[]): ((id: string) => readonly string[]) => {
  const byId = new Map(units.map((row) => [row.id, row.values]));
  return (id) => {
    const path = [id];
    for (let at = id; path.length < DEPTH_MAX;) {
      const { kind, parent } = byId.get(at) ?? {};
      if ((kind !== 'section' && kind !== 'group') || typeof parent !== 'string') break;
      path.push(parent);
      at = parent;
    }
    return path;
  };
};
