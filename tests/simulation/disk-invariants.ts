// What must hold of a device's disk at any moment, read off its rows: whatever the memory says is gone with the next kill.
import type { JournalSnapshot } from '#replica/memory-journal-store.ts';
import type { SimPhone } from './sim-phone.ts';
import { Broken } from './truth.ts';
import type { World } from './world.ts';

type Tables = JournalSnapshot['tables'];

/** The journal reaches as far as the cursor says, and nothing has left it that a backup of these ninety days may need. */
export const checkDisk = (world: World, phone: SimPhone, tables: Tables): void => {
  const rows = (table: string) => tables.get(table as 'cursor') ?? new Map<string, unknown>();
  const reaches = new Map<string, number>();
  for (const key of rows('journal').keys()) {
    const at = key.lastIndexOf('|');
    const book = key.slice(0, at);
    reaches.set(book, Math.max(reaches.get(book) ?? 0, Number(key.slice(at + 1))));
  }
  for (const [key, value] of rows('cursor')) {
    const [kind = '', book = ''] = key.split('|');
    if (kind !== 'book' && kind !== 'base') continue;
    const { n } = JSON.parse(String(value)) as { readonly n: number };
    if (kind === 'base') {
      const allowed = world.watermark(book);
      if (n > allowed)
        throw new Broken(
          'nothing leaves too early',
          `${phone.name}: ${book} up to ${n}, not ${allowed}`,
        );
      continue;
    }
    const base = rows('cursor').get(`base|${book}`) as string | undefined;
    const from = base === undefined ? 0 : (JSON.parse(base) as { readonly n: number }).n;
    const reached = Math.max(from, reaches.get(book) ?? 0);
    if (n > reached)
      throw new Broken(
        'page with its cursor',
        `${phone.name}: ${book} at ${n}, the journal ends at ${reached}`,
      );
  }
};

const AN_HOUR_MS = 3_600_000;

/** Whose own clock was never wrong writes nothing of a time to come, however far ahead the others are. */
export const checkClock = ({ truth, server }: World, phone: SimPhone, tables: Tables): void => {
  if (truth.clockOff.has(phone.identity.device)) return;
  for (const [key, value] of tables.get('heads') ?? []) {
    if (!key.startsWith('own|')) continue;
    const { stamp } = JSON.parse(String(value)) as { readonly stamp: { readonly ms: number } };
    if (stamp.ms > server.clock.ms + AN_HOUR_MS)
      throw new Broken('clock', `${phone.name} writes ${stamp.ms}, it is ${server.clock.ms}`);
  }
};

/** Own entries on that disk, by hash: as long as no page has shown them they are nowhere else. */
export const ownOnDisk = (tables: Tables): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const value of tables.get('outbox')?.values() ?? []) {
    // Plain sealed: behind the mark stands the row as JSON.
    const text = Buffer.from(value as Uint8Array).toString('latin1');
    const hash = /"hash":"([^"]+)"/.exec(text)?.[1];
    if (hash !== undefined) found.add(hash);
  }
  return found;
};
