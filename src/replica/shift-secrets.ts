/**
 * The other half of what a PIN opens: 32 random bytes in a file of their own, deleted with the shift. A database keeps
 * what was deleted for a while in its own files; without this half such a remainder opens nothing, whatever the PIN.
 */
import type { Bytes } from '#base/bytes.ts';

export interface ShiftSecrets {
  readonly read: (replica: string) => Promise<Bytes | undefined>;
  /** Nothing is said of a failure: what is not there when it is read again ends the shift. */
  readonly write: (replica: string, secret: Bytes) => Promise<void>;
  readonly remove: (replica: string) => Promise<void>;
}

export const SHIFT_SECRET_BYTES = 32;
