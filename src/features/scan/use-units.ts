/** Names of the unions on this device, and the sections people can be put into. */
import { useMemo } from 'react';
import { unit } from '#domain/office/unit.ts';
import { useRecords } from '#replica/use-replica.ts';

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
