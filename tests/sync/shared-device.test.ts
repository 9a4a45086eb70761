/** A device that several people use: requests are taken in and sent, and do not lie on it, unless the union says so. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookId } from '#book/book-id.ts';
import { openCase } from '#domain/cases/acts.ts';
import { confidentialBook } from '#domain/cases/confidential-book.ts';
import { changeSetting } from '#domain/office/acts.ts';
import { member } from '#domain/roster/member.ts';
import { memoryJournalStore } from '#replica/memory-journal-store.ts';
import { plainSealer } from '#replica/plain-sealer.ts';
import type { CasesTier } from '#replica/ports.ts';
import { openPhone, TIER_WORDS, type Phone } from './phone.ts';
import {
  collect,
  must,
  receiptNumbers,
  register,
  startUnion,
  synced,
  type TestUnion,
} from './union.ts';

const STORY = 'Công ty chậm trả lương tháng 10';
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
let phone: Phone;

beforeEach(async () => {
  union = await startUnion();
  phone = await opened(await union.officerPhone('tiep.nhan', ['case-officer', 'treasurer']));
});
afterEach(() => union.server.stop());

interface How {
  readonly by?: CasesTier;
  readonly isShared?: boolean;
  readonly asWriter?: boolean;
}

/** The same disk, opened anew. */
const opened = async (from: Phone, { by = byWords, ...how }: How = {}): Promise<Phone> => {
  await from.replica.close();
  const store = memoryJournalStore(from.store.snapshot());
  const next = await openPhone(union.server, { ...from, ...how, store, casesTier: by });
  must(await next.replica.loading);
  return next;
};
const takeIn = async (on: Phone, summary = STORY, isConfidential = false): Promise<string> => {
  let casesBook = bookId('cases', union.unit);
  must(
    await on.replica.save((moment) => {
      if (isConfidential) casesBook = confidentialBook(union.unit, moment.newId());
      return openCase(
        {
          ...{ casesBook, readers: [], summary, receivedOn: moment.today },
          applicant: { who: 'anonymous' },
          channel: 'office',
          kind: 'late-wages',
          urgency: 'normal',
        },
        moment,
      );
    }),
  );
  return casesBook;
};
const stories = async (on: Phone) =>
  (await on.replica.shelf.find({ type: 'caseFile' })).map(({ values }) => values['summary']).sort();
/** What lies on the disk of requests, but own counters and what is sealed for the server. */
const lying = async ({ store }: Phone): Promise<readonly string[]> => {
  const keys: string[] = [];
  for (const table of ['outbox', 'journal', 'segments'] as const)
    for (const { key } of must(await store.list(table)))
      if (key.startsWith('cases.')) keys.push(`${table} ${key}`);
  return keys;
};
const seen = async (on: Phone): Promise<number | undefined> =>
  on.replica.cursors().find(({ book }) => book === `cases.${union.unit}`)?.n;
const ruled = async (isAllowed: boolean | null): Promise<void> => {
  const { replica } = union.admin;
  await synced(union.admin);
  must(
    await replica.save(() =>
      changeSetting({ unit: union.unit, key: 'cases-on-shared', value: isAllowed }),
    ),
  );
  await synced(union.admin);
};

test('a second officer comes onto the device: what was kept of requests leaves it, roll and dues stay', async () => {
  await register(phone, union.unit, 'Nông Thị Mơ');
  await takeIn(phone);
  await synced(phone);
  await phone.replica.compact();
  expect(await lying(phone)).not.toEqual([]);

  phone = await opened(phone, { isShared: true });
  expect(await stories(phone)).toEqual([]);
  expect(await lying(phone)).toEqual([]);
  expect(await seen(phone)).toBe(0);
  expect(phone.replica.casesTier.state().notHere).toBe('shared-device');
  expect(await phone.replica.shelf.find({ type: member.type })).toHaveLength(1);
  // A restored server could lack it: it lies here for the server's eyes.
  expect(await phone.replica.parcels()).toHaveLength(1);
  expect(await phone.replica.selfCheck('all')).toMatchObject({ ok: true });
  expect(phone.replica.leftBooks()).toEqual([]);
  await synced(phone);
  expect(await seen(phone)).toBe(0);
});

test('what was never sent is sent first, whoever says meanwhile that the device is shared', async () => {
  await takeIn(phone, 'chưa gửi');
  await phone.replica.setShared(true);
  expect(await stories(phone)).toEqual([]);
  expect(phone.replica.counts().waiting).toBe(1);
  expect(await lying(phone)).toHaveLength(1);
  expect(phone.replica.casesTier.state()).toMatchObject({ waiting: 1, isSending: true });

  await synced(phone);
  expect(phone.replica.counts()).toEqual({ waiting: 0, check: 0 });
  expect(await lying(phone)).toEqual([]);
  const own = await opened(await union.secondPhone(phone));
  await synced(own);
  expect(await stories(own)).toEqual(['chưa gửi']);
});

test('a request is taken in on a shared device without opening, and goes hours later as well', async () => {
  phone = await opened(phone, { isShared: true });
  await takeIn(phone, 'ghi lúc mất mạng');
  phone.clock.ms += 3 * 3_600_000;
  union.server.clock.ms += 3 * 3_600_000;
  expect(await stories(phone)).toEqual([]);
  await synced(phone);
  expect(phone.replica.counts().waiting).toBe(0);
  expect(await lying(phone)).toEqual([]);
  // The next one goes on where the chain stood.
  await takeIn(phone, 'ghi hôm sau');
  await synced(phone);
  expect(phone.replica.counts()).toEqual({ waiting: 0, check: 0 });
  const own = await opened(await union.secondPhone(phone));
  await synced(own);
  expect(await stories(own)).toEqual(['ghi hôm sau', 'ghi lúc mất mạng']);
});

test('after a PIN what lies unsent asks for the words: they send it and show nothing', async () => {
  await takeIn(phone, 'viết trước, chưa gửi');
  phone = await opened(phone, { by: byPin, isShared: true });
  await synced(phone);
  expect(phone.replica.counts().waiting).toBe(1);
  expect(phone.replica.casesTier.state().isSending).toBe(false);
  expect(await phone.replica.casesTier.open('sai cụm từ')).toMatchObject({
    error: { kind: 'wrong-words' },
  });
  must(await phone.replica.casesTier.open(TIER_WORDS));
  expect(await stories(phone)).toEqual([]);
  await synced(phone);
  expect(phone.replica.counts().waiting).toBe(0);
  expect(await lying(phone)).toEqual([]);
});

test('confidential ones too: the words once more send them, and they are not shown', async () => {
  const book = await takeIn(phone, 'Tổ trưởng ép ký đơn', true);
  phone.clock.ms += 120_000;
  phone = await opened(phone, { isShared: true });
  await synced(phone);
  expect(phone.replica.tier.state()).toMatchObject({ waiting: 1, isSending: false });
  must(await phone.replica.tier.open(TIER_WORDS));
  expect(await stories(phone)).toEqual([]);
  await synced(phone);
  expect(phone.replica.counts()).toEqual({ waiting: 0, check: 0 });
  expect((await lying(phone)).filter((key) => key.includes(book))).toEqual([]);
  expect(phone.replica.tier.state().isOpen).toBe(false);
});

test('the union lets them lie on shared devices: they come back with the next contact, and go when it forbids it again', async () => {
  await takeIn(phone);
  await synced(phone);
  phone = await opened(phone, { isShared: true });
  expect(await stories(phone)).toEqual([]);
  await ruled(true);
  await synced(phone);
  // The rule came with this contact; what it lets in comes with the next, which begins by itself.
  await synced(phone);
  expect(await stories(phone)).toEqual([STORY]);
  // Known before the office book is read.
  phone = await opened(phone, { isShared: true });
  expect(await stories(phone)).toEqual([STORY]);
  await ruled(null);
  await synced(phone);
  expect(await stories(phone)).toEqual([]);
  expect(await lying(phone)).toEqual([]);
});

test('a rule that waits on this very phone opens nothing', async () => {
  await takeIn(phone);
  await synced(phone);
  await union.grant(phone, 'chair');
  await synced(phone);
  phone = await opened(phone, { isShared: true });
  must(
    await phone.replica.save(() =>
      changeSetting({ unit: union.unit, key: 'cases-on-shared', value: true }),
    ),
  );
  await phone.replica.setShared(false);
  await phone.replica.setShared(true);
  expect(phone.replica.casesTier.state().notHere).toBe('shared-device');
});

test('the right ends: the book goes by the order, for what was written here is sealed for the server already', async () => {
  await takeIn(phone);
  await synced(phone);
  phone = await opened(phone, { isShared: true });
  const parcels = await phone.replica.parcels();
  expect(parcels).toHaveLength(1);
  await union.revoke(phone);
  await synced(phone);
  expect(phone.replica.books()).not.toContain(`cases.${union.unit}`);
  expect(await phone.replica.parcels()).toEqual(parcels);
});

test('the device is one officer’s own again: the requests come back', async () => {
  await takeIn(phone);
  await synced(phone);
  phone = await opened(phone, { isShared: true });
  await phone.replica.setShared(false);
  await synced(phone);
  expect(await stories(phone)).toEqual([STORY]);
});

test('collecting, receipts and their numbers go on as on an own device', async () => {
  const person = await register(phone, union.unit, 'Nông Thị Mơ');
  await synced(phone);
  phone = await opened(phone, { isShared: true });
  must(await collect(phone, union.unit, person));
  await synced(phone);
  phone = await opened(phone, { isShared: true, by: byPin });
  must(await collect(phone, union.unit, person, { period: '2026-12' }));
  const [first, second] = await receiptNumbers(phone);
  expect([first?.slice(-2), second?.slice(-2)]).toEqual(['-1', '-2']);
  expect(second?.slice(0, -2)).toBe(first?.slice(0, -2));
});

test('a second window that only reads takes nothing off the disk', async () => {
  await takeIn(phone);
  await synced(phone);
  const kept = await lying(phone);
  const reader = await opened(phone, { isShared: true, asWriter: false });
  expect(await stories(reader)).toEqual([]);
  expect(await lying(reader)).toEqual(kept);
});
