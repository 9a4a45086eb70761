/** Hand-overs as a person reads them again: the minutes with what the dues books and the cases books say of them. */
import type { caseHandover } from '#domain/cases/case-handover.ts';
import type { DeviceMoney, moneyHandover } from '#domain/dues/money-handover.ts';
import type { RecordOf } from '#domain/record-of.ts';

type InBook<T> = T & { readonly book: string; readonly changedMs: number };

/** Whose hand-over, and when it was written. */
export interface HandoverMoment {
  readonly from: string;
  readonly writtenMs: number;
}

export interface HandedMoney {
  readonly book: string;
  readonly devices: readonly DeviceMoney[];
  readonly cashVnd: number | null;
  readonly note: string | null;
}

export interface HandedCases {
  readonly book: string;
  readonly files: readonly { readonly id: string; readonly dueOn: string | null }[];
  readonly count: number;
}

/**
 * The money part of a hand-over, a dues book once. The outgoing officer may have written it on the own phone
 * before the rights passed, and somebody else after: the newest written up to the hand-over counts, else the first
 * that came after.
 */
export const moneyHanded = (
  minutes: HandoverMoment,
  parts: readonly InBook<RecordOf<typeof moneyHandover>>[],
): readonly HandedMoney[] =>
  onePerBook(minutes, parts).map(({ book, values }) => ({
    book,
    devices: values.devices ?? [],
    cashVnd: values.cashVnd ?? null,
    note: values.note ?? null,
  }));

/** The same of the requests. */
export const casesHanded = (
  minutes: HandoverMoment,
  parts: readonly InBook<RecordOf<typeof caseHandover>>[],
): readonly HandedCases[] =>
  onePerBook(minutes, parts).map(({ book, values }) => ({
    book,
    files: values.files ?? [],
    count: values.count ?? 0,
  }));

const onePerBook = <
  T extends InBook<{ readonly values: { readonly officer?: string | undefined } }>,
>(
  { from, writtenMs }: HandoverMoment,
  parts: readonly T[],
): readonly T[] => {
  const byBook = new Map<string, T>();
  const inOrder = parts
    .filter(({ values }) => values.officer === from)
    .sort((a, b) => a.changedMs - b.changedMs);
  for (const part of inOrder) {
    // The entries of one save are a moment apart.
    const isBefore = part.changedMs <= writtenMs + SAME_SAVE_MS;
    if (isBefore || !byBook.has(part.book)) byBook.set(part.book, part);
  }
  return [...byBook.values()];
};

const SAME_SAVE_MS = 60_000;
