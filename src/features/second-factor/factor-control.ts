/** The second factor of an administrator as its screens see it: asked for or not yet, given or not, and by what. */
import type { Result } from '#base/result.ts';

export interface FactorStanding {
  readonly is: 'grace' | 'asked';
  readonly graceUntilMs: number | null;
  /** How many passkeys the server knows of this officer. */
  readonly passkeys: number;
}

export interface KnownPasskey {
  readonly passkey: string;
  readonly label: string;
  readonly isOfThisDevice: boolean;
  readonly addedMs: number;
  readonly usedMs: number | null;
}

export type FactorState =
  | { readonly is: 'unknown' }
  /** The server could not be asked. */
  | { readonly is: 'unreached'; readonly kind: string }
  /** No right of the officer asks for one. */
  | { readonly is: 'not-asked' }
  | {
      readonly is: 'known';
      readonly standing: FactorStanding;
      readonly isGiven: boolean;
      /** This browser can make or ask a passkey at all. */
      readonly isAble: boolean;
      readonly passkeys: readonly KnownPasskey[];
    };

type Done = Promise<Result<void, { readonly kind: string }>>;

export interface FactorControl {
  /** The same object while nothing changed. */
  readonly state: () => FactorState;
  readonly watch: (onChange: () => void) => () => void;
  /** Asks the server how it stands now. */
  readonly look: () => Promise<void>;
  /** Makes a passkey and tells the server of it; it is given at once. */
  readonly add: () => Done;
  readonly give: () => Done;
  readonly remove: (passkey: string) => Done;
  /** Ends those of another officer, who has lost them. */
  readonly end: (officer: string) => Done;
}
