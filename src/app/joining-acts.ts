/** What the gate does for a device without an invitation, which an officer lets in from afar. */
import type { GateState } from './gate-state.ts';
import type { Invited } from './invited.ts';
import type { JoiningActs } from './joining-ways.ts';
import type { AppServices } from './services.ts';

/** @param leave back to the start */
export const joiningActs = (
  services: Pick<AppServices, 'joining'>,
  go: (next: GateState) => void,
  leave: () => Promise<void>,
): JoiningActs => {
  const joined = (invited: Invited): void => go({ step: 'invited', invited });
  return {
    joined,
    askApproval: async () => {
      try {
        await Promise.all([services.joining(joined), import('./joining.tsx')]);
        go({ step: 'joining' });
      } catch {
        // A piece of the app that is not on the phone yet: there is no network to ask through either.
        go({ step: 'welcome', problem: 'no-connection' });
      }
    },
    leaveJoining: (problem) => go({ step: 'welcome', problem }),
    dropJoining: async () => {
      await (await services.joining(joined)).giveUp();
      await leave();
    },
  };
};
