/** Marks in memory, for simulations. */
import type { Mark, MarkStore } from './mark-store.ts';

export const memoryMarkStore = (): MarkStore => {
  const marks = new Map<string, Mark>();
  return {
    read: (replica) => marks.get(replica),
    list: () => [...marks.values()],
    replicas: () => [...marks.keys()],
    write: (mark) => void marks.set(mark.replica, mark),
    forget: (replica) => void marks.delete(replica),
  };
};
