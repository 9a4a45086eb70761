/** A form that outlives its tab, as the screens that hold one describe it and see it. */
import type { DraftNow } from './drafts.ts';
import type { TierName } from './ports.ts';

export interface DraftForm<T> {
  /** What the form begins with. */
  readonly first: () => T;
  /** Reads back what was kept, field by field; undefined where nothing can be made of it. */
  readonly read: (kept: unknown) => T | undefined;
  /** Nothing worth keeping stands in it. */
  readonly isEmpty: (value: T) => boolean;
  /** It is about a request: kept in the tier of its book, offered again only while that is open. */
  readonly tier?: (value: T) => TierName;
}

export interface DraftOffer {
  readonly savedMs: number;
  readonly take: () => void;
  readonly drop: () => void;
}

export interface DraftState<T> {
  readonly value: T;
  readonly change: (value: T) => void;
  readonly isHalfFilled: boolean;
  /** The same as of this very moment: false as soon as `done` was called. */
  readonly isStillHalfFilled: () => boolean;
  /** What was left here before, the newest first: to be taken up or dropped. */
  readonly offer: DraftOffer | undefined;
  /** This form as it stands now: given to the save that finishes it. */
  readonly now: () => DraftNow;
  /** Saved, or started over with the given value: nothing of it is kept any more. */
  readonly done: (next?: T) => void;
}

export interface SaveOptions {
  /** The officer's word for today, where the clock is suspect. */
  readonly confirmedDay?: string;
  /** The draft of what is saved: taken away in the same transaction. */
  readonly finishes?: DraftNow;
}
