/** Saving a collection: every receipt and the list in one save, whole or not at all. */
import { useMemo, useState } from 'react';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Period } from '#domain/calendar-date.ts';
import { issueCollection, type CollectionProblem } from '#domain/dues/collection-acts.ts';
import { closedDaysOf } from '#domain/dues/closed-days.ts';
import { dayClose } from '#domain/dues/day-close.ts';
import { receipt, voidReceipt, type DuesMethod } from '#domain/dues/receipt.ts';
import { paidMonthsByMember } from '#domain/views/dues-view.ts';
import { useRecords, useReplica } from '#replica/use-replica.ts';
import { dayFromTyped } from '#text/day-text.ts';
import { collectionText } from '#text/sections/collection.ts';
import type { CollectionText } from '#text/sections/collection-vi.ts';
import { useText } from '#ui/use-text.ts';
import {
  collectionError,
  groupSum,
  NO_SECTION,
  WHOLE_UNION,
  type GroupLine,
} from './group-plan.ts';
import { useUnionChoices } from './use-dues.ts';

/**
 * The sentences of Thu cả tổ: a part of the catalogue that comes with its screens.
 * @param unit whose word for its groups (tổ, chuyền, ca) is used; left out, the officer's own union's
 */
export const useCollectionText = (unit?: string): CollectionText => {
  const text = collectionText[useText().language];
  const { homeUnit } = useReplica().identity;
  const { groupName } = useUnionChoices(unit ?? homeUnit);
  return useMemo(() => ({ ...text, group: text.groups[groupName] }), [text, groupName]);
};

export interface GroupToSave {
  readonly unit: string;
  readonly group: string;
  readonly period: Period;
  readonly lines: readonly GroupLine[];
  readonly without: ReadonlySet<string>;
  readonly method: DuesMethod;
  /** Only for cash. */
  readonly countedVnd: number | null;
  /** As typed; only where the clock is suspect. */
  readonly day: string;
}

type Refusal = { readonly kind: 'refused'; readonly text: string };

export const useSaveGroup = () => {
  const { dues, common } = useText();
  const collection = useCollectionText();
  const replica = useReplica();
  const receipts = useRecords(receipt);
  const voids = useRecords(voidReceipt);
  const closes = useRecords(dayClose);
  const [isBusy, setBusy] = useState(false);

  const save = async (
    input: GroupToSave,
  ): Promise<Result<{ readonly book: string; readonly id: string }, Refusal>> => {
    const duesBook = `dues.${input.unit}`;
    const { payers } = groupSum(input.lines, input.without);
    const confirmed = dayFromTyped(input.day);
    const facts = {
      paidMonthsByMember: paidMonthsByMember(receipts ?? [], voids ?? []),
    };
    const ownCloses = (closes ?? []).filter(({ book }) => book === duesBook);
    let id = '';
    setBusy(true);
    const saved = await replica.save<CollectionProblem>(
      (moment) => {
        const drafts = issueCollection(
          {
            duesBook,
            section: sectionOf(input),
            period: input.period,
            method: input.method,
            paidOn: moment.today,
            payers,
            countedVnd: input.countedVnd,
          },
          moment,
          {
            ...facts,
            closedDays: closedDaysOf(ownCloses, replica.identity.device, moment.today),
          },
        );
        if (drafts.ok) id = drafts.value[0]?.changes.at(-1)?.id ?? '';
        return drafts;
      },
      replica.correctedNow().suspect && confirmed.ok ? { confirmedDay: confirmed.value } : {},
    );
    setBusy(false);
    if (saved.ok) return accept({ book: duesBook, id });
    const { error } = saved;
    return refuse({
      kind: 'refused' as const,
      text:
        error.kind === 'refused'
          ? collectionError(error.problem, input.lines, { collection, dues })
          : common.saveProblems[error.kind],
    });
  };
  return { isBusy, save };
};

/** A section of the union by its id; what is only written down in words is no section. */
const sectionOf = ({ group, lines }: GroupToSave): string | null =>
  group === WHOLE_UNION || group === NO_SECTION
    ? null
    : lines.some(({ entry }) => entry.row.values.section === group)
      ? group
      : null;

/** How a union's dues usually come in. */
export const useUsualMethod = (unit: string): DuesMethod => useUnionChoices(unit).duesMethod;
