/** Tells the server what this device says of itself: after a sign-in, and after a contact that left it with other numbers. */
import { base64FromBytes } from '#base/bytes.ts';
import type { Result } from '#base/result.ts';
import type { DeviceReport } from '#domain/device-report.ts';
import type { Chance } from '#replica/ports.ts';
import type { SyncControl, SyncProblem } from './use-sync.ts';

export interface DeviceTellerParts {
  readonly sync: Pick<SyncControl, 'state' | 'watch'>;
  /** The session that is running; another object after each sign-in. */
  readonly session: () => object | undefined;
  /** Undefined where there is nobody to speak for: another window is the writer. */
  readonly report: () => Promise<DeviceReport | undefined>;
  readonly send: (
    nonce: string,
    report: DeviceReport,
  ) => Promise<Result<{ readonly nonce: string }, { readonly kind: string }>>;
  readonly chance: Chance;
}

/** Answers how to stop. Where a report does not get through, the next contact brings another one. */
export const tellDevice = (parts: DeviceTellerParts): (() => void) => {
  const { sync, session, report, send, chance } = parts;
  let told = '';
  let toldIn: object | undefined;
  let isTelling = false;
  let isWorking = false;

  const tell = async (): Promise<void> => {
    const now = session();
    if (isTelling || now === undefined) return;
    isTelling = true;
    try {
      const said = await report();
      const text = JSON.stringify(said);
      if (said === undefined || (text === told && toldIn === now)) return;
      const nonce = base64FromBytes(chance.bytes(16));
      const answered = await send(nonce, said);
      if (!answered.ok || answered.value.nonce !== nonce) return;
      told = text;
      toldIn = now;
    } catch {
      // Its code or the disk could not be read just now; nothing waits for it.
    } finally {
      isTelling = false;
    }
  };

  return sync.watch(() => {
    const state = sync.state();
    const wasWorking = isWorking;
    isWorking = state.phase !== 'idle';
    // What a contact has changed is told when it is over; where the system took nothing, that is worth telling most.
    if (wasWorking && state.phase === 'idle' && !isUnheard(state.problem)) void tell();
  });
};

const isUnheard = (problem: SyncProblem | undefined): boolean =>
  problem?.kind === 'no-connection' ||
  problem?.kind === 'not-our-server' ||
  problem?.kind === 'sign-in-refused' ||
  problem?.kind === 'signed-in-elsewhere';
