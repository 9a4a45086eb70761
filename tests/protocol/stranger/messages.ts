// What the stranger's client sends and hears, as far as it looks at it: section 7, 8 and 13 of docs/protocol.md.
import type { DirectoryItem, PageLine } from './book.ts';
import type { ShredLine } from './orders.ts';
import type { Verdict } from './keys-and-hashes.ts';

export interface Hello {
  readonly protocol: number;
  readonly serverKey: string;
  readonly setUpNeeded: boolean;
  readonly epoch: { readonly id: string };
}

export interface SessionAnswer {
  readonly nonce: string;
  readonly session: string;
  readonly refresh: string;
  readonly nowMs: number;
  readonly officer: string;
  readonly homeUnit: string;
  readonly serverKey: string;
}

export interface PushAnswer {
  readonly nonce: string;
  readonly epoch: { readonly id: string };
  readonly verdicts: readonly Verdict[];
  readonly gaps: readonly { book: string; life: string; seq: number; hash: string }[];
  readonly forks: readonly { book: string; life: string; derivedLife: string }[];
  readonly signature: string;
}

export interface Entry {
  readonly book: string;
  readonly life: string;
  readonly seq: number;
  readonly prevHash: string;
  readonly hash: string;
  readonly body: string;
}

export type PullLine =
  | {
      line: 'hello';
      nonce: string;
      epoch: { id: string };
      books: { book: string; n: number }[];
    }
  | PageLine
  | { line: 'directory'; items: DirectoryItem[] }
  | ShredLine
  | { line: 'snapshot' }
  | { line: 'end'; signature: string };
