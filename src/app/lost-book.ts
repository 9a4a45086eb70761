/** Books whose database is gone while their mark is still there. */
import type { Mark, MarkStore } from '#replica/mark-store.ts';

export interface GoneBooks {
  readonly marks: readonly Mark[];
  /** Entries that no server had. */
  readonly waiting: number;
  readonly atMs: number;
  readonly hasOthers: boolean;
}

/**
 * @param replicas those that can be opened
 * `undefined` where nothing is missed, or the officer was told and has another book here.
 */
export const goneBooks = async (
  store: MarkStore,
  replicas: readonly string[],
): Promise<GoneBooks | undefined> => {
  const marked = await store.replicas();
  // So it is nearly always: then no mark is read.
  if (marked.every((replica) => replicas.includes(replica))) return undefined;
  const marks = (await store.list()).filter(({ replica }) => !replicas.includes(replica));
  const hasOthers = replicas.length > 0;
  // An empty browser with a mark is never shown as a new one, however often it is opened.
  const toTell = hasOthers ? marks.filter(({ told }) => told !== true) : marks;
  if (toTell.length === 0) return undefined;
  return {
    marks: toTell,
    waiting: toTell.reduce((sum, mark) => sum + mark.waiting, 0),
    atMs: Math.max(...toTell.map(({ atMs }) => atMs)),
    hasOthers,
  };
};

export const noteTold = async (store: MarkStore, gone: GoneBooks): Promise<void> => {
  for (const mark of gone.marks) await store.write({ ...mark, told: true });
};
