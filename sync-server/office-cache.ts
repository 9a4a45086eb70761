/** Keeps the folded office books of the whole union in memory, as far as they are committed. */
import type { BookReader } from './book-store.ts';
import { OfficeState } from './office-state.ts';

export interface OfficeCache {
  /** What is committed now. Cheap where nothing has changed since it was asked last. */
  now(reader: BookReader): Promise<OfficeState>;
}

export const officeCache = (): OfficeCache => {
  const state = new OfficeState();
  let version = 0;
  return {
    now: async (reader) => {
      for (const row of await reader.officeSince(version)) {
        // Another question may have been answered meanwhile.
        if (row.version <= version) continue;
        state.put(row.book, row.record);
        version = row.version;
      }
      return state;
    },
  };
};
