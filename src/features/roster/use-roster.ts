/** The records the roll's screens are made of, live. */
import { useMemo } from 'react';
import { waiver } from '#domain/dues/assessment.ts';
import { receipt, voidReceipt } from '#domain/dues/receipt.ts';
import { member } from '#domain/roster/member.ts';
import { membershipStep } from '#domain/roster/membership.ts';
import { useRecords } from '#replica/use-replica.ts';
import { useToday, useTwinPairs } from '#replica/use-union.ts';
import { rosterEntries, type RosterEntry } from './roster-list.ts';

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
