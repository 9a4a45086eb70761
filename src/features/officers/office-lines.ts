/** Officers, their roles and their unions as the officers' screens need them. */
import type { GivenRight } from '#domain/giving-rights.ts';
import type { Role } from '#domain/office/grant.ts';
import type { RowState } from '#replica/shelf-row.ts';
import type { Catalogue } from '#text/catalogue.ts';

export interface OfficerLine {
  readonly id: string;
  readonly displayName: string;
  readonly signInName: string;
  readonly phone: string | null;
  readonly homeUnit: string;
  readonly state: RowState;
}

export interface GrantLine {
  readonly id: string;
  readonly officer: string;
  readonly role: Role;
  readonly unit: string;
  readonly reach: 'unit' | 'below';
  readonly from: string;
  readonly until: string | null;
  readonly isRevoked: boolean;
}

export interface UnitName {
  readonly id: string;
  readonly name: string;
  /** Nobody is given a role at a union that has closed. */
  readonly closedOn: string | null;
  readonly depth: number;
}

export interface OfficeLines {
  readonly officers: readonly OfficerLine[];
  readonly grants: readonly GrantLine[];
  readonly units: readonly UnitName[];
  /** Roles this officer may give at a union; empty where none. */
  readonly rolesToGiveAt: (unit: string) => readonly Role[];
  /** Whether this very right may be given there, as far as it reaches. */
  readonly mayGiveAt: (unit: string, right: GivenRight) => boolean;
}

export const unitNameIn = (office: OfficeLines, unit: string): string =>
  office.units.find(({ id }) => id === unit)?.name ?? '…';

/** The roles an officer holds, by union: "Chủ tịch công đoàn, Người thu đoàn phí · CĐCS Mây Tre". */
export const rolesText = (
  office: OfficeLines,
  officer: { readonly id: string; readonly homeUnit: string },
  text: Pick<Catalogue['office'], 'grantLine' | 'roles'>,
): string => {
  const rolesByUnit = new Map<string, readonly string[]>();
  for (const grant of office.grants)
    if (grant.officer === officer.id && !grant.isRevoked)
      rolesByUnit.set(grant.unit, [...(rolesByUnit.get(grant.unit) ?? []), text.roles[grant.role]]);
  return rolesByUnit.size === 0
    ? unitNameIn(office, officer.homeUnit)
    : [...rolesByUnit]
        .map(([unit, roles]) => text.grantLine(roles.join(', '), unitNameIn(office, unit)))
        .join('; ');
};
