/** Whether this officer may write down people as members. */
import { unitsToAdmitIn } from '#domain/roster/import-rights.ts';
import { useOfficeRights } from '#replica/use-replica.ts';
import { useToday } from '#replica/use-union.ts';

/** Whether this officer may write people of that union down as members already. */
export const useMayAdmit = (ofUnit: string): boolean =>
  useOfficeRights(unitsToAdmitIn, useToday())?.includes(ofUnit) ?? false;
