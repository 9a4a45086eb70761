/** A union of the tree as its screens need it. */
import type { UnitKind } from '#domain/office/unit.ts';
import type { RowState } from '#replica/shelf-row.ts';

export interface UnitLine {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parent: string | null;
  readonly code: string | null;
  readonly closedOn: string | null;
  readonly ownBooks: boolean;
  /** How far below the highest unit on this device. */
  readonly depth: number;
  readonly state: RowState;
}

/** For a list to choose from, with the tree's indents. */
export const unitChoices = (
  units: readonly UnitLine[],
): readonly { readonly value: string; readonly label: string }[] =>
  units.map(({ id, name, depth }) => ({ value: id, label: `${'\u2003'.repeat(depth)}${name}` }));
