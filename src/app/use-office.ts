/** The union tree, officers and roles, live from the shelf. */
import { useMemo } from 'react';
import { useReplica, useRows } from '#replica/use-replica.ts';
import { useToday } from '#replica/use-union.ts';
import { officeFromRows, type Office } from './office-view.ts';

/** undefined only until the first answer of the shelf. */
export const useOffice = (): Office | undefined => {
  const replica = useReplica();
  const units = useRows({ type: 'unit' });
  const officers = useRows({ type: 'officer' });
  const grants = useRows({ type: 'grant' });
  const revocations = useRows({ type: 'revocation' });
  const today = useToday();
  return useMemo(
    () =>
      units === undefined ||
      officers === undefined ||
      grants === undefined ||
      revocations === undefined
        ? undefined
        : officeFromRows({ units, officers, grants, revocations }, replica.identity.officer, today),
    [units, officers, grants, revocations, replica, today],
  );
};
