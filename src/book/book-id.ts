/** The name of a book: its kind and the unit that keeps it, and for a book of its own what it is about. */
import { accept, refuse, type Result } from '#base/result.ts';

/** `kind.unit` or `kind.unit.part`. */
export type BookId = string;

const PATTERN = /^([a-z]{2,16})\.([A-Za-z0-9_-]{4,32})(?:\.([A-Za-z0-9_-]{4,32}))?$/;

export interface BookName {
  readonly kind: string;
  readonly unit: string;
  readonly part?: string;
}

export const bookId = (kind: string, unit: string, part?: string): BookId =>
  part === undefined ? `${kind}.${unit}` : `${kind}.${unit}.${part}`;

export const parseBookId = (text: string): Result<BookName, { kind: 'bad-book' }> => {
  const found = PATTERN.exec(text);
  const kind = found?.[1];
  const unit = found?.[2];
  const part = found?.[3];
  if (kind === undefined || unit === undefined) return refuse({ kind: 'bad-book' });
  return accept(part === undefined ? { kind, unit } : { kind, unit, part });
};
