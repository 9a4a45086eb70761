// What must hold, read off the devices and held against the server's books and against what has really happened.
import { checkChains, readBook, sumOf } from './book-invariants.ts';
import { checkClock, checkDisk, ownOnDisk } from './disk-invariants.ts';
import { ownFold, shownAs, type ReadEntry, type Shown } from './own-fold.ts';
import { checkClosing, checkSecrets, checkSecretTexts } from './secret-invariants.ts';
import { isHeldBy } from './restores.ts';
import type { SimPhone } from './sim-phone.ts';
import { Broken } from './truth.ts';
import type { World } from './world.ts';

/**
 * At any time: what a living device has shown as saved lies on its disk, or is at the server. Once the server was put
 * back it may be with a colleague alone: of a device that was put back too, and of a book that it had to give up.
 */
export const checkSaved = async (world: World, phone: SimPhone): Promise<void> => {
  const { replica } = phone.app() ?? {};
  if (replica === undefined) return;
  const { tables } = phone.disk().snapshot();
  checkDisk(world, phone, tables);
  checkClock(world, phone, tables);
  await checkSecrets(world, phone, tables);
  const own = ownOnDisk(tables);
  const { server, truth, phones } = world;
  const { committed } = server.now().store;
  const wentBack = truth.wentBack.has(phone.identity.device);
  const kept = new Set(replica.cursors().map(({ book }) => book));
  for (const { hash, book, act, phone: by } of world.truth.saved.values()) {
    if (by !== phone.name || server.arrived.has(hash)) continue;
    if (world.truth.isExcused(hash) || own.has(hash)) continue;
    if ((await committed.entryByHash(book, hash)) !== undefined) server.arrived.add(hash);
    const holders = wentBack || !kept.has(book) ? phones : [phone];
    if (!server.arrived.has(hash) && !holders.some((holder) => isHeldBy(world, holder, hash)))
      throw new Broken('saved stays', `${phone.name}: ${act} in ${book} is nowhere`);
  }
};

interface BookAtRest {
  readonly entries: readonly ReadEntry[];
  readonly shown: Shown;
  readonly sumVnd: number | undefined;
}

/**
 * At rest: everything saved is at the server once, everybody who holds a book sees the same, and the sums agree.
 * @param isLast every block on every disk is looked at as well, not the newest alone
 */
export const checkAtRest = async (world: World, isLast = true): Promise<void> => {
  const { committed } = world.server.now().store;
  const books = new Map<string, BookAtRest>();
  for (const { book } of await committed.ends()) {
    const entries = await readBook(world, book);
    checkChains(world, book, entries);
    for (const { stored } of entries)
      world.truth.tell(
        ['verdict', stored.ruling, ...(stored.reason === null ? [] : [stored.reason])].join(' '),
      );
    const sumVnd = book.startsWith('dues.') ? sumOf(world, book, entries) : undefined;
    books.set(book, { entries, shown: ownFold(entries), sumVnd });
  }
  for (const { hash, book, act, phone } of world.truth.saved.values())
    if (!world.truth.isExcused(hash) && (await committed.entryByHash(book, hash)) === undefined)
      throw new Broken('nothing is lost', `${phone}: ${act} in ${book}`);
  const seen = new Map<string, { readonly by: string; readonly text: string }>();
  for (const phone of world.phones) await checkPhone(world, phone, { books, seen, isLast });
};

interface RestLook {
  readonly books: ReadonlyMap<string, BookAtRest>;
  readonly seen: Map<string, { readonly by: string; readonly text: string }>;
  /** Nothing comes after it. */
  readonly isLast: boolean;
}

const checkPhone = async (
  world: World,
  phone: SimPhone,
  { books, seen, isLast }: RestLook,
): Promise<void> => {
  const { replica } = phone.app() ?? {};
  if (replica === undefined) throw new Broken('runs', phone.name);
  const { waiting } = replica.counts();
  if (waiting > 0) throw new Broken('outbox empties', `${phone.name} keeps ${waiting}`);
  checkSecretTexts(world, phone);
  if (isLast) await checkClosing(world, phone);
  const health = await replica.selfCheck(isLast ? 'all' : 'sample');
  if (!health.ok) throw new Broken('self-check', `${phone.name}: ${JSON.stringify(health.error)}`);
  const apart = new Set(
    replica
      .ownEntries()
      .filter(({ verdict }) => verdict?.ruling !== 'accepted')
      .map(({ book }) => book),
  );
  for (const book of replica.books()) {
    // What is no longer open to somebody is not brought up to date, and goes when nothing of it waits.
    if (!world.rights.mayOpen(phone.identity.officer, book)) {
      world.truth.tell('right ended, book still there');
      continue;
    }
    const atRest = books.get(book);
    if (atRest !== undefined) await checkInSight(phone, book, atRest);
    // What was not accepted stays in sight of its author, marked, and of nobody else.
    if (apart.has(book)) continue;
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
    if (atRest === undefined) continue;
    await checkFold(phone, book, atRest.shown);
    const own = await shownSum(phone, book);
    if (atRest.sumVnd !== undefined && atRest.sumVnd !== own)
      throw new Broken('sums', `${book}: ${phone.name} shows ${own}, not ${atRest.sumVnd}`);
  }
};

/** What was held or put aside is shown to its author, with every record it writes, until a person has decided. */
const checkInSight = async (
  phone: SimPhone,
  book: string,
  { entries }: BookAtRest,
): Promise<void> => {
  const { replica } = phone.app() ?? {};
  if (replica === undefined) return;
  const accepted = new Set(
    entries.flatMap(({ stored }) => (stored.ruling === 'accepted' ? [stored.hash] : [])),
  );
  const own = new Map(replica.ownEntries().map((entry) => [entry.hash, entry]));
  for (const { stored, body } of entries) {
    if (stored.device !== phone.identity.device || accepted.has(stored.hash)) continue;
    const found = own.get(stored.hash);
    if (found?.verdict === undefined || found.verdict.ruling === 'accepted')
      throw new Broken('held stays in sight', `${phone.name} does not show ${book}#${stored.n}`);
    for (const { type, id, set } of body?.changes ?? []) {
      if (!ROWS_HELD.has(type) || Object.keys(set).length === 0) continue;
      const row = (await replica.shelf.find({ type })).find(
        (one) => one.id === id && one.book === book,
      );
      if (row?.state !== 'check')
        throw new Broken('held stays in sight', `${phone.name}: ${type} of ${book}#${stored.n}`);
    }
  }
};

const ROWS_HELD: ReadonlySet<string> = new Set(['member', 'receipt', 'void', 'dayClose', 'grant']);

const checkFold = async (phone: SimPhone, book: string, expected: Shown): Promise<void> => {
  const { shelf } = phone.app()?.replica ?? {};
  const rows = new Map<string, Readonly<Record<string, unknown>>>();
  for (const type of new Set([...expected.keys()].map((key) => key.split('|')[0] ?? '')))
    for (const row of (await shelf?.find({ type })) ?? [])
      if (row.book === book) rows.set(`${type}|${row.id}`, row.values);
  for (const [key, text] of expected) {
    const [type = '', id = '', field = ''] = key.split('|');
    const values = rows.get(`${type}|${id}`);
    if (values === undefined) throw new Broken('fold', `${phone.name} has no ${key} of ${book}`);
    const own = shownAs(values, field);
    if (own !== text)
      throw new Broken('fold', `${phone.name} shows ${key} as ${own}, the entries say ${text}`);
  }
};

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

const TYPES = [
  ...['member', 'membershipStep', 'consent', 'receipt', 'void', 'dayClose'],
  ...['caseFile', 'caseNote', 'caseReader'],
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
