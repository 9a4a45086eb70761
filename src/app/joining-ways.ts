/** The ways of the gate for a device without an invitation: what its screens may ask for. */
import type { Invited } from './invited.ts';

export interface JoiningActs {
  /** No code: an officer is asked. */
  readonly askApproval: () => Promise<void>;
  /** The officer has approved this device. */
  readonly joined: (invited: Invited) => void;
  /** Back from there; the request is given up, or could not even be begun. */
  readonly leaveJoining: (problem?: string) => void;
  /** Approved for somebody else: the request goes, with the approval. */
  readonly dropJoining: () => Promise<void>;
}
