/** After a PIN: requests are written, not read; nothing of them is fetched or sent from the disk until the words are typed once. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { addCaseNote, openCase } from '#domain/cases/acts.ts';
import { member } from '#domain/roster/member.ts';
import { argon2Workers, deriveWordsKeys } from '#replica/argon2-words.ts';
import { browserChance } from '#replica/browser-chance.ts';
import { memoryShiftSecrets } from '#replica/memory-shift-secrets.ts';
import { memoryJournalStore } from '#replica/memory-journal-store.ts';
import { plainSealer } from '#replica/plain-sealer.ts';
import { TABLES, type CasesTier } from '#replica/ports.ts';
import { vault } from '#replica/vault.ts';
import { openPhone, TIER_WORDS, type Phone } from './phone.ts';
import { must, register, startUnion, synced, type TestUnion } from './union.ts';

const STORY = 'Công ty chậm trả lương tháng 10';
/** What the replica's own key opens. */
const plain = plainSealer();
const sealing = plainSealer('requests');
const byWords: CasesTier = {
  sealing,
  opening: sealing,
  isNew: false,
  unlock: async (words) =>
    words === TIER_WORDS
      ? { ok: true, value: sealing }
      : { ok: false, error: { kind: 'wrong-words' } },
  wrapped: async () => undefined,
};
const byPin: CasesTier = { ...byWords, opening: undefined };

let union: TestUnion;
let before: Phone;
let phone: Phone;

beforeEach(async () => {
  union = await startUnion();
  before = await union.officerPhone('tiep.nhan', ['case-officer', 'treasurer']);
  phone = await opened(before, byWords);
});
afterEach(() => union.server.stop());

/** The same disk, opened anew by the words or by a PIN. */
const opened = async (from: Phone, casesTier: CasesTier | undefined): Promise<Phone> => {
  await from.replica.close();
  const store = memoryJournalStore(from.store.snapshot());
  const next = await openPhone(union.server, { ...from, store, casesTier });
  must(await next.replica.loading);
  return next;
};
const takeIn = async (on: Phone, summary = STORY): Promise<void> => {
  must(
    await on.replica.save((moment) =>
      openCase(
        {
          ...{ casesBook: bookId('cases', union.unit), summary, receivedOn: moment.today },
          applicant: { who: 'anonymous' },
          channel: 'office',
          kind: 'late-wages',
          urgency: 'normal',
        },
        moment,
      ),
    ),
  );
};
const stories = async (on: Phone) =>
  (await on.replica.shelf.find({ type: 'caseFile' })).map(({ values }) => values['summary']).sort();

/** Rows of requests, and how many of them the replica's own key opens. */
const lying = async ({ identity, store }: Phone) => {
  let seen = 0;
  let legible = 0;
  for (const table of TABLES)
    for (const { key, value } of must(await store.list(table))) {
      if (!/^case/.test(key) || typeof value === 'string') continue;
      seen += 1;
      const place = `scd/1|${identity.replica}|${table}|${key}`;
      if (plain.open(value, place).ok || plain.openBlock(value, place).ok) legible += 1;
    }
  return { seen, legible };
};

test('after the words requests are read as ever; after a PIN none is there, the roll is, and the words bring all back', async () => {
  await register(phone, union.unit, 'Nông Thị Mơ');
  await takeIn(phone);
  await synced(phone);
  await phone.replica.compact();
  await takeIn(phone, 'chưa gửi');
  expect(await stories(phone)).toEqual([STORY, 'chưa gửi'].sort());

  phone = await opened(phone, byPin);
  expect(await stories(phone)).toEqual([]);
  expect(await phone.replica.shelf.find({ type: member.type })).not.toEqual([]);
  expect(phone.replica.ownEntries().map(({ act }) => act)).not.toContain('openCase');
  expect(phone.replica.casesTier.state()).toEqual({ isOpen: false, books: 1, waiting: 1 });
  expect(phone.replica.counts().waiting).toBe(1);
  expect(await phone.replica.casesTier.open('246813')).toMatchObject({
    error: { kind: 'wrong-words' },
  });
  must(await phone.replica.casesTier.open(TIER_WORDS));
  expect(await stories(phone)).toEqual([STORY, 'chưa gửi'].sort());
  await synced(phone);
  expect(phone.replica.counts()).toEqual({ waiting: 0, check: 0 });
});

test('a request is taken in after a PIN without opening, goes with the next contact, and older ones wait for the words', async () => {
  await takeIn(phone, 'viết trước, chưa gửi');
  phone = await opened(phone, byPin);
  await takeIn(phone);
  expect(phone.replica.casesTier.state().waiting).toBe(2);
  await synced(phone);
  // The one before it in its chain lies shut: neither goes, and the end of the day asks.
  expect(phone.replica.counts().waiting).toBe(2);
  must(await phone.replica.casesTier.open(TIER_WORDS));
  await synced(phone);
  expect(phone.replica.counts().waiting).toBe(0);

  phone = await opened(phone, byPin);
  await takeIn(phone, 'ghi và gửi ngay');
  await synced(phone);
  expect(phone.replica.counts().waiting).toBe(0);
  expect(await stories(phone)).toEqual([]);
});

test('nothing of the requests is fetched while they are shut; the dues and the roll are', async () => {
  phone = await opened(phone, byPin);
  await synced(phone);
  const colleague = await union.officerPhone('chu.tich', ['chair']);
  await takeIn(colleague);
  await register(colleague, union.unit, 'Nông Thị Mơ');
  await synced(colleague);
  await synced(phone);
  expect(phone.replica.cursors().find(({ book }) => book === `cases.${union.unit}`)?.n).toBe(0);
  expect(await phone.replica.shelf.find({ type: member.type })).not.toEqual([]);
  must(await phone.replica.casesTier.open(TIER_WORDS));
  await synced(phone);
  expect(await stories(phone)).toEqual([STORY]);
});

test('the replica’s own key reads nothing of requests, in no table, drafts among them', async () => {
  await takeIn(phone);
  await synced(phone);
  await takeIn(phone, 'chuyện thứ hai');
  phone.replica.drafts.write('case:', phone.replica.drafts.newId(), { summary: STORY }, 'cases');
  await phone.replica.drafts.settle();
  await phone.replica.compact();
  const { seen, legible } = await lying(phone);
  expect(seen).toBeGreaterThanOrEqual(4);
  expect(legible).toBe(0);
  phone = await opened(phone, byPin);
  expect(await phone.replica.drafts.read('case:')).toEqual([]);
});

test('requests from before they had a key of their own are moved under it when words open, and nothing is lost', async () => {
  phone = await opened(phone, undefined);
  await takeIn(phone);
  await synced(phone);
  await phone.replica.compact();
  await takeIn(phone, 'chưa gửi');
  phone.replica.drafts.write('case:', phone.replica.drafts.newId(), { summary: 'nháp' });
  await phone.replica.drafts.settle();
  const { seen, legible } = await lying(phone);
  expect([seen >= 4, legible]).toEqual([true, seen]);

  phone = await opened(phone, { ...byWords, isNew: true });
  expect(await lying(phone)).toEqual({ seen, legible: 0 });
  expect(await stories(phone)).toEqual([STORY, 'chưa gửi'].sort());
  expect(await phone.replica.drafts.read('case:')).toHaveLength(1);
  expect(await phone.replica.selfCheck('all')).toMatchObject({ ok: true });

  phone = await opened(phone, byPin);
  expect(phone.replica.casesTier.state()).toMatchObject({ isOpen: false, waiting: 1 });
  must(await phone.replica.casesTier.open(TIER_WORDS));
  await synced(phone);
  expect(phone.replica.counts()).toEqual({ waiting: 0, check: 0 });
});

test('a backup made after a PIN takes the shut requests along; the words open it on another phone', async () => {
  const words = 'trâu cày ruộng sâu';
  const settings = { salt: 'AAECAwQFBgcICQoLDA0ODw', memoryKiB: 19_456, passes: 1 };
  const { argon2 } = argon2Workers();
  const store = memoryJournalStore();
  const port = vault({
    openStore: () => ({ ...store, close: async () => undefined }),
    registry: { list: async () => [], add: async () => undefined, remove: async () => undefined },
    ...{ argon2, chance: browserChance, secrets: memoryShiftSecrets() },
    clock: { nowMs: () => Date.now() },
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
  const keys = await deriveWordsKeys(argon2, words, settings);
  const backupKey = { key: keys.backupKeys.seal, settings };
  const { casesTier, tier } = made;
  if (casesTier === undefined || tier === undefined) throw new Error('a vault has both');
  const first = await openPhone(union.server, { ...phone, backupKey, tier, casesTier });
  await takeIn(first);
  const shut = await openPhone(union.server, {
    ...{ ...first, backupKey, tier },
    casesTier: { ...casesTier, opening: undefined },
    store: memoryJournalStore(first.store.snapshot()),
  });
  expect(await stories(shut)).toEqual([]);
  const file = must(await shut.replica.backup.make());
  expect(file.entries).toBe(1);

  const other = await union.secondPhone(before);
  const contents = must(await other.replica.backup.open(file.bytes, words));
  expect(must(await other.replica.backup.restore(contents))).toEqual({ taken: 1, known: 0 });
  expect(await stories(other)).toEqual([STORY]);
});

test('an order to give the requests up waits for the words where own entries lie in them', async () => {
  await takeIn(phone);
  await synced(phone);
  must(
    await phone.replica.save((moment) =>
      addCaseNote(
        { casesBook: bookId('cases', union.unit), caseFile: 'case-1', text: 'gặp chị Hiền' },
        moment,
      ),
    ),
  );
  phone = await opened(phone, byPin);
  await union.revoke(phone);
  await synced(phone);
  expect(phone.replica.books()).toContain(`cases.${union.unit}`);
  expect(phone.replica.counts().waiting).toBe(1);
  must(await phone.replica.casesTier.open(TIER_WORDS));
  await synced(phone);
  expect(phone.replica.books()).not.toContain(`cases.${union.unit}`);
});
