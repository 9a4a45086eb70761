/** Who listens for "book b is now at n", within this process. */
import type { BookId } from '#book/book-id.ts';

type Poke = (book: BookId, n: number) => void;

export interface LiveHub {
  /** Tells every listener. */
  poke(book: BookId, n: number): void;
  listen(onPoke: Poke): () => void;
  /** Ends every stream, so that the process can stop. */
  close(): void;
  onClose(close: () => void): () => void;
  listeners(): number;
}

export const liveHub = (): LiveHub => {
  const pokes = new Set<Poke>();
  const closers = new Set<() => void>();
  return {
    poke: (book, n) => pokes.forEach((tell) => tell(book, n)),
    listen: (onPoke) => {
      pokes.add(onPoke);
      return () => void pokes.delete(onPoke);
    },
    close: () => [...closers].forEach((close) => close()),
    onClose: (close) => {
      closers.add(close);
      return () => void closers.delete(close);
    },
    listeners: () => pokes.size,
  };
};
