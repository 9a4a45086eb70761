/** The server's incarnation: one for each database, and a new one where a backup was put in its place. */
import type { Epoch } from '#book/verdict.ts';
import type { BookReader, BookStore } from './book-store.ts';
import { epochNote, readNotes, writeNote } from './notes.ts';

/** A verified backup carries this note: whoever opens it as the database knows that it was restored. */
export const RESTORED_NOTE = { kind: 'mark', key: 'this-is-a-backup' } as const;

/**
 * The epoch to go on with. Random, never counted up: two restores of the same backup are two epochs, so no
 * phone takes the second for the first.
 */
export const openEpoch = async (
  store: BookStore,
  nowMs: number,
  randomId: (bytes: number) => string,
): Promise<Epoch> =>
  store.write(async (tx) => {
    const newest = await newestEpoch(tx, nowMs);
    const restored = (await tx.note(RESTORED_NOTE.kind, RESTORED_NOTE.key, nowMs)) !== undefined;
    if (newest !== undefined && !restored) return newest;
    // Later than its parent even where the clock has gone back.
    const startedMs = Math.max(nowMs, (newest?.startedMs ?? 0) + 1);
    const id = randomId(16);
    const epoch: Epoch =
      newest === undefined ? { startedMs, id } : { startedMs, id, parent: newest.id };
    await writeNote(tx, epochNote, id, epoch);
    await tx.dropNote(RESTORED_NOTE.kind, RESTORED_NOTE.key);
    return epoch;
  });

/** The one under which the books were written last; undefined where nobody has begun any. */
export const newestEpoch = async (reader: BookReader, nowMs: number): Promise<Epoch | undefined> =>
  (await readNotes(reader, epochNote, nowMs))
    .map(({ value }) => value)
    .reduce<Epoch | undefined>(
      (best, epoch) => (best === undefined || epoch.startedMs > best.startedMs ? epoch : best),
      undefined,
    );
