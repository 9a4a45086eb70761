/** An invitation that was looked at: nothing is spent yet. */
import type { NewDevice } from '#replica/vault-port.ts';
import type { InvitationAnswer } from '#sync/server-answers.ts';

export interface Invited {
  readonly token: string;
  readonly invitation: InvitationAnswer;
  /** Approved from afar: for this very device, by a server of this very key. */
  readonly joined?: { readonly newDevice: NewDevice; readonly serverKey: string } | undefined;
}
