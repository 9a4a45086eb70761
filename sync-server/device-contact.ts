/** When a device was last heard of: at a sign-in, a renewal, or a report of its own. */
import * as z from 'zod';
import type { BookReader, BookWriter } from './book-store.ts';
import { noteKind, readNote, writeNote } from './notes.ts';

/** By device. */
const contactNote = noteKind('device-contact', z.object({ atMs: z.number() }));

export const noteContact = (tx: BookWriter, device: string, atMs: number): Promise<void> =>
  writeNote(tx, contactNote, device, { atMs });

/** Undefined where this server, or the backup it was restored from, has not heard of it. */
export const lastContactOf = async (
  reader: BookReader,
  device: string,
  nowMs: number,
): Promise<number | undefined> => (await readNote(reader, contactNote, device, nowMs))?.atMs;
