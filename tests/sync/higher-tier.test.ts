/** Confidential requests on a phone: written at any time, read, fetched and sent from the disk only while the words have opened them. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { openCase, addCaseNote } from '#domain/cases/acts.ts';
import { confidentialBook } from '#domain/cases/confidential-book.ts';
import { argon2Workers, deriveWordsKeys } from '#replica/argon2-words.ts';
import { browserChance } from '#replica/browser-chance.ts';
import { memoryShiftSecrets } from '#replica/memory-shift-secrets.ts';
import { memoryJournalStore } from '#replica/memory-journal-store.ts';
import { maySignOut } from '#replica/may-sign-out.ts';
import { plainSealer } from '#replica/plain-sealer.ts';
import { TABLES, type HigherTier } from '#replica/ports.ts';
import { TIER_IDLE_MS } from '#replica/tier.ts';
import { vault } from '#replica/vault.ts';
import { openPhone, TIER_WORDS, type Phone } from './phone.ts';
import { must, startUnion, synced, type TestUnion } from './union.ts';

const STORY = 'Tổ trưởng ép ký đơn thôi việc';

/** What the replica's own key opens. */
const plain = plainSealer();

let union: TestUnion;
let phone: Phone;

beforeEach(async () => {
  union = await startUnion();
  phone = await union.officerPhone('tiep.nhan', ['case-officer']);
});
afterEach(async () => {
  phone.replica.tier.close().catch(() => undefined);
  await union.server.stop();
});

/** Takes in a request, confidential unless it is said otherwise; answers with its book. */
const takeIn = async (
  on: Phone,
  readers: readonly string[] = [],
  summary = STORY,
  isConfidential = true,
) => {
  let book = '';
  must(
    await on.replica.save((moment) => {
      book = isConfidential
        ? confidentialBook(union.unit, moment.newId())
        : bookId('cases', union.unit);
      return openCase(
        {
          ...{ casesBook: book, readers, summary, receivedOn: moment.today },
          applicant: { who: 'anonymous' },
          channel: 'office',
          kind: 'discrimination',
          urgency: 'normal',
        },
        moment,
      );
    }),
  );
  return book;
};
const restarted = async (before: Phone): Promise<Phone> => {
  await before.replica.close();
  const store = memoryJournalStore(before.store.snapshot());
  return openPhone(union.server, { ...before, store });
};
const stories = async (on: Phone) =>
  (await on.replica.shelf.find({ type: 'caseFile' })).map(({ values }) => values['summary']);
const open = async (on: Phone) => must(await on.replica.tier.open(TIER_WORDS));

describe('closed', () => {
  test('a request is written, counted as unsent and not on the list; wrong words say so; the right ones show it', async () => {
    await takeIn(phone);
    expect(await stories(phone)).toEqual([]);
    expect(phone.replica.counts().waiting).toBe(1);
    expect(phone.replica.ownEntries()).toEqual([]);
    expect(phone.replica.tier.state()).toEqual({ isOpen: false, books: 1, waiting: 1 });
    expect(await phone.replica.tier.open('ba từ khác')).toEqual({
      ok: false,
      error: { kind: 'wrong-words' },
    });
    await open(phone);
    expect(await stories(phone)).toEqual([STORY]);
    expect(phone.replica.tier.state()).toEqual({ isOpen: true, books: 0, waiting: 0 });
  });

  test('the replica’s key alone reads nothing of it, in no table', async () => {
    await open(phone);
    await takeIn(phone);
    await synced(phone);
    await takeIn(phone, [], 'chuyện thứ hai');
    await phone.replica.compact();
    const { replica } = phone.identity;
    let seen = 0;
    for (const table of TABLES)
      for (const { key, value } of must(await phone.store.list(table))) {
        if (
          !key.includes('.') ||
          !key.split('|')[0]?.startsWith('cases.') ||
          typeof value === 'string'
        )
          continue;
        if (key.split('|')[0]?.split('.').length !== 3) continue;
        seen += 1;
        const place = `scd/1|${replica}|${table}|${key}`;
        expect(plain.open(value, place).ok).toBe(false);
        expect(plain.openBlock(value, place).ok).toBe(false);
      }
    expect(seen).toBeGreaterThanOrEqual(3);
  });

  test('what was written a moment ago goes with the next contact; after a restart it waits for the words', async () => {
    await takeIn(phone);
    await synced(phone);
    expect(phone.replica.counts().waiting).toBe(0);
    expect(await stories(phone)).toEqual([]);
    phone = await restarted(phone);
    expect(phone.replica.counts().waiting).toBe(0);

    await takeIn(phone, [], 'chuyện thứ hai');
    phone = await restarted(phone);
    await synced(phone);
    expect(phone.replica.counts().waiting).toBe(1);
    expect(phone.replica.tier.state()).toEqual({ isOpen: false, books: 2, waiting: 1 });
    await open(phone);
    await synced(phone);
    expect(phone.replica.counts().waiting).toBe(0);
    expect((await stories(phone)).toSorted()).toEqual([STORY, 'chuyện thứ hai'].toSorted());
  });

  test('a body stays at hand for a minute and then only on the disk', async () => {
    await takeIn(phone);
    phone.clock.ms += 61_000;
    await synced(phone);
    expect(phone.replica.counts().waiting).toBe(1);
    await open(phone);
    await synced(phone);
    expect(phone.replica.counts().waiting).toBe(0);
  });

  test('a note after a shut entry of the same request is not sent before it', async () => {
    const book = await takeIn(phone);
    phone = await restarted(phone);
    must(
      await phone.replica.save((moment) =>
        addCaseNote({ casesBook: book, caseFile: 'case-1', text: 'gặp chị Hiền' }, moment),
      ),
    );
    await synced(phone);
    expect(phone.replica.counts()).toEqual({ waiting: 2, check: 0 });
    await open(phone);
    await synced(phone);
    expect(phone.replica.counts()).toEqual({ waiting: 0, check: 0 });
  });

  test('nothing of it is fetched; the reader’s phone knows that something is there and fetches it once open', async () => {
    const reader = await union.officerPhone('chu.tich', ['chair']);
    const book = await takeIn(phone, [reader.identity.officer]);
    await synced(phone);
    await synced(reader);
    expect(reader.replica.tier.state()).toEqual({ isOpen: false, books: 1, waiting: 0 });
    expect(reader.replica.cursors().find((cursor) => cursor.book === book)?.n).toBe(0);
    await open(reader);
    await synced(reader);
    expect(await stories(reader)).toEqual([STORY]);
    await reader.replica.tier.close();
  });

  test('the self-check does not call it lost, and signing out is refused while it waits', async () => {
    await takeIn(phone);
    phone = await restarted(phone);
    expect(await phone.replica.selfCheck('all')).toMatchObject({ ok: true });
    await phone.replica.checkHealth();
    expect(phone.replica.healthProblem()).toBeUndefined();
    expect(phone.replica.lost()).toBeUndefined();
    expect(maySignOut(phone.replica.counts(), phone.replica.backup.state())).toBe(false);
  });

  test('what was shut when the week’s check came is checked whole as soon as the words have opened it', async () => {
    await open(phone);
    const book = await takeIn(phone);
    await synced(phone);
    const [file] = await phone.replica.shelf.find({ type: 'caseFile' });
    for (const text of ['gọi lại', 'gặp quản đốc', 'đã hẹn']) {
      must(
        await phone.replica.save((moment) =>
          addCaseNote({ casesBook: book, caseFile: file!.id, text }, moment),
        ),
      );
      await synced(phone);
    }
    await phone.replica.close();
    // Below the newest blocks, where the look at each start does not reach.
    const snapshot = phone.store.snapshot();
    const rows = new Map(snapshot.tables.get('journal'));
    const blocks = [...rows.keys()].filter((key) => key.startsWith(`${book}|`)).sort();
    expect(blocks.length).toBeGreaterThan(3);
    rows.set(blocks[1]!, rows.get(blocks[0]!)!);
    const tables = new Map(snapshot.tables).set('journal', rows);
    const store = memoryJournalStore({ ...snapshot, tables });
    phone = await openPhone(union.server, { ...phone, store });
    await phone.replica.checkHealth();
    expect(phone.replica.healthProblem()).toBeUndefined();
    await phone.replica.tier.open(TIER_WORDS);
    await phone.replica.checkHealth();
    expect(phone.replica.healthProblem()).toMatchObject({ kind: 'block-broken', book });
  });

  test('a sent request is neither lost nor unsent after a restart, and compacting leaves it as it is', async () => {
    await open(phone);
    await takeIn(phone);
    await synced(phone);
    await phone.replica.compact();
    phone = await restarted(phone);
    await phone.replica.compact();
    await synced(phone);
    expect(await phone.replica.selfCheck('all')).toMatchObject({ ok: true });
    expect(await stories(phone)).toEqual([]);
    expect(phone.replica.counts()).toEqual({ waiting: 0, check: 0 });
    await open(phone);
    expect(await stories(phone)).toEqual([STORY]);
  });

  test('an order to give it up waits for the words where own entries lie in it, and shreds at once where none do', async () => {
    const reader = await union.officerPhone('chu.tich', ['chair']);
    await takeIn(phone, [reader.identity.officer]);
    await synced(phone);
    await open(reader);
    await synced(reader);
    await reader.replica.tier.close();
    phone = await restarted(phone);
    await union.revoke(reader);
    await union.revoke(phone);
    await synced(reader);
    expect(reader.replica.books().filter((name) => name.split('.').length === 3)).toEqual([]);
    await synced(phone);
    expect(phone.replica.tier.state().books).toBe(1);
    await open(phone);
    await synced(phone);
    await phone.replica.tier.close();
    expect(phone.replica.tier.state().books).toBe(0);
  });
});

describe('open', () => {
  test('closed again, its rows leave the shelf and nothing else does', async () => {
    await takeIn(phone, [], 'chuyện thường', false);
    await open(phone);
    const book = await takeIn(phone);
    await synced(phone);
    await takeIn(phone, [], 'chưa gửi');
    expect(await stories(phone)).toHaveLength(3);
    await phone.replica.tier.close();
    expect(await stories(phone)).toEqual(['chuyện thường']);
    expect(await phone.replica.shelf.find({ type: 'caseReader' })).toEqual([]);
    expect(phone.replica.ownEntries()).toEqual([]);
    expect(phone.replica.counts().waiting).toBe(1);
    expect(phone.replica.tier.state()).toEqual({ isOpen: false, books: 2, waiting: 1 });
    await open(phone);
    expect((await stories(phone)).toSorted()).toEqual(
      ['chuyện thường', 'chưa gửi', STORY].toSorted(),
    );
    expect(phone.replica.books()).toContain(book);
  });

  test('five minutes without use close it; a screen in use keeps it open', async () => {
    await takeIn(phone);
    await open(phone);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      phone.replica.tier.touch();
      vi.advanceTimersByTime(TIER_IDLE_MS - 1000);
      phone.replica.tier.touch();
      vi.advanceTimersByTime(TIER_IDLE_MS - 1000);
      expect(await stories(phone)).toEqual([STORY]);
      expect(phone.replica.tier.state().isOpen).toBe(true);
      vi.advanceTimersByTime(1000);
    } finally {
      vi.useRealTimers();
    }
    await vi.waitFor(() => expect(phone.replica.tier.state().isOpen).toBe(false));
    await vi.waitFor(async () => expect(await stories(phone)).toEqual([]));
  });
});

describe('in a backup file', () => {
  const words = 'trâu cày ruộng sâu';
  const settings = { salt: 'AAECAwQFBgcICQoLDA0ODw', memoryKiB: 19_456, passes: 1 };

  /** The tier of a real vault under these words. */
  const realTier = async (): Promise<HigherTier> => {
    const store = memoryJournalStore();
    const port = vault({
      openStore: () => ({ ...store, close: async () => undefined }),
      registry: { list: async () => [], add: async () => undefined, remove: async () => undefined },
      argon2: argon2Workers().argon2,
      chance: browserChance,
      clock: { nowMs: () => Date.now() },
      secrets: memoryShiftSecrets(),
    });
    const made = must(
      await port.make({
        newDevice: await port.newDevice(),
        identity: phone.identity,
        keys: await port.deriveKeys(words, settings),
        settings,
        share: port.newShare(),
      }),
    );
    if (made.tier === undefined) throw new Error('a vault has a higher tier');
    return made.tier;
  };

  test('it goes along shut, opens by the words on another phone, and is sent from there', async () => {
    const keys = await deriveWordsKeys(argon2Workers().argon2, words, settings);
    const backupKey = { key: keys.backupKeys.seal, settings };
    const tier = await realTier();
    const first = await openPhone(union.server, { ...phone, backupKey, tier });
    await takeIn(first);
    const shut = await openPhone(union.server, {
      ...{ ...first, backupKey, tier },
      store: memoryJournalStore(first.store.snapshot()),
    });
    const file = must(await shut.replica.backup.make());
    expect(file.entries).toBe(1);
    must(await shut.replica.backup.kept(file));
    expect(maySignOut(shut.replica.counts(), shut.replica.backup.state())).toBe(true);

    const other = await union.secondPhone(phone);
    const opened = must(await other.replica.backup.open(file.bytes, words));
    expect(opened.entries).toBe(1);
    expect(must(await other.replica.backup.restore(opened))).toEqual({ taken: 1, known: 0 });
    expect(await stories(other)).toEqual([]);
    expect(other.replica.counts().waiting).toBe(1);
    await open(other);
    expect(await stories(other)).toEqual([STORY]);
    await synced(other);
    expect(other.replica.counts()).toEqual({ waiting: 0, check: 0 });
    expect(must(await other.replica.backup.restore(opened))).toEqual({ taken: 0, known: 1 });
    await other.replica.tier.close();
  });
});
