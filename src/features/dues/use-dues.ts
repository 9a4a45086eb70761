/** The records the screens of dues are made of, live. */
import { useMemo } from 'react';
import type { Period } from '#domain/calendar-date.ts';
import { vietnamDate } from '#domain/day-number.ts';
import { assessment, resolution, waiver } from '#domain/dues/assessment.ts';
import { receipt, voidReceipt } from '#domain/dues/receipt.ts';
import { device } from '#domain/office/device.ts';
import { officer } from '#domain/office/officer.ts';
import { setting } from '#domain/office/setting.ts';
import { unit } from '#domain/office/unit.ts';
import { salary } from '#domain/pay/salary.ts';
import { member } from '#domain/roster/member.ts';
import { membershipStep } from '#domain/roster/membership.ts';
import type { ProposedSum } from '#domain/views/proposed-sum.ts';
import { useReplica } from '#replica/use-replica.ts';
import { useText } from '#ui/use-text.ts';
import { duesEntries, proposals, type DuesEntry, type MemberRow } from './dues-list.ts';
import { useRecords } from '#replica/use-replica.ts';
import { officerNames } from './receipt-paper.ts';

/** The business day by the corrected clock. */
export const useToday = (): string => vietnamDate(useReplica().correctedNow().ms);

/** Everyone who is to pay the month or has paid it; undefined until the members have been read. */
export const useDues = (period: Period, ofUnit: string): readonly DuesEntry[] | undefined => {
  const members = useRecords(member);
  const steps = useRecords(membershipStep);
  const receipts = useRecords(receipt);
  const voids = useRecords(voidReceipt);
  const waivers = useRecords(waiver);
  return useMemo(
    () =>
      members === undefined || receipts === undefined
        ? undefined
        : duesEntries(period, {
            members,
            steps: steps ?? [],
            receipts,
            voids: voids ?? [],
            waivers: waivers ?? [],
          }).filter((entry) => entry.unit === ofUnit),
    [members, steps, receipts, voids, waivers, period, ofUnit],
  );
};

/** Gives the sum to propose to a member for a month. */
export const useProposals = (): ((row: MemberRow, period: Period) => ProposedSum | undefined) => {
  const assessments = useRecords(assessment);
  const resolutions = useRecords(resolution);
  const settings = useRecords(setting);
  const salaries = useRecords(salary);
  return useMemo(
    () =>
      proposals({
        assessments: assessments ?? [],
        resolutions: resolutions ?? [],
        settings: settings ?? [],
        salaries: salaries ?? [],
      }),
    [assessments, resolutions, settings, salaries],
  );
};

/** Names of units by id. */
export const useUnitNames = (): ReadonlyMap<string, string> => {
  const units = useRecords(unit);
  return useMemo(
    () => new Map((units ?? []).map(({ id, values }) => [id, values.name ?? ''])),
    [units],
  );
};

/** Name of the officer behind a device. */
export const useOfficerOf = (): ((device: string) => string) => {
  const { dues: text } = useText();
  const { identity } = useReplica();
  const devices = useRecords(device);
  const officers = useRecords(officer);
  return useMemo(
    () => officerNames(identity, devices ?? [], officers ?? [], text),
    [identity, devices, officers, text],
  );
};
