/** The pages of the union tree and its officers, with the office as this device knows it. */
import { useParams, useSearchParams } from 'react-router';
import { InviteScreen } from '#features/officers/invite-screen.tsx';
import { InviteUnionScreen } from '#features/officers/invite-union-screen.tsx';
import { NewOfficerScreen } from '#features/officers/new-officer-screen.tsx';
import { OfficerScreen } from '#features/officers/officer-screen.tsx';
import { OfficersAtUnit, OfficersScreen } from '#features/officers/officers-screen.tsx';
import { HelpScreen } from '#features/settings/help-screen.tsx';
import type { RuledUnit } from '#features/settings/ruled-unit.ts';
import { UnionRulesScreen } from '#features/settings/union-rules-screen.tsx';
import { NewUnitScreen } from '#features/units/new-unit-screen.tsx';
import { UnitScreen } from '#features/units/unit-screen.tsx';
import { UnitsScreen } from '#features/units/units-screen.tsx';
import { ROLE_RIGHTS } from '#domain/access-table.ts';
import { device } from '#domain/office/device.ts';
import { rulingPath } from '#domain/office/unit-path.ts';
import { useRecords, useReplica } from '#replica/use-replica.ts';
import { useToday } from '#replica/use-union.ts';
import { useText } from '#ui/use-text.ts';
import { useServices } from './services.ts';
import { mayInvite } from './invite-rights.ts';
import { EndFactorHere } from './second-factor-pages.tsx';
import type { Office } from './office-view.ts';
import { useOffice } from './use-office.ts';

export const UnitsPage = () => {
  const office = useOffice();
  if (office === undefined) return null;
  const mayAdd = office.units.some(({ id }) => office.mayBuildAt(id));
  return <UnitsScreen units={office.units} mayAdd={mayAdd} />;
};

export const UnitPage = () => {
  const office = useOffice();
  const today = useToday();
  const { unit = '' } = useParams();
  if (office === undefined) return null;
  return (
    <UnitScreen
      key={unit}
      unit={office.units.find(({ id }) => id === unit)}
      units={office.units}
      officers={<OfficersAtUnit office={office} unit={unit} />}
      mayChange={office.mayBuildAt(unit)}
      mayInviteUnion={office.mayInviteUnionAt(unit)}
      movePlaces={office.movePlaces(unit)}
      rolesInForce={office.rolesInForceAt(unit)}
      today={today}
    />
  );
};

export const NewUnitPage = () => {
  const office = useOffice();
  const [search] = useSearchParams();
  if (office === undefined) return null;
  return (
    <NewUnitScreen
      parents={office.units.filter(
        ({ id, closedOn }) => closedOn === null && office.mayBuildAt(id),
      )}
      under={search.get('duoi') ?? undefined}
    />
  );
};

export const OfficersPage = () => {
  const office = useOffice();
  if (office === undefined) return null;
  const mayAdd = office.units.some(({ id }) => office.rolesToGiveAt(id).length > 0);
  return <OfficersScreen office={office} mayAdd={mayAdd} />;
};

export const NewOfficerPage = () => {
  const office = useOffice();
  const today = useToday();
  const [search] = useSearchParams();
  if (office === undefined) return null;
  return (
    <NewOfficerScreen
      office={office}
      under={search.get('tai') ?? undefined}
      today={today}
      waitingPhone={search.get('cho') ?? undefined}
    />
  );
};

export const OfficerPage = () => {
  const office = useOffice();
  const today = useToday();
  const { api } = useServices();
  const { officer = '' } = useParams();
  const devices = useRecords(device);
  const { officer: me } = useReplica().identity;
  if (office === undefined || devices === undefined) return null;
  const home = office.officers.find(({ id }) => id === officer)?.homeUnit ?? '';
  const withDevice = new Set(devices.map(({ values }) => values.officer ?? ''));
  const rights = office.grants.filter((right) => right.officer === officer && !right.isRevoked);
  const mayEndFactor =
    officer !== me &&
    rights.some(({ role }) => ROLE_RIGHTS[role].needsSecondFactor === true) &&
    rights.every((right) => office.mayGiveAt(right.unit, right));
  const name = office.officers.find(({ id }) => id === officer)?.displayName ?? '';
  return (
    <OfficerScreen
      key={officer}
      secondFactor={mayEndFactor ? <EndFactorHere officer={officer} name={name} /> : null}
      office={office}
      officer={officer}
      today={today}
      api={api}
      mayInvite={mayInvite({ office, me, withDevice, today }, { id: officer, homeUnit: home })}
    />
  );
};

export const InvitePage = () => {
  const office = useOffice();
  const { api } = useServices();
  const { officer = '' } = useParams();
  if (office === undefined) return null;
  return (
    <InviteScreen
      key={officer}
      office={office}
      officer={officer}
      makeInvitation={api.makeInvitation}
    />
  );
};

export const InviteUnionPage = () => {
  const office = useOffice();
  const { api } = useServices();
  const { unit = '' } = useParams();
  if (office === undefined) return null;
  return (
    <InviteUnionScreen key={unit} office={office} under={unit} inviteUnion={api.inviteUnion} />
  );
};

export const HelpPage = () => {
  const office = useOffice();
  const text = useText().office;
  const { homeUnit } = useReplica().identity;
  if (office === undefined) return null;
  return (
    <HelpScreen
      contacts={office.leadersOf(homeUnit).map(({ grant, officer, unit }) => ({
        id: grant.id,
        name: officer.displayName,
        role: text.roles[grant.role],
        unit: unit.name,
        phone: officer.phone,
      }))}
    />
  );
};

export const UnionRulesPage = () => {
  const office = useOffice();
  const today = useToday();
  const { homeUnit } = useReplica().identity;
  if (office === undefined) return null;
  return (
    <UnionRulesScreen
      // A union that writes in the books above obeys the rules of those.
      units={office.units
        .filter(({ id, ownBooks }) => ownBooks && office.mayRuleAt(id))
        .map(({ id, name }) => ({
          id,
          name,
          mayResolve: office.mayResolveAt(id),
          sections: sectionsBelow(id, office),
        }))
        .sort((a, b) => Number(b.id === homeUnit) - Number(a.id === homeUnit))}
      today={today}
    />
  );
};

/** Sections with books of their own that obey a union, as far as this officer may write there. */
const sectionsBelow = (union: string, office: Office): RuledUnit['sections'] => {
  const places = office.units.map(({ id, kind, parent }) => ({ id, values: { kind, parent } }));
  return office.units
    .filter(
      ({ id, ownBooks, closedOn }) =>
        id !== union && ownBooks && closedOn === null && rulingPath(id, places).includes(union),
    )
    .map(({ id }) => ({
      id,
      mayRule: office.mayRuleAt(id),
      mayResolve: office.mayResolveAt(id),
    }));
};
