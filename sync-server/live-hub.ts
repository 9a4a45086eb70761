/** Who listens for "book b is now at n", within this process. */
import type { BookId } from '#book/book-id.ts';

type Poke = (book: BookId, n: number) => void;

export interface LiveHub {
  /** Tells every listener. */
  poke(book: BookId, n: number): void;
  /** @param device whose stream it is */
  listen(device: string, onPoke: Poke): () => void;
  /** Ends every stream, so that the process can stop. */
  close(): void;
  onClose(close: () => void): () => void;
  /** Of all devices, or of one. */
  listeners(device?: string): number;
}

export const liveHub = (): LiveHub => {
  const streams = new Set<{ readonly device: string; readonly onPoke: Poke }>();
  const closers = new Set<() => void>();
  return {
    poke: (book, n) => streams.forEach(({ onPoke }) => onPoke(book, n)),
    listen: (device, onPoke) => {
      const stream = { device, onPoke };
      streams.add(stream);
      return () => void streams.delete(stream);
    },
    close: () => [...closers].forEach((close) => close()),
    onClose: (close) => {
      closers.add(close);
      return () => void closers.delete(close);
    },
    listeners: (device) =>
      device === undefined
        ? streams.size
        : [...streams].filter((stream) => stream.device === device).length,
  };
};
