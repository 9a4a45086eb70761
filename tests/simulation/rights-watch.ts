// Looks over the server's shoulder: who was handed a page, and whose entry was taken, by the plan's own page of rights.
import { parseEntry } from '#book/entry.ts';
import { parseBookId } from '#book/book-id.ts';
import { todayFrom } from '#server/server-context.ts';
import { oracleOf, PAGE, type Appointment } from '../domain/access/oracle.ts';
import type { SimServer } from './sim-server.ts';

interface Given extends Appointment {
  readonly id: string;
  readonly officer: string;
  readonly book: string;
}

export interface RightsWatch {
  /** To be called after whatever the server may have written. */
  readonly look: () => Promise<void>;
  readonly mayOpen: (officer: string, book: string) => boolean;
  readonly handedOver: (officer: string, book: string) => void;
  /** What the server did against the page, the first of it. */
  readonly breach: () => string | undefined;
  /** The books were put back: it is read from the beginning. */
  readonly forget: () => void;
}

const oracle = oracleOf(PAGE);

export const rightsWatch = (server: SimServer): RightsWatch => {
  const seen = new Map<string, number>();
  const given = new Map<string, Given>();
  const ended = new Set<string>();
  const parents = new Map<string, string | null>();
  let breach: string | undefined;

  const above = (unit: string): readonly string[] => {
    const parent = parents.get(unit) ?? null;
    return parent === null ? [unit] : [unit, ...above(parent)];
  };
  const mayOpen = (officer: string, book: string): boolean => {
    const name = parseBookId(book);
    if (!name.ok) return false;
    const appointments = [...given.values()].filter(
      (one) => one.officer === officer && !ended.has(`${one.book}|${one.id}`),
    );
    return oracle.mayOpen({
      ...{ officer, appointments, above, kind: name.value.kind, unit: name.value.unit },
      ...{ secret: undefined, changes: [], standing: () => undefined, device: () => undefined },
      day: todayFrom(server.clock.ms),
    });
  };

  const readOffice = (book: string, type: string, id: string, set: Record<string, unknown>) => {
    if (type === 'unit' && 'parent' in set) parents.set(id, set['parent'] as string | null);
    if (type === 'revocation') ended.add(`${book}|${String(set['grant'])}`);
    if (type !== 'grant') return;
    const { officer, role, unit, reach, from, until } = set as unknown as Given;
    if (!given.has(id)) given.set(id, { id, book, officer, role, unit, reach, from, until });
  };

  const look = async (): Promise<void> => {
    const { committed } = server.now().store;
    const ends = await committed.ends();
    // The office first: rights that came with the same push hold for the rest of it.
    const offices = ends.filter(({ book }) => book.startsWith('office.'));
    for (const { book, n } of [...offices, ...ends.filter((end) => !offices.includes(end))]) {
      const from = seen.get(book) ?? 0;
      if (n <= from) continue;
      seen.set(book, n);
      for (const stored of await committed.entriesAfter(book, from, {
        entriesMax: n - from,
        bytesMax: 1e9,
      })) {
        const body = stored.body === null ? undefined : parseEntry(stored.body);
        if (stored.ruling !== 'accepted' || body?.ok !== true) continue;
        const { officer, device, changes } = body.value;
        if (!book.startsWith('office.')) {
          // What was brought back after a restore was taken by the rights of its own day.
          if (stored.receivedMs < server.now().context.epoch.startedMs) continue;
          if (!stored.admission && device !== 'server' && !mayOpen(officer, book))
            breach ??= `an entry of ${officer} was taken into ${book}`;
          continue;
        }
        for (const { type, id, set } of changes) readOffice(book, type, id, { ...set });
      }
    }
  };

  return {
    look,
    mayOpen,
    handedOver: (officer, book) => {
      if (!mayOpen(officer, book)) breach ??= `${officer} was handed a page of ${book}`;
    },
    breach: () => breach,
    forget: () => {
      for (const known of [seen, given, parents]) known.clear();
      ended.clear();
    },
  };
};
