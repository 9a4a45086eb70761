/** What the own union has chosen for itself, live. */
import { setting } from '#domain/office/setting.ts';
import { rulingPath } from '#domain/office/unit-path.ts';
import { unit } from '#domain/office/unit.ts';
import { unionChoices, type UnionChoices } from '#domain/views/union-choices.ts';
import { useRecords, useReplica } from '#replica/use-replica.ts';

export const useOwnChoices = (): UnionChoices => {
  const { homeUnit } = useReplica().identity;
  const units = useRecords(unit) ?? [];
  const settings = useRecords(setting) ?? [];
  return unionChoices(settings, rulingPath(homeUnit, units));
};
