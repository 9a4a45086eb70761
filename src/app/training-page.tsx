/** The training day's page: what the book knows of unions, roles and officers, by the names that stand in a list. */
import { useMemo } from 'react';
import { device } from '#domain/office/device.ts';
import { ROLES } from '#domain/office/grant.ts';
import type { TrainingFacts } from '#domain/office/training-list.ts';
import { foldName } from '#domain/roster/person-name.ts';
import { TrainingScreen } from '#features/training-day/training-screen.tsx';
import { useRecords, useReplica } from '#replica/use-replica.ts';
import { useToday } from '#replica/use-union.ts';
import { officeNames } from '#text/sections/office-names.ts';
import { useServices } from './services.ts';
import { holdsMore } from './invite-rights.ts';
import type { Office } from './office-view.ts';
import { useOffice } from './use-office.ts';

export const TrainingPage = () => {
  const office = useOffice();
  const devices = useRecords(device);
  const today = useToday();
  const { api } = useServices();
  const { practice } = useReplica().identity;
  const facts = useMemo(
    () =>
      office === undefined || devices === undefined
        ? undefined
        : factsOf(office, new Set(devices.map(({ values }) => values.officer ?? '')), today),
    [office, devices, today],
  );
  if (office === undefined || facts === undefined) return null;
  return (
    <TrainingScreen
      desk={{
        facts,
        roles: ROLES.filter((role) =>
          office.units.some(({ id }) => office.rolesToGiveAt(id).includes(role)),
        ),
        unitName: (unit) => office.units.find(({ id }) => id === unit)?.name ?? '…',
        invite: api.makeInvitation,
        today,
        isPractice: practice,
      }}
    />
  );
};

const factsOf = (office: Office, withDevice: ReadonlySet<string>, today: string): TrainingFacts => {
  const units = office.units.filter(
    ({ id, closedOn }) => closedOn === null && office.rolesToGiveAt(id).length > 0,
  );
  const unitsByName = new Map<string, readonly string[]>();
  for (const { id, name, code } of units)
    for (const called of new Set([name, code ?? ''].map(foldName)))
      if (called !== '') unitsByName.set(called, [...(unitsByName.get(called) ?? []), id]);
  const names = new Set(office.officers.map(({ signInName }) => foldName(signInName)));
  return {
    roles: new Map(
      ROLES.flatMap((role) =>
        [officeNames.vi, officeNames.en].map(({ roles }) => [foldName(roles[role]), role] as const),
      ),
    ),
    units: unitsByName,
    onlyUnit: units.length === 1 ? units[0]?.id : undefined,
    mayGive: (unit, role) => office.mayGiveAt(unit, { role, reach: 'unit' }),
    isNameTaken: (name) => names.has(foldName(name)),
    known: (unit, folded, role) => {
      const officer = office.officers.find(
        ({ homeUnit, displayName }) => homeUnit === unit && foldName(displayName) === folded,
      );
      if (officer === undefined) return undefined;
      return {
        id: officer.id,
        hasRole: office.grants.some(
          (grant) =>
            grant.officer === officer.id &&
            grant.unit === unit &&
            grant.role === role &&
            !grant.isRevoked &&
            (grant.until === null || grant.until >= today),
        ),
        hasDevice: withDevice.has(officer.id),
        hasMore: holdsMore({ office, today }, officer.id),
      };
    },
  };
};
