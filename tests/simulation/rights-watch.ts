// Looks over the server's shoulder: who was handed what, and how each entry was judged, by the plan's own page of rights.
import type { EntryBody } from '#book/entry.ts';
import { parseBookId } from '#book/book-id.ts';
import { isConfidential } from '#domain/cases/confidential-book.ts';
import type { StoredEntry } from '#server/book-store.ts';
import { todayFrom } from '#server/server-context.ts';
import { oracleOf, PAGE, type Appointment, type Written } from '../domain/access/oracle.ts';
import { readBody } from './read-body.ts';
import type { SimServer } from './sim-server.ts';
import type { Truth } from './truth.ts';

interface Given extends Appointment {
  readonly id: string;
  readonly officer: string;
  readonly book: string;
  /** The look at which it was first seen. */
  readonly at: number;
}

/** What the server said to one device, as far as rights are concerned. */
export interface Heard {
  readonly officer: string;
  readonly device: string;
  /** The higher tier was closed when the device asked. */
  readonly isLocked: boolean;
  /** The look before it asked. */
  readonly since: number;
}

export interface RightsWatch {
  /** To be called after whatever the server may have written. */
  readonly look: () => Promise<void>;
  /** The last look there was. */
  readonly looks: () => number;
  readonly mayOpen: (officer: string, book: string) => boolean;
  readonly mayWrite: (officer: string, book: string, changes: readonly Written[]) => boolean;
  readonly knowsDevice: (device: string) => boolean;
  readonly handedOver: (who: Heard, book: string) => void;
  /** It was said that there is such a book. */
  readonly named: (who: Heard, book: string) => void;
  /** It was ordered to be given up, since these rights have ended. */
  readonly ordered: (who: Heard, book: string, grants: readonly string[]) => void;
  /** What the server did against the page, the first of it. */
  readonly breach: () => string | undefined;
  /** The books were put back: it is read from the beginning. */
  readonly forget: () => void;
}

const oracle = oracleOf(PAGE);

/** Why what the page allows is not accepted all the same: by whom it was written, and under which life and numbers. */
const OTHER_REASONS: ReadonlySet<string | null> = new Set(['unknown-life', 'foreign-series']);

const NOT_UNDERSTOOD: ReadonlySet<string | null> = new Set(['unknown-type', 'unknown-act']);

export const rightsWatch = (server: SimServer, truth: Truth): RightsWatch => {
  const seen = new Map<string, number>();
  const given = new Map<string, Given>();
  const ended = new Set<string>();
  const devices = new Set<string>();
  const parents = new Map<string, string | null>();
  /** Of confidential requests, as their books say. */
  const readers = new Map<string, readonly string[]>();
  /** What the province began with is taken as it stands. */
  const begunMs = server.clock.ms;
  let breach: string | undefined;

  const above = (unit: string): readonly string[] => {
    const parent = parents.get(unit) ?? null;
    return parent === null ? [unit] : [unit, ...above(parent)];
  };
  const everOf = (officer: string): readonly Given[] =>
    [...given.values()].filter((one) => one.officer === officer);
  const isEnded = (one: Given): boolean => ended.has(`${one.book}|${one.id}`);
  const question = (
    officer: string,
    book: string,
    appointments: readonly Appointment[],
    changes: readonly Written[],
  ) => {
    const name = parseBookId(book);
    const { kind, unit } = name.ok ? name.value : { kind: '', unit: '' };
    return {
      ...{ officer, appointments, above, kind, unit, changes },
      secret: isConfidential(book) ? { readers: readers.get(book) ?? [] } : undefined,
      standing: (id: string) => {
        const one = given.get(id);
        return one?.book === book ? one : undefined;
      },
      ...{ device: () => undefined, day: todayFrom(server.clock.ms) },
    };
  };
  const heldBy = (officer: string): readonly Given[] =>
    everOf(officer).filter((one) => !isEnded(one));
  const mayOpen = (officer: string, book: string): boolean =>
    parseBookId(book).ok && oracle.mayOpen(question(officer, book, heldBy(officer), []));
  const mayWrite: RightsWatch['mayWrite'] = (officer, book, changes) =>
    parseBookId(book).ok && oracle.mayWrite(question(officer, book, heldBy(officer), changes));

  const readOffice = (book: string, type: string, id: string, set: Record<string, unknown>) => {
    if (type === 'unit' && 'parent' in set) parents.set(id, set['parent'] as string | null);
    if (type === 'device') devices.add(id);
    if (type === 'revocation') ended.add(`${book}|${String(set['grant'])}`);
    if (type !== 'grant') return;
    const { officer, role, unit, reach, from, until } = set as unknown as Given;
    if (!given.has(id))
      given.set(id, { id, book, officer, role, unit, reach, from, until, at: looks });
  };

  /** Whoever lets something in answers for it as for the own. */
  const changesOf = async (book: string, { changes }: EntryBody): Promise<readonly Written[]> => {
    const all = changes.map(({ type, id, set, undoes }) => ({
      ...{ type, id, set, isUndo: undoes !== undefined, isSecond: false },
    }));
    for (const { type, set } of changes) {
      if (type !== 'admitHeld') continue;
      const named = await server.now().store.committed.entryByHash(book, String(set['entryHash']));
      const body = named === undefined ? undefined : readBody(named);
      if (body !== undefined) all.push(...(await changesOf(book, body)));
    }
    return all;
  };

  const judge = async (book: string, stored: StoredEntry, body: EntryBody): Promise<void> => {
    const { officer, device, life, seq } = body;
    // What was brought back after a restore was judged on its own day.
    if (stored.receivedMs < Math.max(begunMs, server.now().context.epoch.startedMs)) return;
    if (stored.admission || device === 'server') return;
    const place = `${book}#${stored.n}`;
    const isItself =
      device === stored.device &&
      life === stored.signedLife &&
      seq === stored.seq &&
      body.book === book &&
      (truth.officers.get(device) ?? officer) === officer;
    if (!isItself) {
      if (stored.ruling === 'accepted') breach ??= `${place} is signed under another name`;
      return;
    }
    const changes = await changesOf(book, body);
    if (mayWrite(officer, book, changes)) {
      if (stored.ruling === 'accepted' || truth.liars.has(device)) return;
      if (server.isOld() && NOT_UNDERSTOOD.has(stored.reason)) return;
      const isOrigin = OTHER_REASONS.has(stored.reason) && truth.counts.has('restored');
      if (!isOrigin)
        breach ??= `${place} of ${officer} is ${stored.ruling}: ${stored.reason ?? ''}`;
      return;
    }
    if (stored.ruling === 'accepted') breach ??= `${place}: taken of ${officer} without a right`;
    if (server.isOld() && NOT_UNDERSTOOD.has(stored.reason)) return;
    const ever = everOf(officer).map((one) => ({ ...one, until: null }));
    const hadOnce = oracle.mayWrite(question(officer, book, ever, changes));
    if (!truth.liars.has(device) && hadOnce !== (stored.ruling === 'held'))
      breach ??= `${place} of ${officer}, whose right ${hadOnce ? 'has ended' : 'never was'}: ${stored.ruling}`;
  };

  let lookedAt = -1;
  let looks = 0;
  const look = async (): Promise<void> => {
    const writes = server.writes();
    if (writes === lookedAt) return;
    lookedAt = writes;
    looks += 1;
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
        const body = readBody(stored);
        if (body === undefined) continue;
        await judge(book, stored, body);
        if (stored.ruling !== 'accepted') continue;
        for (const { type, set } of body.changes)
          if (type === 'caseReader')
            readers.set(book, [...(readers.get(book) ?? []), String(set['officer'])]);
        if (!book.startsWith('office.')) continue;
        for (const { type, id, set } of body.changes) readOffice(book, type, id, { ...set });
      }
    }
  };

  return {
    ...{ look, mayOpen, mayWrite },
    looks: () => looks,
    knowsDevice: (device) => devices.has(device),
    handedOver: ({ officer }, book) => {
      if (!mayOpen(officer, book)) breach ??= `${officer} was handed a page of ${book}`;
    },
    named: ({ officer }, book) => {
      if (!mayOpen(officer, book)) breach ??= `${officer} was told that there is ${book}`;
    },
    ordered: ({ officer, device, since }, book, grants) => {
      // A right that was given while the answer was on its way could not stand in it.
      const held = heldBy(officer).filter(({ at }) => at <= since);
      const mayOpenThen = oracle.mayOpen(question(officer, book, held, []));
      const unended = grants.some((id) => {
        const one = given.get(id);
        return (
          one === undefined ||
          (!isEnded(one) && (one.until ?? '9999') >= todayFrom(server.clock.ms))
        );
      });
      if (!devices.has(device) || grants.length === 0 || unended || mayOpenThen)
        breach ??= `${device} was told to give up ${book}, and nothing it has ended`;
    },
    breach: () => breach,
    forget: () => {
      lookedAt = -1;
      for (const known of [seen, given, parents, readers]) known.clear();
      ended.clear();
      devices.clear();
    },
  };
};
