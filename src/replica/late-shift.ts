/** The acts of a shift, read when a PIN is set or typed: most mornings begin with the words. */
import { refuse, type Result } from '#base/result.ts';
import type { StoreProblem } from './ports.ts';
import type { VaultPort } from './vault-port.ts';
import type { ShiftActs, ShiftActsParts } from './vault-shift.ts';

/** Where the piece cannot be read, the act is refused with the reason and may be tried again. */
export const lateShiftActs = (parts: ShiftActsParts): ShiftActs => {
  const read = async (): Promise<ShiftActs> => (await import('./vault-shift.ts')).shiftActs(parts);
  const asked = async <T, P>(
    act: (acts: ShiftActs) => Promise<Result<T, P>>,
  ): Promise<Result<T, P | StoreProblem>> => {
    let acts: ShiftActs;
    try {
      acts = await read();
    } catch (error) {
      const detail = error instanceof Error ? error.message : 'not read';
      const unread: StoreProblem = { kind: 'store-failed', detail };
      return refuse(unread);
    }
    return act(acts);
  };
  const acts: Pick<VaultPort, keyof ShiftActs> = {
    shift: async (replica) => (await read()).shift(replica),
    beginShift: (vault, pin) => asked((shift) => shift.beginShift(vault, pin)),
    openByPin: (replica, pin) => asked((shift) => shift.openByPin(replica, pin)),
    endShift: (vault) => asked((shift) => shift.endShift(vault)),
  };
  return acts;
};
