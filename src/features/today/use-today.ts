/** Everything Hôm nay shows, live. */
import { useMemo } from 'react';
import { caseFile } from '#domain/cases/case-file.ts';
import { vietnamDate } from '#domain/day-number.ts';
import { waiver } from '#domain/dues/assessment.ts';
import { receipt, voidReceipt } from '#domain/dues/receipt.ts';
import { unit } from '#domain/office/unit.ts';
import { member } from '#domain/roster/member.ts';
import { membershipStep, twinLink } from '#domain/roster/membership.ts';
import { twinPairsOf } from '#domain/views/people-view.ts';
import { useReplica } from '#replica/use-replica.ts';
import { useText } from '#ui/use-text.ts';
import { useRecords } from '#replica/use-replica.ts';
import { dayMoney, dueLines, notPaidCount, type DayMoney, type DueLine } from './today-view.ts';

export interface Today {
  readonly today: string;
  readonly unitName: string | undefined;
  /** Undefined until the books have been read. */
  readonly money: DayMoney | undefined;
  readonly notPaid: number | undefined;
  readonly due: readonly DueLine[];
}

export const useTodayView = (): Today => {
  const { today: text, caseKinds } = useText();
  const replica = useReplica();
  const { device, homeUnit } = replica.identity;
  const members = useRecords(member);
  const steps = useRecords(membershipStep);
  const receipts = useRecords(receipt);
  const voids = useRecords(voidReceipt);
  const waivers = useRecords(waiver);
  const links = useRecords(twinLink);
  const files = useRecords(caseFile);
  const units = useRecords(unit);
  const today = vietnamDate(replica.correctedNow().ms);

  const money = useMemo(
    () => (receipts === undefined ? undefined : dayMoney(today, receipts, voids ?? [], device)),
    [today, receipts, voids, device],
  );
  const notPaid = useMemo(
    () =>
      members === undefined || members.length === 0 || receipts === undefined
        ? undefined
        : notPaidCount(today, {
            members,
            steps: steps ?? [],
            receipts,
            voids: voids ?? [],
            waivers: waivers ?? [],
            twinPairs: twinPairsOf(links ?? []),
          }),
    [today, members, steps, receipts, voids, waivers, links],
  );
  const due = useMemo(() => {
    const nameById = new Map((members ?? []).map(({ id, values }) => [id, values.fullName[0]]));
    return dueLines(files ?? [], (id) => nameById.get(id), today, text, caseKinds);
  }, [files, members, today, text, caseKinds]);
  return {
    today,
    unitName: (units ?? []).find(({ id }) => id === homeUnit)?.values.name,
    money,
    notPaid,
    due,
  };
};
