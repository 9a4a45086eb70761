/** Khóa sổ: the device's money since its last close is counted, named and summed, for ever. */
import { accept, refuse, type Result } from '#base/result.ts';
import type { BookId } from '#book/book-id.ts';
import { write, type Draft, type Moment } from '#domain/draft.ts';
import { requiredText, SHORT_TEXT_MAX, type TextProblem } from '#domain/written-text.ts';
import type { Unclosed } from '#domain/views/day-view.ts';
import type { Receipt, Void } from '#domain/views/dues-view.ts';
import {
  BANKNOTES_VND,
  dayClose,
  LOOSE_VND,
  NAMED_MAX,
  NOTES_OF_A_KIND_MAX,
  type NoteCount,
} from './day-close.ts';
import type { DuesMethod } from './receipt.ts';

export interface DayCounted {
  readonly duesBook: BookId;
  /** What lies open of this device, as the officer saw it while counting: nothing else is closed. */
  readonly open: Unclosed;
  /** Banknotes counted; undefined where nothing was counted yet. */
  readonly notes: readonly NoteCount[] | undefined;
  /** Why cash and receipts differ; only read where they do. */
  readonly why: string;
}

export interface ChainFacts {
  /** Heads of this device's chains in that book, by entry hash. */
  readonly heads: readonly string[];
  /** Entries this device has written in all its books, before this close. */
  readonly entriesWritten: number;
}

export type CloseProblem =
  | { readonly kind: 'nothing-to-close' }
  | { readonly kind: 'not-counted' }
  | { readonly kind: 'bad-count'; readonly noteVnd: number }
  /** Positive: more in the till than the receipts say. */
  | { readonly kind: 'difference-without-reason'; readonly differenceVnd: number }
  | TextProblem;

/**
 * What is to lie in the till. Where more cash was given back than taken it came out of another pocket:
 * the till is to be empty, and the day is closed all the same.
 */
export const expectedCashVnd = (open: Unclosed): number => Math.max(0, open.byMethod.cash);

export const countedVndOf = (notes: readonly NoteCount[]): number =>
  notes.reduce((sum, { noteVnd, count }) => sum + noteVnd * count, 0);

/**
 * Closes what is open. A close too large for one entry is written as several records in one group,
 * each with the sums of what it names; the count stands on the first only, so that sums over records
 * are right.
 * Refuses: nothing-to-close, not-counted (cash is due and no note was counted), bad-count,
 * difference-without-reason, text-too-long.
 */
export const closeDay = (
  input: DayCounted,
  moment: Moment,
  chains: ChainFacts,
): Result<readonly Draft[], CloseProblem> => {
  const { open } = input;
  if (open.receipts.length === 0 && open.voids.length === 0)
    return refuse({ kind: 'nothing-to-close' });
  const counted = checkCount(input);
  if (!counted.ok) return counted;
  const parts = partsOf(open);
  const first = moment.newId();
  const group = parts.length === 1 ? undefined : moment.newId();
  const drafts = parts.map((part, at): Draft => {
    const sums = sumsOf(part);
    const change = write(dayClose, at === 0 ? first : moment.newId(), {
      device: moment.device,
      day: moment.today,
      heads: [...chains.heads],
      receipts: part.receipts.map(({ id }) => id),
      voids: part.voids.map(({ taken }) => taken.id),
      sumVnd: sums.cash + sums.transfer + sums.withheld,
      cashVnd: sums.cash,
      transferVnd: sums.transfer,
      withheldVnd: sums.withheld,
      countedVnd: at === 0 ? counted.value.countedVnd : null,
      notes: at === 0 ? [...counted.value.notes] : [],
      differenceWhy: at === 0 ? counted.value.why : null,
      entriesWritten: chains.entriesWritten + parts.length,
      partOf: at === 0 ? null : first,
    });
    return { book: input.duesBook, act: 'closeDay', group, changes: [change] };
  });
  return accept(drafts);
};

interface Counted {
  readonly countedVnd: number;
  readonly notes: readonly NoteCount[];
  readonly why: string | null;
}

const checkCount = ({ open, notes, why }: DayCounted): Result<Counted, CloseProblem> => {
  const expectedVnd = expectedCashVnd(open);
  // A till that is to be empty need not be counted note by note.
  if (notes === undefined && expectedVnd > 0) return refuse({ kind: 'not-counted' });
  const counted = (notes ?? []).filter(({ count }) => count !== 0);
  const kinds = new Set<number>([...BANKNOTES_VND, LOOSE_VND]);
  for (const { noteVnd, count } of counted) {
    const isCount = Number.isInteger(count) && count > 0 && count <= NOTES_OF_A_KIND_MAX;
    // Each kind once: a kind named twice would be two truths about one heap.
    if (!isCount || !kinds.delete(noteVnd)) return refuse({ kind: 'bad-count', noteVnd });
  }
  const countedVnd = countedVndOf(counted);
  const differenceVnd = countedVnd - expectedVnd;
  if (differenceVnd === 0) return accept({ countedVnd, notes: counted, why: null });
  const reason = requiredText('why', why, SHORT_TEXT_MAX);
  if (reason.ok) return accept({ countedVnd, notes: counted, why: reason.value });
  return reason.error.kind === 'missing-text'
    ? refuse({ kind: 'difference-without-reason', differenceVnd })
    : reason;
};

interface Part {
  readonly receipts: readonly Receipt[];
  readonly voids: readonly { readonly taken: Void; readonly of: Receipt }[];
}

const partsOf = (open: Unclosed): readonly Part[] => {
  const named = [
    ...open.receipts.map((receipt) => ({ receipt, back: undefined })),
    ...open.takenBack.map((back) => ({ receipt: undefined, back })),
  ];
  const parts: Part[] = [];
  for (let at = 0; at < named.length; at += NAMED_MAX) {
    const run = named.slice(at, at + NAMED_MAX);
    parts.push({
      receipts: run.flatMap(({ receipt }) => receipt ?? []),
      voids: run.flatMap(({ back }) => back ?? []),
    });
  }
  return parts;
};

const sumsOf = (part: Part): Readonly<Record<DuesMethod, number>> => {
  const sums = { cash: 0, transfer: 0, withheld: 0 };
  for (const { values } of part.receipts)
    if (values.method !== undefined) sums[values.method] += values.amountVnd ?? 0;
  for (const { of } of part.voids)
    if (of.values.method !== undefined) sums[of.values.method] -= of.values.amountVnd ?? 0;
  return sums;
};
