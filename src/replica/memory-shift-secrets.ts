/** The halves of the shifts in memory, for tests. */
import type { Bytes } from '#base/bytes.ts';
import type { ShiftSecrets } from './shift-secrets.ts';

export const memoryShiftSecrets = (): ShiftSecrets => {
  const kept = new Map<string, Bytes>();
  return {
    read: async (replica) => kept.get(replica)?.slice(),
    write: async (replica, secret) => void kept.set(replica, secret.slice()),
    remove: async (replica) => void kept.delete(replica),
  };
};
