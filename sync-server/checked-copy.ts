/** What is asked of a copy of the books and answered about it, between the server and the thread that reads it. */
import type { AuditRow, BookEnd } from './book-store.ts';

/** What stood in the books before the copy was begun: the copy has all of it. */
export interface Before {
  readonly ends: readonly BookEnd[];
  readonly log: Pick<AuditRow, 'n' | 'hash'> | undefined;
}

export interface CopyToCheck {
  readonly path: string;
  /** Of the server, base64url. */
  readonly publicKey: string;
  readonly before: Before;
}

export interface CheckedCopy {
  /** Where each book ends in it. */
  readonly ends: Readonly<Record<string, number>>;
  readonly entries: number;
}

export type CopyVerdict =
  | { readonly ok: true; readonly value: CheckedCopy }
  | { readonly ok: false; readonly says: string };
