/** Where the day's work lies: four steps, of which only the last is green. */
import type { BackupState } from '#replica/replica-backup.ts';
import type { ReplicaCounts } from '#replica/replica.ts';

export const SAFETY_STEPS = ['saved', 'locked', 'backed-up', 'in-system'] as const;
export type SafetyStep = (typeof SAFETY_STEPS)[number];

export type Safety =
  | { readonly step: 'saved' }
  | { readonly step: 'locked'; readonly waiting: number }
  | { readonly step: 'backed-up'; readonly madeMs: number }
  /** Sent, and the system keeps some of it for a person to look at: not green yet. */
  | { readonly step: 'in-system'; readonly check: number };

/**
 * @param isClosed false while something is counted by no close
 * A backup counts only while everything unsent is in it.
 */
export const safetyOf = (
  isClosed: boolean,
  { waiting, check }: ReplicaCounts,
  backup: BackupState,
): Safety => {
  if (!isClosed) return { step: 'saved' };
  if (waiting === 0) return { step: 'in-system', check };
  return backup.covered > 0 && backup.onlyHere === 0 && backup.madeMs !== undefined
    ? { step: 'backed-up', madeMs: backup.madeMs }
    : { step: 'locked', waiting };
};
