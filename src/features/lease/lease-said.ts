/** What is said of the lease of a device: one thing at a time, what has closed before what is going to. */
import type { LeaseState } from '#domain/lease.ts';
import type { Catalogue } from '#text/catalogue.ts';

export interface LeaseSaid {
  readonly isOver: boolean;
  readonly title: string;
  readonly hint: string;
}

/** @param hasCases whether a book of requests is kept here; who has none is told nothing of them */
export const leaseSaid = (
  { roll, cases }: LeaseState,
  hasCases: boolean,
  text: Catalogue['lease'],
): LeaseSaid | undefined => {
  const areCasesOver = hasCases && cases.is === 'over';
  if (roll.is === 'over')
    return areCasesOver
      ? { isOver: true, title: text.overAll, hint: text.overAllHint }
      : { isOver: true, title: text.overRoll, hint: text.overRollHint };
  if (areCasesOver) return { isOver: true, title: text.overCases, hint: text.overCasesHint };
  if (hasCases && cases.is === 'told')
    return { isOver: false, title: text.told(cases.daysLeft), hint: text.toldCases };
  if (roll.is === 'told')
    return { isOver: false, title: text.told(roll.daysLeft), hint: text.toldRoll };
  return undefined;
};
