/** Names of the unions on this device, and the sections people can be put into. */
import { useMemo } from 'react';
import { vietnamDate } from '#domain/day-number.ts';
import { grant, revocation } from '#domain/office/grant.ts';
import { unit } from '#domain/office/unit.ts';
import { unitsToAdmitIn } from '#domain/roster/import-rights.ts';
import { useRecords, useReplica } from '#replica/use-replica.ts';

export interface Units {
  /** By id; a union this device does not know has none. */
  readonly unitNames: ReadonlyMap<string, string>;
  readonly sectionsOf: (
    ofUnit: string,
  ) => readonly { readonly value: string; readonly label: string }[];
}

export const useUnits = (): Units => {
  const units = useRecords(unit);
  return useMemo(
    () => ({
      unitNames: new Map((units ?? []).map(({ id, values }) => [id, values.name ?? ''])),
      sectionsOf: (ofUnit) =>
        (units ?? [])
          .filter(({ values }) => values.parent === ofUnit && (values.closedOn ?? null) === null)
          .filter(({ values }) => values.kind === 'section' || values.kind === 'group')
          .map(({ id, values }) => ({ value: id, label: values.name ?? '' })),
    }),
    [units],
  );
};

/** Whether this officer may write people of that union down as members already. */
export const useMayAdmit = (ofUnit: string): boolean => {
  const replica = useReplica();
  const units = useRecords(unit);
  const grants = useRecords(grant);
  const revocations = useRecords(revocation);
  return useMemo(() => {
    if (units === undefined || grants === undefined || revocations === undefined) return false;
    const { officer, homeUnit } = replica.identity;
    const today = vietnamDate(replica.correctedNow().ms);
    const who = { officer, homeUnit, books: replica.books(), today };
    return unitsToAdmitIn({ units, grants, revocations }, who).includes(ofUnit);
  }, [units, grants, revocations, replica, ofUnit]);
};
