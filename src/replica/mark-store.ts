/** A small mark outside the replica's database: how much was written here, so that a wiped phone is not taken for a new one. */
import * as z from 'zod';
import { id, ms } from '#protocol/field-schemas.ts';
import type { Soon } from './ports.ts';

/** Random ids and counts; nothing of what was written and nobody's name. */
const mark = z.object({
  replica: id,
  /** By life: how many entries this device has written under it, in all books together. */
  lives: z.record(id, z.number().int().min(0)),
  /** How many of them no server had when the mark was last set. */
  waiting: z.number().int().min(0),
  /** By the device's corrected clock. */
  atMs: ms,
  /** The officer has been told that this replica is gone from the disk. */
  told: z.boolean().optional(),
});
export type Mark = z.infer<typeof mark>;

/**
 * Lies apart from IndexedDB, which some browsers throw away whole when a part of it is damaged.
 * Never fails: a mark that cannot be kept costs a warning later, and no work now.
 */
export interface MarkStore {
  readonly read: (replica: string) => Soon<Mark | undefined>;
  readonly list: () => Soon<readonly Mark[]>;
  /** Whose marks lie there, unread. */
  readonly replicas: () => Soon<readonly string[]>;
  readonly write: (mark: Mark) => Soon<void>;
  /** For signing out on purpose: what is taken away knowingly is not missed. */
  readonly forget: (replica: string) => Soon<void>;
}

export const parseMark = (text: string): Mark | undefined => {
  try {
    return mark.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};
