/** Sends what is carried for others, once the own contact has come through; what fails stays for the next one. */
import type { Result } from '#base/result.ts';
import type { CarriedPart, PartOutcome, Relay } from '#replica/relay-port.ts';
import type { ServerProblem } from './server-api.ts';
import type { SyncControl } from './use-sync.ts';

export interface CarryParts {
  readonly sync: Pick<SyncControl, 'state' | 'watch'>;
  readonly relay: () => Promise<Pick<Relay, 'due' | 'told'>>;
  /** False in a window that only reads: the other one has the disk. */
  readonly isWriter: () => boolean;
  readonly send: (part: CarriedPart) => Promise<Result<PartOutcome, ServerProblem>>;
}

/** Answers how to stop. */
export const carryForOthers = (parts: CarryParts): (() => void) => {
  const { sync } = parts;
  let isSending = false;
  let isStopped = false;
  let wasWorking = false;

  const sendAll = async (): Promise<void> => {
    if (isSending || !parts.isWriter()) return;
    isSending = true;
    try {
      const relay = await parts.relay();
      const stuck = new Set<string>();
      for (const part of await relay.due()) {
        if (isStopped) return;
        // What comes later in a file may build on what is earlier in it.
        if (stuck.has(part.id)) continue;
        const sent = await parts.send(part);
        if (sent.ok) await relay.told(part, sent.value);
        else if (sent.error.kind === 'foreign-device') stuck.add(part.id);
        else return;
      }
    } catch {
      // Its code or the disk could not be read just now; the next contact tries again.
    } finally {
      isSending = false;
    }
  };

  return withStop(
    sync.watch(() => {
      const state = sync.state();
      const hasWorked = wasWorking;
      wasWorking = state.phase !== 'idle';
      if (hasWorked && state.phase === 'idle' && state.problem === undefined) void sendAll();
    }),
    () => {
      isStopped = true;
    },
  );
};

const withStop = (unwatch: () => void, stop: () => void) => () => {
  stop();
  unwatch();
};
