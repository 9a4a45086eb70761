/** Keeps the passkey of the open book: looks whether there is one, makes it and tries it, and removes it. */
import { base64FromBytes, type Bytes } from '#base/bytes.ts';
import { accept, refuse } from '#base/result.ts';
import type { PasskeyControl, PasskeyState } from '#features/passkey/passkey-control.ts';
import type { PasskeyDevice, PasskeyProblem } from '#platform/passkey.ts';
import { PASSKEY_GAVE_ROW, PASSKEY_NO_SECRET_ROW } from '#replica/passkey-row.ts';
import type { Chance } from '#replica/ports.ts';
import type { Replica } from '#replica/replica.ts';
import type { OpenVault, VaultPort } from '#replica/vault-port.ts';

/** There where the officer has said never; plain, it says nothing of anybody. */
const DECLINED_ROW = 'passkey-declined';
/** The phone keeps and shows it; enough to tell two of them apart. */
const NAME_BYTES = 3;

export interface PasskeyDeskParts {
  readonly vault: Pick<VaultPort, 'passkey' | 'keepPasskey' | 'dropPasskey'>;
  readonly open: OpenVault;
  readonly replica: Pick<Replica, 'isWriter'>;
  readonly device: PasskeyDevice;
  readonly chance: Chance;
}

/** Made on this device and not kept yet: each step that was done is not asked for again. */
interface Begun {
  readonly credential: string;
  readonly salt: string;
  prf?: Bytes;
}

export const createPasskeyDesk = (parts: PasskeyDeskParts): PasskeyControl => {
  const { vault, open, replica, device, chance } = parts;
  const watchers = new Set<() => void>();
  const random = (length: number): string => base64FromBytes(chance.bytes(length));
  let shown: PasskeyState = { is: 'unknown' };
  let begun: Begun | undefined;

  const isRow = async (key: string): Promise<boolean> => {
    const row = await open.store.get('keys', key);
    return row.ok && row.value !== undefined;
  };
  const look = async (): Promise<void> => {
    const next = await stateNow();
    if (JSON.stringify(next) === JSON.stringify(shown)) return;
    shown = next;
    for (const watcher of [...watchers]) watcher();
  };
  const stateNow = async (): Promise<PasskeyState> => {
    if ((await vault.passkey(open.identity.replica)) !== undefined) return { is: 'set' };
    if (await isRow(PASSKEY_NO_SECRET_ROW)) return { is: 'no-prf' };
    if (!(await device.isThere())) return { is: 'not-here' };
    return { is: 'none', isOffered: replica.isWriter() && !(await isRow(DECLINED_ROW)) };
  };
  /** The phone is told of what came to nothing; the wrap that lies here already keeps its own. */
  const leave = (): void => {
    begun?.prf?.fill(0);
    if (begun !== undefined) void device.forget(begun.credential);
    begun = undefined;
  };
  const make = async () => {
    if (begun !== undefined) return accept(begun);
    const made = await device.make({
      userId: random(16),
      userName: `Sổ Công đoàn ${random(NAME_BYTES)}`,
      challenge: random(32),
    });
    return made.ok ? accept((begun = { credential: made.value, salt: random(32) })) : made;
  };
  const ask = async (of: Begun) => {
    if (of.prf !== undefined) return accept(of.prf);
    const given = await device.ask([of], random(32));
    if (!given.ok) return given;
    // Stays when the passkey is taken away again: the list of devices asks what the device can.
    await open.store.amend('keys', PASSKEY_GAVE_ROW, () => '1');
    return accept((of.prf = given.value.prf));
  };
  const failed = async (problem: PasskeyProblem) => {
    if (problem.kind === 'no-prf') {
      await open.store.amend('keys', PASSKEY_NO_SECRET_ROW, () => '1');
      leave();
    }
    return refuse(problem);
  };

  return {
    state: () => shown,
    watch: (onChange) => {
      watchers.add(onChange);
      // Whoever begins to watch sees how it stands now.
      void look();
      return () => watchers.delete(onChange);
    },
    keep: async (words) => {
      if (!replica.isWriter()) return refuse({ kind: 'read-only' });
      const made = await make();
      if (!made.ok) return failed(made.error);
      const prf = await ask(made.value);
      if (!prf.ok) return failed(prf.error);
      const { credential, salt } = made.value;
      const before = await vault.passkey(open.identity.replica);
      const kept = await vault.keepPasskey(open, { credential, salt, prf: prf.value, words });
      if (!kept.ok) return kept;
      prf.value.fill(0);
      begun = undefined;
      if (before !== undefined) void device.forget(before.credential);
      await look();
      return kept;
    },
    leave: () => {
      leave();
      void look();
    },
    drop: async () => {
      const before = await vault.passkey(open.identity.replica);
      const dropped = await vault.dropPasskey(open);
      if (dropped.ok && before !== undefined) void device.forget(before.credential);
      await look();
      return dropped;
    },
    decline: async () => {
      await open.store.amend('keys', DECLINED_ROW, () => '1');
      await look();
    },
  };
};
