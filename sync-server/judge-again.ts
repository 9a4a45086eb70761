/** What was quarantined is judged again: after an upgrade, when its unit becomes known, when its body comes. */
import { parseBookId } from '#book/book-id.ts';
import { parseEntry } from '#book/entry.ts';
import { write } from '#domain/draft.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import { holdQuarantined } from '#domain/office/hold-quarantined.ts';
import type { BookEnd, BookWriter, StoredEntry } from './book-store.ts';
import { admitLate, type RunContext } from './custody.ts';
import { admitNamed } from './decisions.ts';
import type { Rights } from './judge.ts';
import { judgeInBook, rightsNow } from './judge-in-book.ts';
import { Ledger } from './ledger.ts';
import { isOfficeBook, OfficeState } from './office-state.ts';
import { forgetRights, rightsThen, rightsToJudgeAgain } from './rights-then.ts';
import { rightsWithoutFactor, type FactorOfRun } from './second-factor.ts';
import { todayFrom, type ServerContext } from './server-context.ts';
import { writeAsServer } from './server-entries.ts';

/** Kinds, translated by the screens like every other reason. */
type Occasion = 'understood-after-upgrade' | 'unit-became-known' | 'body-came';

type AgainContext = Pick<RunContext, 'tx' | 'ledger' | 'server' | 'nowMs'>;

/** A move that closed a circle is not made by itself, months later, because the tree has changed since. */
const FOR_GOOD: ReadonlySet<string | null> = new Set(['circle']);

const BATCH = 100;

/** The knowledge by which all that lies aside was judged; begun and not done while it is under way. */
const JUDGED_WITH = { kind: 'knowledge', key: 'judged-with' } as const;
const underWay = (fingerprint: string): string => `under way: ${fingerprint}`;

/**
 * To be called where an entry was just quarantined. Where a process of another version judged what lies aside, it
 * has not seen this one: with the note changed it looks again, also where it is looking just now.
 */
export const noteAside = async (tx: BookWriter, { knowledge }: ServerContext): Promise<void> => {
  const { kind, key } = JUDGED_WITH;
  const judgedWith = await tx.note(kind, key, 0);
  if (judgedWith !== undefined && judgedWith !== knowledge.fingerprint)
    await tx.putNote(kind, key, knowledge.fingerprint, null);
};

/**
 * Where another knowledge judged last, at a start or beside another version: every quarantined entry is judged again, by the
 * rights that stood when it was received. Killed in the middle it begins again, and finds those already
 * let in settled. Answers how many were let in or taken into custody.
 */
export const judgeAgainAfterUpgrade = async (server: ServerContext): Promise<number> => {
  const { committed } = server.store;
  const { fingerprint } = server.knowledge;
  const judgedWith = await committed.note(JUDGED_WITH.kind, JUDGED_WITH.key, server.nowMs());
  if (judgedWith === fingerprint) return 0;
  await server.store.write((tx) =>
    tx.putNote(JUDGED_WITH.kind, JUDGED_WITH.key, underWay(fingerprint), null),
  );
  const books = (await committed.ends()).map(({ book }) => book);
  let sum = 0;
  // The office first, until nothing moves any more: one unit let in may be what another one waited for.
  for (let moved = 1; moved > 0; sum += moved) {
    moved = 0;
    for (const book of books.filter(isOfficeBook)) moved += await judgeBookAgain(server, book);
  }
  for (const book of books) if (!isOfficeBook(book)) sum += await judgeBookAgain(server, book);
  await server.store.write(async (tx) => {
    const now = await tx.note(JUDGED_WITH.kind, JUDGED_WITH.key, server.nowMs());
    if (now === underWay(fingerprint))
      await tx.putNote(JUDGED_WITH.kind, JUDGED_WITH.key, fingerprint, null);
  });
  return sum;
};

/** In small transactions, so that a long quarantine does not hold up the phones. */
const judgeBookAgain = async (server: ServerContext, book: string): Promise<number> => {
  let sum = 0;
  let after = 0;
  const { committed } = server.store;
  const upTo = (await committed.end(book))?.n ?? 0;
  // Most books have nothing waiting: no transaction for them.
  const any = await committed.unsettled(book, { after, upTo, device: null, entriesMax: 1 });
  if (any.length === 0) return 0;
  for (;;) {
    const batch = await server.store.write(async (tx) => {
      const nowMs = server.nowMs();
      const ledger = new Ledger(tx, new OfficeState(await server.office.now(tx)), nowMs);
      const found = await tx.unsettled(book, { after, upTo, device: null, entriesMax: BATCH });
      let moved = 0;
      for (const entry of found) {
        const officer = ledger.office.device(entry.device)?.officer;
        if (officer === undefined) continue;
        const rights = await rightsThen(tx, ledger.office, { ...entry, officer });
        const today = todayFrom(entry.receivedMs);
        const context = { tx, ledger, server, nowMs };
        if (
          await again(context, entry, { officer, rights, today, why: 'understood-after-upgrade' })
        )
          moved += 1;
      }
      return { moved, last: found.at(-1)?.n, touched: ledger.touched() };
    });
    poke(server, batch.touched);
    sum += batch.moved;
    if (batch.last === undefined) return sum;
    after = batch.last;
  }
};

const poke = (server: ServerContext, touched: readonly BookEnd[]): void => {
  for (const { book, n } of touched) server.live.poke(book, n);
};

/** A body came for what had been only a hash: it is judged by the rights of now, like any entry that arrives. */
export const judgeLateBody = async (
  context: RunContext & { readonly factor: FactorOfRun },
  entry: StoredEntry,
): Promise<void> => {
  const { ledger, officer, today, factor } = context;
  const now = rightsNow(ledger.office, officer);
  const rights = factor === 'enough' ? now : rightsWithoutFactor(now);
  await again(context, entry, { officer, rights, today, why: 'body-came' });
};

/** At most so many looks a push: the rest waits for the next unit or upgrade, and nothing of it is lost. */
const LOOKS_MAX = 2000;

/**
 * After a push that founded or moved units: entries that had come before them are judged now.
 * @param before what the office said before the push
 */
export const judgeFounded = async (context: AgainContext, before: OfficeState): Promise<void> => {
  const { tx, ledger } = context;
  let looks = 0;
  const judgeBooks = async (books: readonly BookEnd[]): Promise<number> => {
    let moved = 0;
    for (const { book, n } of books) {
      const found = await tx.unsettled(book, {
        after: 0,
        upTo: n,
        device: null,
        entriesMax: BATCH,
      });
      for (const entry of found) {
        if (entry.reason !== 'unknown-unit' || looks++ >= LOOKS_MAX) continue;
        if (await againNow(context, entry)) moved += 1;
      }
    }
    return moved;
  };
  const isNew = (book: string): boolean => {
    const name = parseBookId(book);
    if (!name.ok || before.pathOf(name.value.unit) !== undefined) return false;
    // An office book may bring its unit itself, as soon as the unit above it is there.
    return isOfficeBook(book) || ledger.office.pathOf(name.value.unit) !== undefined;
  };
  const offices = (await tx.ends()).filter(({ book }) => isOfficeBook(book));
  while ((await judgeBooks(offices.filter(({ book }) => isNew(book)))) > 0);
  await judgeBooks((await tx.ends()).filter(({ book }) => !isOfficeBook(book) && isNew(book)));
};

const againNow = async (context: AgainContext, entry: StoredEntry): Promise<boolean> => {
  const { office } = context.ledger;
  const officer = office.device(entry.device)?.officer;
  if (officer === undefined) return false;
  const rights = await rightsToJudgeAgain(context.tx, office, { ...entry, officer });
  const today = todayFrom(context.nowMs);
  return again(context, entry, { officer, rights, today, why: 'unit-became-known' });
};

interface Occurrence {
  readonly officer: string;
  readonly rights: Rights;
  readonly today: string;
  readonly why: Occasion;
}

/** Writes the server's decision and the entry behind it, where it is judged better now; whether it was. */
const again = async (
  context: AgainContext,
  entry: StoredEntry,
  { officer, rights, today, why }: Occurrence,
): Promise<boolean> => {
  const { tx, ledger, server } = context;
  const parsed = entry.body === null ? undefined : parseEntry(entry.body);
  if (entry.ruling !== 'quarantined' || FOR_GOOD.has(entry.reason) || parsed?.ok !== true)
    return false;
  // A list that was read before may name what this very push has settled since.
  if ((await tx.latestByHash(entry.book, entry.hash))?.ruling !== 'quarantined') return false;
  const { office } = ledger;
  const { book, device, signedLife: life, seq } = entry;
  const judgement = await judgeInBook(
    { tx, office, knowledge: server.knowledge, rights, today },
    parsed.value,
    { book, device, life, seq, officer },
  );
  if (judgement.ruling === 'quarantined') return false;
  const decision = judgement.ruling === 'accepted' ? admitHeld : holdQuarantined;
  await writeAsServer(server, tx, ledger, {
    book,
    act: decision.type,
    changes: [write(decision, server.randomId(12), { entryHash: entry.hash, why })],
  });
  const stored = await ledger.judgeAgain(entry, judgement);
  if (stored === undefined) return false;
  await forgetRights(tx, book, entry.hash);
  const run = { ...context, officer, today };
  if (stored.ruling === 'accepted') await admitNamed(run, stored, parsed.value);
  else await admitLate(run, stored);
  return true;
};
