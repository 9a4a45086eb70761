/** Whose device an officer may call lost. */
import type { WriteRight } from './access-table.ts';
import { mayGive, type GivenRight, type Giver } from './giving-rights.ts';

/** A device that stands in the office book in question. */
export interface NamedDevice {
  readonly officer: string;
  /** Rights of its officer by which others get theirs, wherever they hold. */
  readonly leading: readonly (GivenRight & { readonly unit: string })[];
}

export interface LossAsked {
  readonly officer: string | undefined;
  readonly right: WriteRight;
  readonly giver: Giver;
  readonly deviceNamed: (id: string) => NamedDevice | undefined;
  /** Whether that right of the giver covers a unit. */
  readonly covers: (unit: string) => boolean;
}

/**
 * Whether this right lets its officer call that device lost: the own one always; another's where the role
 * may, and never that of somebody who gives rights which this one could not give. A chair does not shut out
 * the administrator above.
 */
export const mayLose = (asked: LossAsked, device: unknown): boolean => {
  const named = typeof device === 'string' ? asked.deviceNamed(device) : undefined;
  if (named === undefined) return false;
  if (named.officer === asked.officer) return true;
  const { right, giver, covers } = asked;
  return (
    right.ownDeviceOnly !== true &&
    named.leading.every((given) => covers(given.unit) && mayGive(giver, given))
  );
};
