/** Whether the book may be taken off this device: never while something written here exists nowhere else. */
import type { BackupState } from './replica-backup.ts';
import type { ReplicaCounts } from './replica.ts';

/** Nothing unsent, or all of it in a backup that has left this device. */
export const maySignOut = (
  counts: Pick<ReplicaCounts, 'waiting'>,
  backup: Pick<BackupState, 'onlyHere'>,
): boolean => counts.waiting === 0 || backup.onlyHere === 0;
