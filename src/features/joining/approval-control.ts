/** Approving a waiting phone from afar as the officers' screens see it; the desk behind it lives in app. */
import type { Answer, AskedBy } from '#sync/server-api.ts';

export interface WaitingPhone {
  readonly request: string;
  /** As typed on the phone: proof of nothing. */
  readonly name: string;
  readonly union: string;
  readonly label: string;
  readonly askedMs: number;
  readonly expiresMs: number;
}

export interface ApprovalControl {
  /** @param by a list looked at again and again by itself asks the officer for nothing */
  readonly list: (by: AskedBy) => Answer<{ readonly requests: readonly WaitingPhone[] }>;
  /** Begins to compare, and asks whether the phone shows its digits yet. */
  readonly open: (request: string) => Answer<{ readonly isReady: boolean }>;
  readonly refuse: (request: string) => Answer<{ readonly ok: true }>;
  /** @param digits as heard by telephone */
  readonly approve: (
    request: string,
    officer: string,
    digits: string,
  ) => Answer<{ readonly ok: true }>;
}
