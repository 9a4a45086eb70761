/** Whether requests may be read on this device at all, and why not: decided here and nowhere else. The words do not help against it. */
import { isStopped, leaseState } from '#domain/lease.ts';
import type { WhyNoRequests } from './ports.ts';
import type { ReplicaState } from './replica-state.ts';

/** Undefined where nothing stands against it. Taking one in, sending it and the backup file are never asked here. */
export const whyNoRequests = ({
  lease,
  isSharedDevice,
  casesOnShared,
}: Pick<ReplicaState, 'lease' | 'isSharedDevice' | 'casesOnShared'>): WhyNoRequests | undefined => {
  // Told first: no contact opens them then.
  if (isSharedDevice && !casesOnShared) return 'shared-device';
  return lease !== undefined && isStopped('read-requests', leaseState(lease, lease.term))
    ? 'lease-over'
    : undefined;
};
