/** The pages of the union tree and its officers, with the office as this device knows it. */
import { useParams, useSearchParams } from 'react-router';
import { InviteScreen } from '#features/officers/invite-screen.tsx';
import { NewOfficerScreen } from '#features/officers/new-officer-screen.tsx';
import { OfficerScreen } from '#features/officers/officer-screen.tsx';
import { OfficersAtUnit, OfficersScreen } from '#features/officers/officers-screen.tsx';
import { NewUnitScreen } from '#features/units/new-unit-screen.tsx';
import { UnitScreen } from '#features/units/unit-screen.tsx';
import { UnitsScreen } from '#features/units/units-screen.tsx';
import { useReplica } from '#replica/use-replica.ts';
import { todayFromMs } from '#text/day-text.ts';
import { useServices } from './services.ts';
import { useOffice } from './use-office.ts';

export const UnitsPage = () => {
  const office = useOffice();
  if (office === undefined) return null;
  const mayAdd = office.units.some(({ id }) => office.mayBuildAt(id));
  return <UnitsScreen units={office.units} mayAdd={mayAdd} />;
};

export const UnitPage = () => {
  const office = useOffice();
  const { unit = '' } = useParams();
  if (office === undefined) return null;
  return (
    <UnitScreen
      key={unit}
      unit={office.units.find(({ id }) => id === unit)}
      units={office.units}
      officers={<OfficersAtUnit office={office} unit={unit} />}
      mayChange={office.mayBuildAt(unit)}
    />
  );
};

export const NewUnitPage = () => {
  const office = useOffice();
  const [search] = useSearchParams();
  if (office === undefined) return null;
  return (
    <NewUnitScreen
      parents={office.units.filter(({ id }) => office.mayBuildAt(id))}
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
  return <NewOfficerScreen office={office} under={search.get('tai') ?? undefined} today={today} />;
};

export const OfficerPage = () => {
  const office = useOffice();
  const today = useToday();
  const { officer = '' } = useParams();
  if (office === undefined) return null;
  return <OfficerScreen key={officer} office={office} officer={officer} today={today} />;
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

const useToday = (): string => todayFromMs(useReplica().correctedNow().ms);
