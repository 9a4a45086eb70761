/** The shift of the open book as its screens see it: whether a PIN is set, may be set, or is no longer offered. */
import type { Result } from '#base/result.ts';
import type { Shift } from '#replica/shift-row.ts';

export type ShiftState =
  /** Not looked at yet. */
  | { readonly is: 'unknown' }
  | { readonly is: 'set'; readonly endMs: number; readonly mayChange: boolean }
  /** `isOffered`: the officer has not been asked since the words were typed, and has not said never. */
  | { readonly is: 'none'; readonly isOffered: boolean }
  /** Opened by a PIN that has been ended since: the next one needs the words. */
  | { readonly is: 'needs-words' }
  /** The union does without. */
  | { readonly is: 'forbidden' };

export interface ShiftControl {
  /** The same object while nothing changed. */
  readonly state: () => ShiftState;
  readonly watch: (onChange: () => void) => () => void;
  /** About a second. Refuses with a kind that the words of the shift know. */
  readonly begin: (pin: string) => Promise<Result<Shift, { readonly kind: string }>>;
  readonly end: () => Promise<void>;
  /** Never offered again on this device; it can be set in "Máy này". */
  readonly decline: () => Promise<void>;
}
