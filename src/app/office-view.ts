/** The union as its office books tell it: the tree, its officers, their roles, and what this officer may change. */
import { isInForce, rolesToGive } from '#domain/access.ts';
import { ROLE_RIGHTS } from '#domain/access-table.ts';
import { auditGrants } from '#domain/audit-reach.ts';
import { deviceGrants } from '#domain/device-reach.ts';
import { hearsOfClosesAt } from '#domain/closes-reach.ts';
import { rulingPathsIn } from '#domain/office/unit-path.ts';
import type { CalendarDate } from '#domain/calendar-date.ts';
import { leads, mayGive, type GivenRight } from '#domain/giving-rights.ts';
import { ROLES, type Role } from '#domain/office/grant.ts';
import { isWithin } from '#domain/office/unit-acts.ts';
import { UNIT_KINDS, type UnitKind } from '#domain/office/unit.ts';
import { BOOK_KINDS, type BookKind } from '#domain/record-kind.ts';
import { nameSortKey } from '#domain/roster/person-name.ts';
import type { GrantLine as ShownGrant, OfficerLine } from '#features/officers/office-lines.ts';
import type { UnitLine } from '#features/units/unit-line.ts';
import type { RowState, ShelfRow } from '#replica/shelf-row.ts';

/** What the officers' screens know of a role, and what changing it needs besides. */
export interface GrantLine extends ShownGrant {
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
  readonly state: RowState;
}

export interface Leader {
  readonly grant: GrantLine;
  readonly officer: OfficerLine;
  readonly unit: UnitLine;
}

export interface Office {
  /** In tree order: each unit is followed by those below it. */
  readonly units: readonly UnitLine[];
  readonly officers: readonly OfficerLine[];
  readonly grants: readonly GrantLine[];
  /** Whether this officer may change that unit and, while it is open, add others below it. */
  readonly mayBuildAt: (unit: string) => boolean;
  /** Whether this officer may let somebody found a grassroots union below that one. */
  readonly mayInviteUnionAt: (unit: string) => boolean;
  /** Whether this officer may set the rules of that union. */
  readonly mayRuleAt: (unit: string) => boolean;
  /** Whether this officer may look through who did what in any union. */
  readonly readsAudit: boolean;
  /** Whether this officer ends a restore of the server: who administers the highest union. */
  readonly endsRestores: boolean;
  /** Whether this officer is shown the devices of officers somewhere. */
  readonly seesDevices: boolean;
  /** Whether this officer is told how any union below closed its days. */
  readonly hearsOfCloses: boolean;
  /** Whether this officer decides on what is held, in any book. */
  readonly decidesHeld: boolean;
  /** Whether this officer signs resolutions on fixed dues there. */
  readonly mayResolveAt: (unit: string) => boolean;
  /** How many roles at that very union are in force today. */
  readonly rolesInForceAt: (unit: string) => number;
  /** Who leads or administers a union or one above it, nearest first, without this officer. */
  readonly leadersOf: (unit: string) => readonly Leader[];
  /** Where this officer may move that union: unions above both places are within the own right. */
  readonly movePlaces: (unit: string) => readonly UnitLine[];
  /** Roles this officer may give there; empty where none. */
  readonly rolesToGiveAt: (unit: string) => readonly Role[];
  /** Whether this very right may be given there, as far as it reaches. */
  readonly mayGiveAt: (unit: string, right: GivenRight) => boolean;
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
  const mayGiveAt = (unit: string, right: GivenRight): boolean => {
    const grants = over(unit);
    return grants.some((grant) => mayGive({ grant, grants }, right));
  };
  const officers = inNameOrder(rows.officers.map(officerLine));
  return {
    units,
    officers,
    grants,
    mayBuildAt: (unit) =>
      over(unit).some((grant) => grant.reach === 'below' && mayWrite(grant.role, 'office', 'unit')),
    mayInviteUnionAt: (unit) =>
      MAY_HOLD_UNIONS.includes(units.find(({ id }) => id === unit)?.kind ?? 'group') &&
      over(unit).some(
        (grant) =>
          grant.reach === 'below' &&
          mayWrite(grant.role, 'office', 'unit') &&
          (['chair', 'treasurer', 'case-officer'] as const).every((role) =>
            mayGive({ grant, grants: over(unit) }, { role, reach: 'below' }),
          ),
      ),
    mayRuleAt: (unit) => over(unit).some(({ role }) => mayWrite(role, 'office', 'setting')),
    readsAudit: auditGrants(mine, today).length > 0,
    endsRestores: mine.some(
      ({ role, unit, reach }) =>
        role === 'administrator' && reach === 'below' && parentById.get(unit) === null,
    ),
    seesDevices: deviceGrants(mine, today).length > 0,
    hearsOfCloses: hearsOfCloses(mine, units, parentById, today),
    decidesHeld: mine.some(({ role }) =>
      BOOK_KINDS.some((kind) => mayWrite(role, kind, 'admitHeld')),
    ),
    mayResolveAt: (unit) => over(unit).some(({ role }) => mayWrite(role, 'dues', 'resolution')),
    rolesInForceAt: (unit) =>
      grants.filter((grant) => grant.unit === unit && !grant.isRevoked && isInForce(grant, today))
        .length,
    leadersOf: (unit) =>
      leadersOn(pathUp(unit, parentById), { units, officers, grants }, me, today),
    movePlaces: (unit) => {
      // Moved only from above: whoever leads a union does not take it elsewhere.
      const from = over(unit).filter(
        (grant) =>
          mayWrite(grant.role, 'office', 'unit') && grant.unit !== unit && grant.reach === 'below',
      );
      const moved = units.find(({ id }) => id === unit);
      return units.filter(
        ({ id, closedOn }) =>
          id !== moved?.parent &&
          closedOn === null &&
          !isWithin(id, unit, units) &&
          from.some((grant) => isWithin(id, grant.unit, units)),
      );
    },
    rolesToGiveAt: (unit) => rolesToGive(mine, pathUp(unit, parentById), today),
    mayGiveAt,
  };
};

const hearsOfCloses = (
  mine: readonly GrantLine[],
  units: readonly UnitLine[],
  parentById: ReadonlyMap<string, string | null>,
  today: CalendarDate,
): boolean => {
  const rulingOf = rulingPathsIn(
    units.map(({ id, kind, parent }) => ({ id, values: { kind, parent } })),
  );
  return units.some(
    ({ id, ownBooks }) =>
      ownBooks && hearsOfClosesAt(mine, pathUp(id, parentById), rulingOf(id), today),
  );
};

/** Levels that have grassroots unions below them. */
const MAY_HOLD_UNIONS: readonly UnitKind[] = [
  'confederation',
  'province',
  'commune',
  'industrial-zone',
];

const inNameOrder = (lines: readonly OfficerLine[]): readonly OfficerLine[] =>
  lines
    .map((line) => ({ line, key: nameSortKey(line.displayName) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ line }) => line);

const leadersOn = (
  path: readonly string[],
  { units, officers, grants }: Pick<Office, 'units' | 'officers' | 'grants'>,
  me: string,
  today: CalendarDate,
): readonly Leader[] =>
  path.flatMap((at) =>
    grants.flatMap((grant) => {
      if (!leads(grant.role) || grant.unit !== at || grant.officer === me) return [];
      if (grant.isRevoked || !isInForce(grant, today)) return [];
      const officer = officers.find(({ id }) => id === grant.officer);
      const unit = units.find(({ id }) => id === at);
      return officer === undefined || unit === undefined ? [] : [{ grant, officer, unit }];
    }),
  );

const mayWrite = (role: Role, kind: BookKind, type: string): boolean =>
  ROLE_RIGHTS[role].writes[kind]?.[type] !== undefined;

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
