// What must hold, read off the devices and off the server's books by code that shares nothing with them but the entry's form.
import type { StoredEntry } from '#server/book-store.ts';
import { parseEntry, type EntryBody } from '#book/entry.ts';
import { isHeldBy } from './restores.ts';
import type { SimPhone } from './sim-phone.ts';
import { Broken } from './truth.ts';
import type { World } from './world.ts';

interface ReadEntry {
  readonly stored: StoredEntry;
  readonly body: EntryBody | undefined;
}

const readBook = async ({ server }: World, book: string): Promise<readonly ReadEntry[]> => {
  const { committed } = server.now().store;
  const all: ReadEntry[] = [];
  for (let n = 0; ;) {
    const some = await committed.entriesAfter(book, n, { entriesMax: 1_000, bytesMax: 1e9 });
    if (some.length === 0) return all;
    for (const stored of some) {
      const parsed = stored.body === null ? undefined : parseEntry(stored.body);
      all.push({ stored, body: parsed?.ok === true ? parsed.value : undefined });
    }
    n = some.at(-1)?.n ?? n;
  }
};

/** Positions without a gap; each chain one entry behind the other; no place in a chain taken twice. */
const checkChains = (book: string, entries: readonly ReadEntry[]): void => {
  const ends = new Map<string, { readonly seq: number; readonly hash: string }>();
  let n = 0;
  let receivedMs = -1;
  for (const { stored } of entries) {
    n += 1;
    if (stored.n !== n) throw new Broken('positions', `${book}: ${stored.n} stands at ${n}`);
    if (stored.receivedMs <= receivedMs) throw new Broken('time', `${book}#${n} is not later`);
    receivedMs = stored.receivedMs;
    if (stored.effective.ms > stored.receivedMs)
      throw new Broken('effective', `${book}#${n} is from the future`);
    if (stored.admission) continue;
    const chain = `${stored.device}|${stored.life}`;
    const end = ends.get(chain);
    const isNext =
      end === undefined || (stored.seq === end.seq + 1 && stored.prevHash === end.hash);
    if (!isNext) throw new Broken('chain', `${book}#${n}: ${chain} ${stored.seq}`);
    ends.set(chain, stored);
  }
};

const acceptedBodies = (entries: readonly ReadEntry[]): readonly EntryBody[] => {
  const counted = new Set<string>();
  return entries.flatMap(({ stored, body }) => {
    if (stored.ruling !== 'accepted' || counted.has(stored.hash) || body === undefined) return [];
    counted.add(stored.hash);
    return [body];
  });
};

interface Money {
  readonly receipts: ReadonlyMap<string, number>;
  readonly voided: ReadonlySet<string>;
}

/** By the books of the server alone. */
const moneyOf = (world: World, book: string, entries: readonly ReadEntry[]): Money => {
  const receipts = new Map<string, number>();
  const voided = new Set<string>();
  const numbers = new Map<string, string>();
  for (const { changes, device } of acceptedBodies(entries))
    for (const { type, id, set } of changes) {
      if (type === 'void') voided.add(String(set['receipt']));
      if (type !== 'receipt') continue;
      receipts.set(id, Number(set['amountVnd']));
      const number = `${String(set['series'])}-${String(set['number'])}`;
      const other = numbers.get(number);
      if (other !== undefined && other !== id && !world.truth.isCloned(device))
        throw new Broken('receipt numbers', `${book}: ${number} twice`);
      numbers.set(number, id);
    }
  return { receipts, voided };
};

const sumOf = ({ receipts, voided }: Money): number =>
  [...receipts].reduce((sum, [id, vnd]) => (voided.has(id) ? sum : sum + vnd), 0);

const shownSum = async (phone: SimPhone, book: string): Promise<number> => {
  const { shelf } = phone.app()?.replica ?? {};
  const rows = async (type: string) =>
    ((await shelf?.find({ type })) ?? []).filter((row) => row.book === book);
  const voided = new Set((await rows('void')).map(({ values }) => String(values['receipt'])));
  return (await rows('receipt')).reduce(
    (sum, { id, values }) => (voided.has(id) ? sum : sum + Number(values['amountVnd'])),
    0,
  );
};

/** At any time: what a living device has shown as saved lies on it, or is at the server. */
export const checkSaved = async (world: World, phone: SimPhone): Promise<void> => {
  const { replica } = phone.app() ?? {};
  if (replica === undefined) return;
  const own = new Set(replica.ownEntries().map(({ hash }) => hash));
  const { committed } = world.server.now().store;
  for (const { hash, book, act, phone: by } of world.truth.saved.values())
    if (by === phone.name && !world.truth.isExcused(hash) && !own.has(hash))
      if ((await committed.entryByHash(book, hash)) === undefined && !isHeldBy(world, phone, hash))
        throw new Broken('saved stays', `${phone.name}: ${act} in ${book} is nowhere`);
};

/** At rest: everything saved is at the server once, everybody who holds a book sees the same, and the sums agree. */
export const checkAtRest = async (world: World): Promise<void> => {
  const { committed } = world.server.now().store;
  const books = (await committed.ends()).map(({ book }) => book);
  const money = new Map<string, number>();
  for (const book of books) {
    const entries = await readBook(world, book);
    checkChains(book, entries);
    for (const { stored } of entries) world.truth.tell(`verdict ${stored.ruling}`);
    if (book.startsWith('dues.')) money.set(book, sumOf(moneyOf(world, book, entries)));
  }
  for (const { hash, book, act, phone } of world.truth.saved.values())
    if (!world.truth.isExcused(hash) && (await committed.entryByHash(book, hash)) === undefined)
      throw new Broken('nothing is lost', `${phone}: ${act} in ${book}`);
  const seen = new Map<string, { readonly by: string; readonly text: string }>();
  for (const phone of world.phones) await checkPhone(world, phone, money, seen);
};

const checkPhone = async (
  world: World,
  phone: SimPhone,
  money: ReadonlyMap<string, number>,
  seen: Map<string, { readonly by: string; readonly text: string }>,
): Promise<void> => {
  const { replica } = phone.app() ?? {};
  if (replica === undefined) throw new Broken('runs', phone.name);
  const { waiting } = replica.counts();
  if (waiting > 0) throw new Broken('outbox empties', `${phone.name} keeps ${waiting}`);
  const health = await replica.selfCheck('all');
  if (!health.ok) throw new Broken('self-check', `${phone.name}: ${JSON.stringify(health.error)}`);
  const apart = new Set(
    replica
      .ownEntries()
      .filter(({ verdict }) => verdict?.ruling !== 'accepted')
      .map(({ book }) => book),
  );
  for (const book of replica.books()) {
    // What was not accepted stays in sight of its author, marked, and of nobody else.
    if (apart.has(book)) continue;
    // What is no longer open to somebody is not brought up to date, and goes when nothing of it waits.
    if (!world.rights.mayOpen(phone.identity.officer, book)) {
      world.truth.tell('right ended, book still there');
      continue;
    }
    const unsettled = await waitingRow(phone, book);
    if (unsettled !== undefined)
      throw new Broken('all is settled', `${phone.name} shows ${unsettled} as not sent`);
    const text = await shown(phone, book);
    const before = seen.get(book);
    if (before !== undefined && before.text !== text)
      throw new Broken(
        'convergence',
        `${book}: ${before.by} and ${phone.name} ${firstApart(before.text, text)}`,
      );
    seen.set(book, { by: phone.name, text });
    const vnd = money.get(book);
    const own = await shownSum(phone, book);
    if (vnd !== undefined && vnd !== own)
      throw new Broken('sums', `${book}: ${phone.name} shows ${own}, the entries say ${vnd}`);
  }
};

const TYPES = [
  ...['member', 'membershipStep', 'consent', 'receipt', 'void', 'dayClose', 'caseFile', 'caseNote'],
  ...['unit', 'officer', 'grant', 'revocation', 'device', 'series', 'twinLink'],
] as const;

/** A book as that device shows it. */
const shown = async (phone: SimPhone, book: string): Promise<string> => {
  const { shelf } = phone.app()?.replica ?? {};
  const lines: string[] = [];
  for (const type of TYPES)
    for (const row of (await shelf?.find({ type })) ?? [])
      if (row.book === book) lines.push(`${row.key} ${JSON.stringify(row.values)}`);
  return lines.sort().join('\n');
};

const waitingRow = async (phone: SimPhone, book: string): Promise<string | undefined> => {
  const { shelf } = phone.app()?.replica ?? {};
  for (const type of TYPES)
    for (const row of (await shelf?.find({ type })) ?? [])
      if (row.book === book && row.state === 'waiting') return row.key;
  return undefined;
};

const firstApart = (one: string, other: string): string => {
  const [a, b] = [one.split('\n'), other.split('\n')];
  const at = a.findIndex((line, index) => line !== b[index]);
  return `(${a.length} and ${b.length} rows): ${a[at] ?? '–'} / ${b[at] ?? '–'}`;
};
