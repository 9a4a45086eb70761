/** Handing out rights and taking them back: nobody gives, or takes back, what they could not give themselves. */
import { ROLE_RIGHTS } from './access-table.ts';
import { ROLES, type Role } from './office/grant.ts';

export interface GivenRight {
  readonly role: Role;
  readonly reach: 'unit' | 'below';
}

/** One right of the giver over the unit, and all that the giver holds over it today. */
export interface Giver {
  readonly grant: GivenRight;
  readonly grants: readonly GivenRight[];
}

/** Whether this right lets its officer give that one at a unit it reaches. */
export const mayGive = ({ grant, grants }: Giver, given: GivenRight): boolean => {
  const reachesAsFar = ({ reach }: GivenRight): boolean =>
    given.reach === 'unit' || reach === 'below';
  const { grants: roles, handsOn = [] } = ROLE_RIGHTS[grant.role];
  if (!reachesAsFar(grant)) return false;
  return (
    roles.includes(given.role) ||
    (handsOn.includes(given.role) &&
      grants.some((held) => held.role === given.role && reachesAsFar(held)))
  );
};

/** Whether the role gives others their rights: it leads a union or keeps its tree, and is asked for help. */
export const leads = (role: Role): boolean => ROLE_RIGHTS[role].grants.length > 0;

/**
 * The field of a grant that this giver may not write so, if any: a right is given in the office book of the
 * unit it is for, and never more than the giver has.
 * @param unit the unit of the office book it is written in
 */
export const fieldNotToGive = (
  unit: string | undefined,
  giver: Giver,
  set: Readonly<Record<string, unknown>>,
): string | undefined => {
  if (Object.hasOwn(set, 'unit') && set['unit'] !== unit) return 'unit';
  const reach = set['reach'] === 'below' ? 'below' : 'unit';
  if (!Object.hasOwn(set, 'role'))
    return reach === 'below' && giver.grant.reach !== 'below' ? 'reach' : undefined;
  const role = ROLES.find((one) => one === set['role']);
  if (role === undefined || !mayGive(giver, { role, reach: 'unit' })) return 'role';
  return mayGive(giver, { role, reach }) ? undefined : 'reach';
};
