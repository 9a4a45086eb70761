/** The shift at the gate: which one goes on here, and what a try of its PIN came to. */
import type { OpenVault, VaultPort } from '#replica/vault-port.ts';
import type { LockedShift } from './gate-state.ts';

/** The book must be locked at once; so long the look at the disk may take. */
const LOOK_MS_MAX = 500;

export const shiftGoingOn = async (
  { shift }: Pick<VaultPort, 'shift'>,
  replica: string,
): Promise<LockedShift | undefined> => {
  const found = await shift(replica);
  return found === undefined ? undefined : { replica, ...found };
};

/** For the moment of locking: what does not answer counts as none. */
export const shiftAtOnce = (
  vault: Pick<VaultPort, 'shift'>,
  replica: string,
): Promise<LockedShift | undefined> =>
  Promise.race([
    shiftGoingOn(vault, replica).catch(() => undefined),
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), LOOK_MS_MAX)),
  ]);

export type PinTry =
  | { readonly is: 'open'; readonly open: OpenVault }
  | {
      readonly is: 'locked';
      readonly problem: string;
      /** Left out where the words are needed now. */
      readonly shift?: LockedShift;
    };

export const tryPin = async (
  { openByPin }: Pick<VaultPort, 'openByPin'>,
  shift: LockedShift,
  pin: string,
): Promise<PinTry> => {
  const open = await openByPin(shift.replica, pin);
  if (open.ok) return { is: 'open', open: open.value };
  const { error } = open;
  switch (error.kind) {
    case 'wrong-pin':
      return { is: 'locked', problem: error.kind, shift: { ...shift, triesLeft: error.triesLeft } };
    case 'pin-gone':
      return { is: 'locked', problem: shift.triesLeft <= 1 ? 'pin-spent' : 'pin-over' };
    default:
      return { is: 'locked', problem: error.kind, shift };
  }
};
