/** "Gửi nhờ máy khác" and "Mang hộ" as screens and sync see them: a file made without a signal, a file carried for others. */
import type { Bytes } from '#base/bytes.ts';
import type { Result } from '#base/result.ts';
import type { StoreProblem } from './ports.ts';

/** Text, because a share sheet passes on few kinds of files and text is one of them. */
export interface RelayFile {
  /** `gui-nho-2026-11-22-1745.socongdoan.txt`: a day and a time, nobody's name. */
  readonly name: string;
  readonly mediaType: 'text/plain';
  readonly bytes: Bytes;
  readonly madeMs: number;
  /** Own entries in it… */
  readonly entries: number;
  /** …and what waits here and is not in it: shut by the words, or beyond the bound of a file. */
  readonly left: number;
}

export type RelayMakeProblem =
  /** Nothing that waits can be sent by another phone. */
  | { readonly kind: 'nothing-to-send' }
  /** This disk went back: the server must hear of that first, from this very phone. */
  | { readonly kind: 'contact-first' };

export type RelayTakeProblem =
  /** Some other file. */
  | { readonly kind: 'not-a-relay' }
  | { readonly kind: 'relay-too-new' }
  /** Cut off or changed on its way. */
  | { readonly kind: 'relay-damaged' }
  | { readonly kind: 'relay-too-large' }
  /** Of another system, or of the practice. */
  | { readonly kind: 'other-server' }
  /** As many as one phone carries; some go first. */
  | { readonly kind: 'carries-enough' }
  | { readonly kind: 'read-only' }
  | StoreProblem;

/** A colleague's file on this phone. */
export interface CarriedFile {
  readonly id: string;
  readonly madeMs: number;
  readonly takenMs: number;
  readonly parts: number;
  readonly state:
    | { readonly is: 'waiting'; readonly sent: number }
    /** `left`: entries that only their author's own phone can send, or that came without what stands before them. */
    | {
        readonly is: 'sent';
        readonly atMs: number;
        readonly entries: number;
        readonly left: number;
      }
    /** The system could not open it or a part of it, or it is not signed by who is said to have written it. */
    | { readonly is: 'refused'; readonly atMs: number };
}

/** A part on its way; `box` is base64url. */
export interface CarriedPart {
  readonly id: string;
  readonly part: number;
  readonly box: string;
}

export type PartOutcome =
  | { readonly kind: 'taken'; readonly entries: number; readonly taken: number }
  | { readonly kind: 'refused' };

export interface Relay {
  /** Needs neither signal nor words. Nothing leaves the disk and nothing counts as sent: the own contact goes on. */
  readonly make: () => Promise<Result<RelayFile, RelayMakeProblem>>;
  /** Keeps a file until it was sent; one that is here already is kept once. */
  readonly take: (file: Uint8Array) => Promise<Result<CarriedFile, RelayTakeProblem>>;
  /** Newest first. */
  readonly carried: () => Promise<readonly CarriedFile[]>;
  /** What is to be sent, in order. */
  readonly due: () => Promise<readonly CarriedPart[]>;
  readonly told: (part: CarriedPart, outcome: PartOutcome) => Promise<void>;
  readonly drop: (id: string) => Promise<Result<void, StoreProblem>>;
}
