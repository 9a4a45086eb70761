/** Keeps what was folded for one phone for the next: every phone of a union that comes anew is sent the same. */
import type { BookId } from '#book/book-id.ts';

/** A book folded up to a position, as it is sent. */
export interface FoldedBook {
  /** Packed records of each part, as JSON. */
  readonly parts: readonly string[];
  readonly digest: string;
}

export interface SnapshotCache {
  /** Folds where nobody has asked for that position yet; whoever asks meanwhile waits for the same. */
  folded(book: BookId, n: number, fold: () => Promise<FoldedBook>): Promise<FoldedBook>;
}

/** Some thirty unions of 2,000 members; beyond, the one longest unused is folded anew. */
const CHARACTERS_MAX = 100_000_000;

export const snapshotCache = (charactersMax = CHARACTERS_MAX): SnapshotCache => {
  const kept = new Map<BookId, { n: number; characters: number; folding: Promise<FoldedBook> }>();
  const trim = (newest: BookId): void => {
    let sum = 0;
    for (const { characters } of kept.values()) sum += characters;
    for (const [book, { characters }] of [...kept]) {
      if (sum <= charactersMax || book === newest) return;
      kept.delete(book);
      sum -= characters;
    }
  };
  return {
    folded: async (book, n, fold) => {
      const known = kept.get(book);
      kept.delete(book);
      // The prune position only rises: of a book one snapshot is asked for at a time.
      const item = known?.n === n ? known : { n, characters: 0, folding: fold() };
      kept.set(book, item);
      try {
        const folded = await item.folding;
        item.characters = folded.parts.reduce((length, part) => length + part.length, 0);
        trim(book);
        return folded;
      } catch (error) {
        if (kept.get(book) === item) kept.delete(book);
        throw error;
      }
    },
  };
};
