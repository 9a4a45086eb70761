/** What the rest of the app asks of the notes on requests that were looked at or taken out here. */
import type { SeenThing } from '#domain/audit-kinds.ts';
import type { SeenNote } from '#protocol/seen.ts';

export interface WaitingNote {
  readonly key: string;
  readonly note: SeenNote;
}

export interface SeenNotes {
  /** Looking at the same request is noted once an hour. */
  readonly note: (thing: SeenThing) => Promise<void>;
  /** @param chains `book|life` of what a backup file holds */
  readonly noteBackup: (chains: readonly string[]) => Promise<void>;
  /** The oldest first, at most so many. */
  readonly waiting: (notesMax: number) => Promise<readonly WaitingNote[]>;
  /** They stand in the server's log. */
  readonly taken: (keys: readonly string[]) => Promise<void>;
}
