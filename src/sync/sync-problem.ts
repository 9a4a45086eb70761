/** What a refusal of the replica means for the officer. */
import type { SyncProblem } from './use-sync.ts';

export const syncProblemOf = (problem: { readonly kind: string }): SyncProblem => {
  switch (problem.kind) {
    case 'disk-full':
      return { kind: 'disk-full' };
    case 'not-genuine':
    case 'unknown-author':
      return { kind: 'not-our-server' };
    default:
      return { kind: 'server-refused', detail: problem.kind };
  }
};
