/** What is held for a decision, as a person decides on it: by phone, with the money in it. */
import type { BookId } from '#book/book-id.ts';
import { receipt } from '#domain/dues/receipt.ts';
import type { HistoryEntry } from './history-view.ts';

export interface HeldEntry extends HistoryEntry {
  readonly book: BookId;
  /** The last word of somebody who said that it does not count. */
  readonly refused: {
    readonly why: string;
    readonly officer: string;
    readonly atMs: number;
  } | null;
}

export interface HeldAuthor {
  readonly officer: string;
  readonly displayName: string;
  /** As the phone calls itself. */
  readonly label: string;
}

/** A portion that the server has brought: not kept, only shown. */
export interface HeldPortion {
  readonly entries: readonly HeldEntry[];
  readonly undecided: number;
  /** Where the next portion begins; null where nothing older is left. */
  readonly next: { readonly receivedMs: number; readonly book: BookId; readonly n: number } | null;
  /** By device. */
  readonly authors: ReadonlyMap<string, HeldAuthor>;
}

/** Money that was taken by these entries, in đồng. */
export const heldSum = (entries: readonly Pick<HeldEntry, 'changes'>[]): number =>
  entries
    .flatMap(({ changes }) => changes)
    .reduce(
      (sum, { type, set }) =>
        type === receipt.type && typeof set['amountVnd'] === 'number'
          ? sum + set['amountVnd']
          : sum,
      0,
    );

/** All of one phone together, in the order in which the phones first appear. */
export const heldByDevice = (
  entries: readonly HeldEntry[],
): readonly { readonly device: string; readonly entries: readonly HeldEntry[] }[] => {
  const groups = new Map<string, HeldEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.order.device);
    if (group === undefined) groups.set(entry.order.device, [entry]);
    else group.push(entry);
  }
  return [...groups].map(([device, own]) => ({ device, entries: own }));
};
