// Bodies as the server keeps them: the same bytes are read once, however often a check looks at them.
import { parseEntry, type EntryBody } from '#book/entry.ts';
import type { StoredEntry } from '#server/book-store.ts';

const READ_MAX = 5_000;
const read = new Map<string, EntryBody | undefined>();

/** Undefined where there is none, or none that can be read. */
export const readBody = ({ body }: Pick<StoredEntry, 'body'>): EntryBody | undefined => {
  if (body === null) return undefined;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1');
  if (read.has(bytes)) return read.get(bytes);
  const parsed = parseEntry(body);
  if (read.size >= READ_MAX) read.clear();
  read.set(bytes, parsed.ok ? parsed.value : undefined);
  return parsed.ok ? parsed.value : undefined;
};
