/** How long this officer's app may lie aside, by the rules of the own union. */
import { setting } from '#domain/office/setting.ts';
import { rulingPath } from '#domain/office/unit-path.ts';
import { unit } from '#domain/office/unit.ts';
import { unionChoices } from '#domain/views/union-choices.ts';
import { useRecords, useReplica } from '#replica/use-replica.ts';

export const useLockMinutes = (): number => {
  const { homeUnit } = useReplica().identity;
  const units = useRecords(unit) ?? [];
  const settings = useRecords(setting) ?? [];
  return unionChoices(settings, rulingPath(homeUnit, units)).lockMinutes;
};
