/** Keeps the shift of the open book: looks whether a PIN is set, sets it, and ends it when its time has come. */
import { refuse } from '#base/result.ts';
import type { ShiftControl, ShiftState } from '#features/shift/shift-control.ts';
import type { Replica } from '#replica/replica.ts';
import type { Shift } from '#replica/shift-row.ts';
import type { OpenVault, VaultPort } from '#replica/vault-port.ts';

/** There where the officer has said never; plain, for it says nothing of anybody. */
const DECLINED_ROW = 'shift-declined';
/** A timer is not trusted for longer: a laptop that sleeps holds it up. */
const LOOK_EVERY_MS = 60_000;

export interface ShiftDesk extends ShiftControl {
  /** By the rules of the union; where it is not allowed, what is set ends. */
  readonly allow: (isAllowed: boolean) => void;
  /** A PIN was set at some moment since the book was opened. */
  readonly wasSet: () => boolean;
  readonly stop: () => void;
}

export interface ShiftDeskParts {
  readonly vault: Pick<VaultPort, 'shift' | 'beginShift' | 'endShift'>;
  readonly open: OpenVault;
  readonly replica: Pick<Replica, 'isWriter'>;
  /** On the first day there is enough to learn: nothing is offered. */
  readonly isFirstDay: boolean;
}

export const createShiftDesk = ({
  vault,
  open,
  replica,
  isFirstDay,
}: ShiftDeskParts): ShiftDesk => {
  const watchers = new Set<() => void>();
  let shown: ShiftState = { is: 'unknown' };
  let shift: Shift | undefined;
  let isLooked = false;
  /** The rules are known once the union's book is read. */
  let isAllowed: boolean | undefined;
  let isDeclined = isFirstDay;
  let wasSet = false;

  const show = (): void => {
    const next = stateNow();
    if (JSON.stringify(next) === JSON.stringify(shown)) return;
    shown = next;
    for (const watcher of [...watchers]) watcher();
  };
  const stateNow = (): ShiftState => {
    const mayChange = open.mayBeginShift;
    if (!isLooked || isAllowed === undefined) return { is: 'unknown' };
    if (!isAllowed) return { is: 'forbidden' };
    if (shift !== undefined) return { is: 'set', endMs: shift.endMs, mayChange };
    if (!mayChange) return { is: 'needs-words' };
    return { is: 'none', isOffered: !isDeclined && !wasSet && replica.isWriter() };
  };
  /** Also erases one that is over; a close of the day or an order may have ended it meanwhile. */
  const look = async (): Promise<void> => {
    shift = await vault.shift(open.identity.replica);
    wasSet ||= shift !== undefined;
    isLooked = true;
    show();
  };
  const begin = async (): Promise<void> => {
    const declined = await open.store.get('keys', DECLINED_ROW);
    isDeclined ||= declined.ok && declined.value !== undefined;
    await look();
  };
  const end = async (): Promise<void> => {
    await vault.endShift(open);
    await look();
  };
  void begin();
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);

  return {
    state: () => shown,
    watch: (onChange) => {
      watchers.add(onChange);
      // Whoever begins to watch sees how it stands now.
      void look();
      return () => watchers.delete(onChange);
    },
    begin: async (pin) => {
      if (isAllowed === false) return refuse({ kind: 'not-allowed' });
      if (!replica.isWriter()) return refuse({ kind: 'read-only' });
      const begun = await vault.beginShift(open, pin);
      await look();
      return begun;
    },
    end,
    decline: async () => {
      isDeclined = true;
      await open.store.amend('keys', DECLINED_ROW, () => '1');
      show();
    },
    allow: (isAllowedNow) => {
      if (isAllowed === isAllowedNow) return;
      isAllowed = isAllowedNow;
      if (isAllowed) show();
      else void end();
    },
    wasSet: () => wasSet,
    stop: () => clearInterval(timer),
  };
};
