/** The records the roll's screens are made of, live. */
import { useMemo } from 'react';
import { waiver } from '#domain/dues/assessment.ts';
import { receipt, voidReceipt } from '#domain/dues/receipt.ts';
import { vietnamDate } from '#domain/day-number.ts';
import { unit } from '#domain/office/unit.ts';
import { member } from '#domain/roster/member.ts';
import { membershipStep, twinLink } from '#domain/roster/membership.ts';
import { twinPairsOf } from '#domain/views/people-view.ts';
import { useRecords, useReplica } from '#replica/use-replica.ts';
import { rosterEntries, type RosterEntry } from './roster-list.ts';

/** The business day by the corrected clock. */
export const useToday = (): string => vietnamDate(useReplica().correctedNow().ms);

/** All entries of the roll; undefined until the members have been read. */
export const useRoster = (): readonly RosterEntry[] | undefined => {
  const members = useRecords(member);
  const steps = useRecords(membershipStep);
  const receipts = useRecords(receipt);
  const voids = useRecords(voidReceipt);
  const waivers = useRecords(waiver);
  const twinPairs = useTwinPairs();
  const today = useToday();
  return useMemo(
    () =>
      members === undefined
        ? undefined
        : rosterEntries({
            members,
            steps: steps ?? [],
            receipts: receipts ?? [],
            voids: voids ?? [],
            waivers: waivers ?? [],
            twinPairs,
            today,
          }),
    [members, steps, receipts, voids, waivers, twinPairs, today],
  );
};

/** `idA~idB`: two records of one person. */
export const useTwinPairs = (): readonly string[] => {
  const links = useRecords(twinLink);
  return useMemo(() => twinPairsOf(links ?? []), [links]);
};

/** Names of units by id; a unit this device does not know has none. */
export const useUnitNames = (): ReadonlyMap<string, string> => {
  const units = useRecords(unit);
  return useMemo(
    () => new Map((units ?? []).map(({ id, values }) => [id, values.name ?? ''])),
    [units],
  );
};
/** Sections and groups that write in a union's books, for choosing one; who keeps own books is a unit to choose. */
export const useSections = (
  ofUnit: string,
): readonly { readonly value: string; readonly label: string }[] => {
  const units = useRecords(unit);
  return useMemo(
    () =>
      (units ?? [])
        .filter(({ values }) => values.parent === ofUnit && (values.closedOn ?? null) === null)
        .filter(({ values }) => values.kind === 'section' || values.kind === 'group')
        .filter(({ values }) => values.ownBooks === false)
        .map(({ id, values }) => ({ value: id, label: values.name ?? '' })),
    [units, ofUnit],
  );
};
