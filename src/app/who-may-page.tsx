/** Ai được làm gì, with the officers this device knows. */
import { WhoMayScreen } from '#features/who-may/who-may-screen.tsx';
import { isInForce } from '#domain/access.ts';
import { ROLES } from '#domain/office/grant.ts';
import { useToday, useUnitNames } from '#replica/use-union.ts';
import { useOffice } from './use-office.ts';

export const WhoMayPage = () => {
  const office = useOffice();
  const today = useToday();
  const units = useUnitNames();
  if (office === undefined) return null;
  const names = new Map(office.officers.map(({ id, displayName }) => [id, displayName]));
  const inForce = office.grants.filter((grant) => !grant.isRevoked && isInForce(grant, today));
  const holders = new Map(
    ROLES.map((role) => [
      role,
      inForce
        .filter((grant) => grant.role === role && names.has(grant.officer))
        .map(({ officer, unit }) => `${names.get(officer)} (${units.get(unit) ?? '…'})`),
    ]),
  );
  return <WhoMayScreen holders={holders} />;
};
