/** Where a page goes: into the book as it lies here, or, of a book that a restored server has otherwise, beside it. */
import { accept, type Result } from '#base/result.ts';
import type { PageLine, SnapshotLine } from '#protocol/pull.ts';
import type { EngineContext } from './engine-context.ts';
import type { BookAnew } from './pull-anew.ts';
import type { TakeProblem } from './replica.ts';
import { takeSnapshot } from './take-answers.ts';
import { takePage } from './take-page.ts';

export interface Anew {
  readonly takePage: (
    page: PageLine,
    bodies: readonly Uint8Array[],
  ) => Promise<Result<void, TakeProblem>>;
  readonly takeSnapshot: (parts: readonly SnapshotLine[]) => Promise<Result<void, TakeProblem>>;
  /** A pull begins: what an earlier one had begun and not brought to its end is dropped. */
  readonly begin: () => void;
  /** The pull was whole: what was taken beside the old copies changes over. */
  readonly finish: () => Promise<Result<void, TakeProblem>>;
}

export const createAnew = (context: EngineContext): Anew => {
  const { state } = context;
  const books = new Map<string, BookAnew>();

  const isOtherwise = (book: string): boolean => {
    const cursor = state.cursors.get(book);
    return cursor !== undefined && cursor.n > 0 && cursor.epoch !== state.contact?.epoch.id;
  };
  const besideOf = async (book: string): Promise<BookAnew> => {
    const known = books.get(book);
    if (known !== undefined) return known;
    const begun = (await import('./pull-anew.ts')).beginAnew(context, book);
    books.set(book, begun);
    return begun;
  };

  return {
    takePage: async (page, bodies) => {
      if (!isOtherwise(page.book)) return takePage(context, page, bodies);
      const beside = await besideOf(page.book);
      return context.inTurn(() => takePage(beside.context, page, bodies));
    },
    takeSnapshot: async (parts) => {
      const book = parts[0]?.book ?? '';
      if (!isOtherwise(book)) return takeSnapshot(context, parts);
      const beside = await besideOf(book);
      return context.inTurn(() => takeSnapshot(beside.context, parts));
    },
    begin: () => books.clear(),
    finish: async () => {
      if (books.size === 0) return accept(undefined);
      const { changeOver } = await import('./pull-anew.ts');
      for (const [book, beside] of books) {
        books.delete(book);
        const changed = await context.inTurn(() => changeOver(context, book, beside));
        if (!changed.ok) return changed;
      }
      return accept(undefined);
    },
  };
};
