/** How long this officer's app may lie aside, by the rules of the own union. */
import { setting } from '#domain/office/setting.ts';
import { unit } from '#domain/office/unit.ts';
import { unionChoices } from '#domain/views/union-choices.ts';
import { useRecords, useReplica } from '#replica/use-replica.ts';

const DEPTH_MAX = 20;

export const useLockMinutes = (): number => {
  const { homeUnit } = useReplica().identity;
  const units = useRecords(unit) ?? [];
  const settings = useRecords(setting) ?? [];
  // A group that writes in the books above it obeys the rules of whoever keeps those books.
  let keeper = homeUnit;
  for (let depth = 0; depth < DEPTH_MAX; depth += 1) {
    const values = units.find(({ id }) => id === keeper)?.values;
    if (values?.ownBooks !== false || typeof values.parent !== 'string') break;
    keeper = values.parent;
  }
  return unionChoices(settings, keeper).lockMinutes;
};
