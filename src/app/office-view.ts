/** The union as its office books tell it: the tree, its officers, their roles, and what this officer may change. */
import { isInForce } from '#domain/access.ts';
import { ROLE_RIGHTS } from '#domain/access-table.ts';
import type { CalendarDate } from '#domain/calendar-date.ts';
import { ROLES, type Role } from '#domain/office/grant.ts';
import { UNIT_KINDS, type UnitKind } from '#domain/office/unit.ts';
import { nameSortKey } from '#domain/roster/person-name.ts';
import type { RowState, ShelfRow } from '#replica/shelf-row.ts';

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
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
  readonly isRevoked: boolean;
  readonly state: RowState;
}

export interface Office {
  /** In tree order: each unit is followed by those below it. */
  readonly units: readonly UnitLine[];
  readonly officers: readonly OfficerLine[];
  readonly grants: readonly GrantLine[];
  /** Whether this officer may add units below that one. */
  readonly mayBuildAt: (unit: string) => boolean;
  /** Roles this officer may give there; empty where none. */
  readonly rolesToGiveAt: (unit: string) => readonly Role[];
}

export interface OfficeRows {
  readonly units: readonly ShelfRow[];
  readonly officers: readonly ShelfRow[];
  readonly grants: readonly ShelfRow[];
  readonly revocations: readonly ShelfRow[];
}

export const officeFromRows = (rows: OfficeRows, me: string, today: CalendarDate): Office => {
  const units = inTreeOrder(rows.units.map(unitLine));
  const revoked = new Set(rows.revocations.map(({ values }) => textOf(values['grant'])));
  const grants = rows.grants.map((row) => grantLine(row, revoked));
  const parentById = new Map(units.map(({ id, parent }) => [id, parent]));
  const mine = grants.filter(
    (grant) => grant.officer === me && !grant.isRevoked && isInForce(grant, today),
  );
  const over = (unit: string): readonly GrantLine[] => {
    const path = pathUp(unit, parentById);
    return mine.filter(
      (grant) => grant.unit === unit || (grant.reach === 'below' && path.includes(grant.unit)),
    );
  };
  return {
    units,
    officers: rows.officers
      .map(officerLine)
      .map((line) => ({ line, key: nameSortKey(line.displayName) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ line }) => line),
    grants,
    mayBuildAt: (unit) =>
      over(unit).some(
        (grant) =>
          grant.reach === 'below' && ROLE_RIGHTS[grant.role].writes.office?.['unit'] !== undefined,
      ),
    rolesToGiveAt: (unit) => {
      const given = new Set(over(unit).flatMap(({ role }) => ROLE_RIGHTS[role].grants));
      return ROLES.filter((role) => given.has(role));
    },
  };
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const unitLine = ({ id, values, state }: ShelfRow): UnitLine => ({
  id,
  name: textOf(values['name']),
  kind: UNIT_KINDS.find((kind) => kind === values['kind']) ?? 'grassroots',
  parent: textOrNull(values['parent']),
  code: textOrNull(values['code']),
  closedOn: textOrNull(values['closedOn']),
  ownBooks: values['ownBooks'] !== false,
  depth: 0,
  state,
});

const officerLine = ({ id, values, state }: ShelfRow): OfficerLine => ({
  id,
  displayName: textOf(values['displayName']),
  signInName: textOf(values['signInName']),
  phone: textOrNull(values['phone']),
  homeUnit: textOf(values['homeUnit']),
  state,
});

const grantLine = ({ id, values, state }: ShelfRow, revoked: ReadonlySet<string>): GrantLine => ({
  id,
  officer: textOf(values['officer']),
  // What is not known gives nothing: a collector may give no role and build nothing.
  role: ROLES.find((role) => role === values['role']) ?? 'collector',
  unit: textOf(values['unit']),
  reach: values['reach'] === 'below' ? 'below' : 'unit',
  from: textOf(values['from']),
  until: textOrNull(values['until']),
  isRevoked: revoked.has(id),
  state,
});

const inTreeOrder = (units: readonly UnitLine[]): readonly UnitLine[] => {
  const ids = new Set(units.map(({ id }) => id));
  const below = new Map<string, UnitLine[]>();
  const byName = [...units].sort((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true }));
  for (const unit of byName) {
    // A unit whose parent this device does not hold stands at the top of what it does hold.
    const above = unit.parent !== null && ids.has(unit.parent) ? unit.parent : '';
    const siblings = below.get(above);
    if (siblings === undefined) below.set(above, [unit]);
    else siblings.push(unit);
  }
  const ordered: UnitLine[] = [];
  const seen = new Set<string>();
  const add = (parent: string, depth: number): void => {
    for (const unit of below.get(parent) ?? []) {
      // Two moves at once may close a circle until the server has judged them.
      if (seen.has(unit.id)) continue;
      seen.add(unit.id);
      ordered.push({ ...unit, depth });
      add(unit.id, depth + 1);
    }
  };
  add('', 0);
  for (const unit of units) if (!seen.has(unit.id)) ordered.push(unit);
  return ordered;
};

const DEPTH_MAX = 20;

const pathUp = (
  unit: string,
  parentById: ReadonlyMap<string, string | null>,
): readonly string[] => {
  const path = [unit];
  for (
    let at = parentById.get(unit) ?? null;
    at !== null && path.length < DEPTH_MAX;
    at = parentById.get(at) ?? null
  )
    path.push(at);
  return path;
};
