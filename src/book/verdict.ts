/** The server's word on one entry. There is no word for "dropped". */
import type { Stamp } from '#crdt/stamp.ts';

/**
 * accepted: counts. held: kept in custody until a person decides.
 * quarantined: not understood or not allowed; kept, and judged again after an upgrade.
 */
export type Ruling = 'accepted' | 'held' | 'quarantined';

/** The server's incarnation; never counted up from stored state. */
export interface Epoch {
  /** Start of this incarnation by the server's clock, ms. */
  readonly startedMs: number;
  /** Random, base64url: two incarnations never share a name. */
  readonly id: string;
  /** Epoch of the backup it was restored from. */
  readonly parent?: string | undefined;
}

export interface Verdict {
  readonly book: string;
  /** Position in the book under `epoch`. */
  readonly n: number;
  readonly epoch: string;
  /** Entry hash as the server computed it. */
  readonly hash: string;
  readonly effective: Stamp;
  /** The life it was admitted under: derived for a fork's tail, else as signed. */
  readonly life: string;
  readonly receivedMs: number;
  readonly ruling: Ruling;
  /** The entry was already there; this is its first verdict. */
  readonly duplicate: boolean;
  /** Why it is held or quarantined, a kind the screens translate. */
  readonly reason?: string | undefined;
}

/** One line per verdict, as it stands under the server's signature. */
export const verdictLine = (v: Omit<Verdict, 'duplicate' | 'reason'>): string =>
  [
    v.book,
    v.epoch,
    v.n,
    v.hash,
    v.effective.ms,
    v.effective.counter,
    v.life,
    v.receivedMs,
    v.ruling,
  ].join('|');
