/** The records the screens of dues are made of, live. */
import { useMemo } from 'react';
import type { Period } from '#domain/calendar-date.ts';
import { assessment, resolution, waiver } from '#domain/dues/assessment.ts';
import { receipt, voidReceipt } from '#domain/dues/receipt.ts';
import { device } from '#domain/office/device.ts';
import { officer } from '#domain/office/officer.ts';
import { setting } from '#domain/office/setting.ts';
import { heldUnits, unitChoices, unitOfBook } from '#domain/held-units.ts';
import { rulingPath } from '#domain/office/unit-path.ts';
import { unit } from '#domain/office/unit.ts';
import { salary } from '#domain/pay/salary.ts';
import { member } from '#domain/roster/member.ts';
import { membershipStep } from '#domain/roster/membership.ts';
import { unionChoices, type UnionChoices } from '#domain/views/union-choices.ts';
import type { ProposedSum } from '#domain/views/proposed-sum.ts';
import { useKept, useRecords, useReplica } from '#replica/use-replica.ts';
import { useTwinPairs, useUnitNames } from '#replica/use-union.ts';
import { useText } from '#ui/use-text.ts';
import { duesEntries, proposals, receivedIn, type DuesEntry, type MemberRow } from './dues-list.ts';
import { EVERY_UNIT } from './dues-paths.ts';
import { officerNames } from './receipt-paper.ts';

/** Ids of the units whose dues this device keeps; the officer's own first. */
export const useDuesUnits = (): readonly string[] => {
  const replica = useReplica();
  const key = heldUnits(replica.books(), 'dues', replica.identity.homeUnit).join(' ');
  return useMemo(() => (key === '' ? [] : key.split(' ')), [key]);
};

/** The same to choose from, by name. */
export const useDuesUnitChoices = () => {
  const { homeUnit } = useReplica().identity;
  const units = useDuesUnits();
  const names = useUnitNames();
  return useMemo(() => unitChoices(units, names, homeUnit), [units, names, homeUnit]);
};

/** Whose dues are looked at: all of them at first for who keeps several books, for the own may be empty. */
export const useChosenUnit = () => {
  const units = useDuesUnitChoices();
  const first = units.length > 1 ? EVERY_UNIT : (units[0]?.value ?? '');
  const [unit, setUnit] = useKept('dues-unit', () => first);
  return { units, unit, setUnit };
};

/** What came in during the month; undefined rows count as none. */
export const useReceived = (period: Period, ofUnit: string) => {
  const receipts = useRecords(receipt);
  const voids = useRecords(voidReceipt);
  return useMemo(
    () =>
      receivedIn(
        period,
        (receipts ?? []).filter(({ book }) => ofUnit === EVERY_UNIT || unitOfBook(book) === ofUnit),
        voids ?? [],
      ),
    [period, receipts, voids, ofUnit],
  );
};

/**
 * Everyone who is to pay the month or has paid it; undefined until the members have been read.
 * @param ofUnit id of a unit, or `EVERY_UNIT`
 */
export const useDues = (period: Period, ofUnit: string): readonly DuesEntry[] | undefined => {
  const members = useRecords(member);
  const steps = useRecords(membershipStep);
  const receipts = useRecords(receipt);
  const voids = useRecords(voidReceipt);
  const waivers = useRecords(waiver);
  const twinPairs = useTwinPairs();
  const held = useDuesUnits();
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
            twinPairs,
          }).filter(({ unit: own }) =>
            ofUnit === EVERY_UNIT ? held.includes(own) : own === ofUnit,
          ),
    [members, steps, receipts, voids, waivers, twinPairs, held, period, ofUnit],
  );
};

/** Gives the sum to propose to a member for a month. */
export const useProposals = (): ((row: MemberRow, period: Period) => ProposedSum | undefined) => {
  const assessments = useRecords(assessment);
  const resolutions = useRecords(resolution);
  const settings = useRecords(setting);
  const salaries = useRecords(salary);
  const units = useRecords(unit);
  return useMemo(
    () =>
      proposals({
        units: units ?? [],
        assessments: assessments ?? [],
        resolutions: resolutions ?? [],
        settings: settings ?? [],
        salaries: salaries ?? [],
      }),
    [assessments, resolutions, settings, salaries, units],
  );
};

/** The choices that hold in a unit: its own, else those of the union it belongs to. */
export const useUnionChoices = (ofUnit: string): UnionChoices => {
  const settings = useRecords(setting);
  const units = useRecords(unit);
  return useMemo(
    () => unionChoices(settings ?? [], rulingPath(ofUnit, units ?? [])),
    [settings, units, ofUnit],
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
