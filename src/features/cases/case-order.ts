/** The order of the table of requests: by due day as the rows come, or by another column. */
import { CASE_STAGES } from '#domain/cases/case-file.ts';
import type { CaseEntry } from './case-list.ts';

export type CaseColumn = 'kind' | 'applicant' | 'received' | 'stage' | 'due';

export interface CaseOrder {
  readonly by: CaseColumn;
  readonly isDown: boolean;
}

const inWords = new Intl.Collator('vi');

/** The same entries in that order; within equals they stay by due day. */
export const casesSorted = (
  entries: readonly CaseEntry[],
  { by, isDown }: CaseOrder,
): readonly CaseEntry[] => {
  if (by === 'due') return isDown ? entries.toReversed() : entries;
  const turn = isDown ? -1 : 1;
  return entries.toSorted((a, b) => turn * compared(a, b, by));
};

const compared = (a: CaseEntry, b: CaseEntry, by: Exclude<CaseColumn, 'due'>): number => {
  switch (by) {
    case 'kind':
      return inWords.compare(a.title, b.title);
    case 'applicant':
      return inWords.compare(a.applicant, b.applicant);
    case 'received':
      return inWords.compare(a.row.values.receivedOn ?? '', b.row.values.receivedOn ?? '');
    case 'stage':
      return stageOf(a) - stageOf(b);
  }
};

const stageOf = ({ row }: CaseEntry): number =>
  row.values.stage === undefined ? -1 : CASE_STAGES.indexOf(row.values.stage.stage);
