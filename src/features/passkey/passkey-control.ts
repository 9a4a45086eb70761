/** The passkey of the open book as its screens see it: kept, possible, or found out not to be possible here. */
import type { Result } from '#base/result.ts';

export type PasskeyState =
  /** Not looked at yet. */
  | { readonly is: 'unknown' }
  /** This device has no lock of its own that a page may ask. */
  | { readonly is: 'not-here' }
  /** It was tried: this device gives no secret with a passkey. */
  | { readonly is: 'no-prf' }
  /** `isOffered`: the officer has not said never. */
  | { readonly is: 'none'; readonly isOffered: boolean }
  | { readonly is: 'set' };

export interface PasskeyControl {
  /** The same object while nothing changed. */
  readonly state: () => PasskeyState;
  readonly watch: (onChange: () => void) => () => void;
  /**
   * Makes a passkey, asks it for its secret, and keeps the wrap. Called again after a refusal it goes on where it
   * stopped. Refuses with a kind that the words of the passkey know.
   */
  readonly keep: (words: string) => Promise<Result<void, { readonly kind: string }>>;
  /** The screen is left: what was begun and not kept is forgotten. */
  readonly leave: () => void;
  readonly drop: () => Promise<Result<void, { readonly kind: string }>>;
  /** Never offered again on this device; it can be set in "Máy này". */
  readonly decline: () => Promise<void>;
}
