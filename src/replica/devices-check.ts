/** Checks what the server says of devices: its own signature over the answer to this very question. */
import { accept, refuse, type Result } from '#base/result.ts';
import type { DevicePortion } from '#domain/device-report.ts';
import { devicesSigningBytes, type DevicesAnswer } from '#protocol/devices.ts';
import type { EngineContext } from './engine-context.ts';
import type { TakeProblem } from './replica.ts';

/** Refuses: out-of-turn (an answer to another question), not-genuine. */
export const readDevices = async (
  { ports, identity }: EngineContext,
  answer: DevicesAnswer,
  nonce: string,
): Promise<Result<DevicePortion, TakeProblem>> => {
  if (answer.nonce !== nonce) return refuse({ kind: 'out-of-turn' });
  const bytes = devicesSigningBytes(answer);
  if (!(await ports.verifier.verify(identity.serverKey, bytes, answer.signature)))
    return refuse({ kind: 'not-genuine', detail: 'server signature' });
  return accept({ devices: answer.devices, next: answer.next });
};
