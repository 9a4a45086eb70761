/** What the acts of the gate share: where it stands, how it goes on, and how a book is opened from it. */
import type { Door } from '#replica/door-row.ts';
import type { OpenVault } from '#replica/vault-port.ts';
import type { GateState } from './gate-state.ts';
import type { AppServices } from './services.ts';

export interface GateParts {
  readonly services: AppServices;
  readonly now: () => GateState;
  readonly go: (next: GateState) => void;
  /** Back to the start: the locked book where there is one, else the welcome. */
  readonly leave: () => Promise<void>;
  /** Which books are here; what the lock has found is not looked for a second time. */
  readonly replicas: () => Promise<readonly string[]>;
  /** Whose book was open last in this window: a disk that does not answer at once is no disk without books. */
  readonly lastOpened: () => string | undefined;
  /** Goes on into the book; answers with what went wrong, where it did not. */
  readonly openBook: (open: OpenVault, enrolled?: JustEnrolled) => Promise<string | undefined>;
}

export interface JustEnrolled {
  readonly firstLife: string;
  /** What the officer chose to be called on the lock; undefined where nobody else has a book here. */
  readonly door: Door | undefined;
}
