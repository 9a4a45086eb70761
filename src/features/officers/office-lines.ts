/** Officers, their roles and their unions as the officers' screens need them. */
import type { Role } from '#domain/office/grant.ts';
import type { RowState } from '#replica/shelf-row.ts';

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
}

export const unitNameIn = (office: OfficeLines, unit: string): string =>
  office.units.find(({ id }) => id === unit)?.name ?? '…';
