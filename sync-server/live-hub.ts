/** Who listens for "book b is now at n", within this process. */
import type { BookId } from '#book/book-id.ts';

interface Hearing {
  readonly onPoke: (book: BookId, n: number) => void;
  /** Some pokes may be missing: any book may have gone on. */
  readonly onSilence: () => void;
}

export interface LiveHub {
  /** Tells every listener. */
  poke(book: BookId, n: number): void;
  /** Tells every listener that nobody knows what was missed. */
  afterSilence(): void;
  /** @param device whose stream it is */
  listen(device: string, hearing: Hearing): () => void;
  /** Ends every stream, so that the process can stop. */
  close(): void;
  onClose(close: () => void): () => void;
  /** Of all devices, or of one. */
  listeners(device?: string): number;
}

export const liveHub = (): LiveHub => {
  const streams = new Set<Hearing & { readonly device: string }>();
  const closers = new Set<() => void>();
  return {
    poke: (book, n) => streams.forEach(({ onPoke }) => onPoke(book, n)),
    afterSilence: () => streams.forEach(({ onSilence }) => onSilence()),
    listen: (device, hearing) => {
      const stream = { device, ...hearing };
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
