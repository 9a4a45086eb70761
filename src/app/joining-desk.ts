/** The phone's side of an approval from afar: asks, waits, shows the digits, and goes on with what was approved. */
import { base64FromBytes } from '#base/bytes.ts';
import type { JoiningControl, JoiningState, JoinTyped } from '#features/joining/joining-control.ts';
import type { Chance, Verifier } from '#replica/ports.ts';
import type { VaultPort } from '#replica/vault-port.ts';
import {
  openWaiting,
  sealWaiting,
  type WaitingDevice,
  type WaitingRow,
  type WaitingStore,
} from '#replica/waiting-device.ts';
import {
  joinApprovalBytes,
  joinCommitment,
  joinDigits,
  type JoiningApi,
  type JoinLooked,
} from '#sync/http-joining.ts';
import type { ServerApi } from '#sync/server-api.ts';
import type { Invited } from './invited.ts';

export const JOIN_LOOK_MS = 3_000;

export interface JoiningDeskParts {
  readonly api: JoiningApi;
  readonly lookInvitation: ServerApi['lookInvitation'];
  readonly newDevice: VaultPort['newDevice'];
  readonly store: WaitingStore;
  readonly verifier: () => Promise<Verifier>;
  readonly chance: Chance;
  readonly deviceLabel: string;
  readonly rest: (delayMs: number) => Promise<void>;
}

interface Waiting {
  readonly row: Pick<WaitingRow, 'request' | 'ticket' | 'expiresMs'>;
  readonly share: string;
  readonly device: WaitingDevice;
}

/**
 * When a request is over, the server says: the clock of a new phone may be a year off.
 * @param onApproved what the gate goes on with, as after an invitation that was looked at
 */
export const createJoiningDesk = (
  parts: JoiningDeskParts,
  onApproved: (invited: Invited) => void,
): JoiningControl => {
  const { api, store, chance } = parts;
  const watchers = new Set<() => void>();
  const random = (): string => base64FromBytes(chance.bytes(32));
  let shown: JoiningState = { is: 'reading' };
  let waiting: Waiting | undefined;
  /** One at a time looks; whoever left or gave up is not answered any more. */
  let turn = 0;

  const show = (next: JoiningState): void => {
    if (JSON.stringify(next) === JSON.stringify(shown)) return;
    shown = next;
    for (const watcher of [...watchers]) watcher();
  };
  const showWaiting = ({ row, device }: Waiting, problem?: string): void => {
    show({
      ...{ is: 'waiting', about: typedOf(device), expiresMs: row.expiresMs, problem },
      digits: device.opened === undefined ? undefined : digitsOf(row.request, device),
    });
  };
  const over = async (why: Extract<JoiningState, { is: 'over' }>['why']): Promise<void> => {
    const typed = waiting === undefined ? undefined : typedOf(waiting.device);
    waiting = undefined;
    turn++;
    await store.remove();
    show({ is: 'over', why, typed });
  };
  const keep = async (next: Waiting): Promise<void> => {
    waiting = next;
    await store.write(await sealWaiting(next.row, next.device, next.share, chance));
  };

  /** What the server says, taken in: true where nothing more is to be asked. */
  const take = async (now: Waiting, looked: JoinLooked): Promise<boolean> => {
    switch (looked.state) {
      case 'waiting':
        return false;
      case 'ended':
        await over(looked.why);
        return true;
      case 'opened': {
        const { nonce, approverKey } = looked;
        const { opened } = now.device;
        if (opened === undefined)
          // Kept before the own secret is shown: a second one of the officer's is never answered.
          await keep({ ...now, device: { ...now.device, opened: { nonce, approverKey } } });
        else if (opened.nonce !== nonce || opened.approverKey !== approverKey) {
          await refuseSwap(now);
          return true;
        }
        return false;
      }
      case 'approved':
        return goOn(now, looked);
    }
  };

  const refuseSwap = async ({ row }: Waiting): Promise<void> => {
    void api.end(row);
    await over('swapped');
  };

  const goOn = async (
    now: Waiting,
    { officer, approverKey, signature }: Extract<JoinLooked, { readonly state: 'approved' }>,
  ): Promise<boolean> => {
    const { row, device } = now;
    const { newDevice, serverKey } = device;
    const { publicKey } = newDevice.signer;
    const named = { request: row.request, officer, device: newDevice.device, publicKey };
    const verifier = await parts.verifier();
    const isOwn =
      device.opened?.approverKey === approverKey &&
      (await verifier.verify(approverKey, joinApprovalBytes(named), signature));
    // What the officer has signed is not this key: somebody in between put another in its place.
    if (!isOwn) {
      await refuseSwap(now);
      return true;
    }
    const found = await parts.lookInvitation(row.ticket);
    if (!found.ok) {
      if (found.error.kind === 'no-such-invitation') await over('refused');
      else showWaiting(now, found.error.kind);
      return found.error.kind === 'no-such-invitation';
    }
    turn++;
    onApproved({
      token: row.ticket,
      invitation: found.value,
      joined: { newDevice, serverKey },
    });
    return true;
  };

  const wait = async (): Promise<void> => {
    const own = ++turn;
    while (own === turn && waiting !== undefined) {
      const now = waiting;
      const secret = now.device.opened === undefined ? undefined : now.device.secret;
      const looked = await api.look(now.row, secret);
      if (own !== turn) return;
      if (!looked.ok) showWaiting(now, looked.error.kind);
      else {
        if (await take(now, looked.value)) return;
        if (own !== turn) return;
        const hasBegun = waiting.device.opened !== now.device.opened;
        showWaiting(waiting);
        // The officer waits for this phone's half: at once.
        if (hasBegun) continue;
      }
      await parts.rest(JOIN_LOOK_MS);
    }
  };

  /** What was kept through a closed tab; without a network it is asked for again. */
  const read = async (): Promise<void> => {
    const own = ++turn;
    const row = await store.read();
    if (row === undefined) {
      // Also what could not be read.
      await store.remove();
      if (own === turn) show({ is: 'form' });
      return;
    }
    while (own === turn) {
      const lent = await api.share(row);
      if (own !== turn) return;
      if (lent.ok) {
        const device = await openWaiting(row, lent.value.share);
        if (device === undefined) return over('gone');
        waiting = { row, share: lent.value.share, device };
        showWaiting(waiting);
        return wait();
      }
      if (lent.error.kind === 'no-such-request') return over('gone');
      show({ is: 'reading', problem: lent.error.kind });
      await parts.rest(JOIN_LOOK_MS);
    }
  };

  const ask = async (typed: JoinTyped): Promise<void> => {
    const own = ++turn;
    show({ is: 'form', typed, busy: true });
    const newDevice = await parts.newDevice();
    const { publicKey } = newDevice.signer;
    const [secret, share] = [random(), random()];
    const asked = await api.ask({
      ...typed,
      device: { id: newDevice.device, publicKey, label: parts.deviceLabel },
      commitment: joinCommitment(newDevice.device, publicKey, secret),
      share,
    });
    if (own !== turn) return;
    if (!asked.ok) {
      show({ is: 'form', typed, problem: asked.error.kind });
      return;
    }
    const { serverKey, ...row } = asked.value;
    await keep({ row, share, device: { ...typed, newDevice, secret, serverKey } });
    if (waiting !== undefined) showWaiting(waiting);
    await wait();
  };

  return {
    state: () => shown,
    watch: (onChange) => {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
    start: () => {
      void (waiting === undefined ? read() : wait());
      return () => {
        turn++;
      };
    },
    ask: (typed) => void ask(typed),
    again: (typed) => show({ is: 'form', typed }),
    giveUp: async () => {
      turn++;
      const row = waiting?.row ?? (await store.read());
      waiting = undefined;
      await store.remove();
      shown = { is: 'form' };
      // Nobody waits for it: without a network the request ends by itself.
      if (row !== undefined) void api.end(row);
    },
  };
};

const typedOf = ({ to, name, union }: WaitingDevice): JoinTyped => ({ to, name, union });

const digitsOf = (request: string, device: WaitingDevice): string | undefined =>
  device.opened === undefined
    ? undefined
    : joinDigits({
        ...{ request, device: device.newDevice.device, reveal: device.secret },
        ...{ publicKey: device.newDevice.signer.publicKey, serverKey: device.serverKey },
        ...device.opened,
      });
