/** Keeps what stands outside the seal of the open book, and tells the replica whether others use this device. */
import { accept } from '#base/result.ts';
import {
  isShared,
  type SharedControl,
  type SharedState,
} from '#features/shared-device/shared-control.ts';
import { doorFrom, doorText, DOOR_ROW } from '#replica/door-row.ts';
import type { Replica } from '#replica/replica.ts';
import type { OpenVault } from '#replica/vault-port.ts';

/** Asked before the book is opened: what a shared device may not keep is not even read. */
export const sharedHere = async (
  { store, identity }: Pick<OpenVault, 'store' | 'identity'>,
  replicas: () => Promise<readonly string[]>,
): Promise<SharedState> => {
  const [row, here] = await Promise.all([store.get('keys', DOOR_ROW), replicas()]);
  const others = here.filter((replica) => replica !== identity.replica).length;
  return { ...doorFrom(row.ok ? row.value : undefined), others };
};

/** @param first as `sharedHere` found it */
export const createSharedDesk = (
  { store }: Pick<OpenVault, 'store'>,
  replica: Pick<Replica, 'setShared'>,
  first: SharedState,
): SharedControl => {
  const watchers = new Set<() => void>();
  let shown = first;
  return {
    state: () => shown,
    watch: (onChange) => {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
    keep: async (door) => {
      const kept = await store.amend('keys', DOOR_ROW, () => doorText(door));
      if (!kept.ok) return kept;
      shown = { ...door, others: shown.others };
      for (const watcher of [...watchers]) watcher();
      await replica.setShared(isShared(shown));
      return accept(undefined);
    },
  };
};
