// A lease run out: requests and most of the roll close, money goes on, and one contact opens all with nothing lost.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accept } from '#base/result.ts';
import { bookId } from '#book/book-id.ts';
import { openCase } from '#domain/cases/acts.ts';
import { confidentialBook } from '#domain/cases/confidential-book.ts';
import { DAY_MS } from '#domain/day-number.ts';
import { closeDay } from '#domain/dues/close-acts.ts';
import { ownChains } from '#domain/dues/own-chains.ts';
import type { receipt } from '#domain/dues/receipt.ts';
import { changeSetting } from '#domain/office/acts.ts';
import type { SettingKey } from '#domain/office/setting-value.ts';
import type { RecordOf } from '#domain/record-of.ts';
import { registerMember } from '#domain/roster/acts.ts';
import { unclosed } from '#domain/views/day-view.ts';
import { computeArgon2 } from '#replica/argon2-compute.ts';
import { deriveWordsKeys } from '#replica/argon2-words.ts';
import { memoryJournalStore } from '#replica/memory-journal-store.ts';
import { plainSealer } from '#replica/plain-sealer.ts';
import type { CasesTier } from '#replica/ports.ts';
import { openPhone, TIER_WORDS, type Phone } from './phone.ts';
import { collect, must, startUnion, synced, type TestUnion } from './union.ts';

const STORY = 'Công ty chậm trả lương tháng 10';
const NAME = 'Lò Thị Piêng';
const NUMBER = '011190000123';
const sealing = plainSealer('requests');
/** How often the private half was unwrapped by words. */
let unwrapped = 0;
const byWords: CasesTier = {
  sealing,
  opening: sealing,
  isNew: false,
  unlock: async (words) => {
    unwrapped += 1;
    return words === TIER_WORDS ? accept(sealing) : { ok: false, error: { kind: 'wrong-words' } };
  },
  // What a backup takes along; only a real vault opens it.
  wrapped: async () => '{}',
};

let union: TestUnion;
let phone: Phone;
let memberId: string;

beforeEach(async () => {
  unwrapped = 0;
  union = await startUnion();
  phone = await opened(
    await union.officerPhone('chu.tich', ['chair', 'treasurer', 'case-officer']),
    byWords,
  );
  await synced(phone);
  const saved = must(await registerPerson(phone));
  expect(saved.entries).toHaveLength(1);
  memberId = (await people(phone))[0]?.id ?? '';
  await takeIn(phone);
  await synced(phone);
});
afterEach(() => union.server.stop());

/** The same disk, opened anew. */
const opened = async (from: Phone, casesTier: CasesTier | undefined): Promise<Phone> => {
  await from.replica.close();
  const store = memoryJournalStore(from.store.snapshot());
  const next = await openPhone(union.server, { ...from, store, casesTier });
  must(await next.replica.loading);
  return next;
};
const registerPerson = (on: Phone) =>
  on.replica.save((moment) =>
    registerMember(
      {
        rosterBook: bookId('roster', union.unit),
        ...{ fullName: NAME, employeeNo: 'M-17', nationalNumber: NUMBER, phone: '0912 345 678' },
        ...{ bornOn: '1990-05-20', sex: 'female', address: 'Bản Mạt, xã Chiềng Mung' },
        ...{ source: 'typed', step: 'admitted', stepOn: '2026-11-01' },
        consent: { textVersion: 'v1', textHash: 'abc', how: 'read-aloud' },
      },
      moment,
    ),
  );
const takeIn = async (on: Phone, summary = STORY, book = bookId('cases', union.unit)) => {
  must(
    await on.replica.save((moment) =>
      openCase(
        {
          ...{ casesBook: book, summary, receivedOn: moment.today },
          ...{ channel: 'office', kind: 'late-wages', urgency: 'normal' },
          applicant: { who: 'anonymous' },
        },
        moment,
      ),
    ),
  );
};
const stories = async (on: Phone) =>
  (await on.replica.shelf.find({ type: 'caseFile' })).map(({ values }) => values['summary']).sort();
const people = async (on: Phone) => on.replica.shelf.find({ type: 'member' });
/** Days without contact on each of which the app is opened once. */
const daysPass = async (days: number, on = phone): Promise<void> => {
  for (let day = 0; day < days; day++) {
    on.clock.ms += DAY_MS;
    union.server.clock.ms += DAY_MS;
    await on.replica.lease.observe();
  }
};
const standing = ({ replica }: Phone) => {
  const { roll, cases } = replica.lease.state();
  return { roll: roll.is, cases: cases.is, left: cases.daysLeft };
};
const rule = async (key: SettingKey, value: number): Promise<void> => {
  must(await phone.replica.save(() => changeSetting({ unit: union.unit, key, value })));
};

describe('requests', () => {
  test('close on the fourteenth day without contact, are told of a week before, and the roll stays', async () => {
    await daysPass(6);
    expect(standing(phone)).toEqual({ roll: 'running', cases: 'running', left: 8 });
    await daysPass(1);
    expect(standing(phone)).toEqual({ roll: 'running', cases: 'told', left: 7 });
    await daysPass(6);
    expect(await stories(phone)).toEqual([STORY]);
    await daysPass(1);
    expect(standing(phone)).toEqual({ roll: 'running', cases: 'over', left: 0 });
    expect(await stories(phone)).toEqual([]);
    expect(phone.replica.casesTier.state()).toMatchObject({ isOpen: false, notHere: 'lease-over' });
    expect(phone.replica.record(bookId('cases', union.unit), 'caseFile', 'x')).toBeUndefined();
    expect((await people(phone))[0]?.values['nationalNumber']).toEqual([NUMBER]);
  });

  test('the words open nothing then: the key is not even unwrapped, in neither part', async () => {
    await takeIn(phone, 'kín', confidentialBook(union.unit, 'part0001'));
    must(await phone.replica.tier.open(TIER_WORDS));
    expect(await stories(phone)).toEqual([STORY, 'kín'].sort());
    await daysPass(14);
    expect(await stories(phone)).toEqual([]);
    for (const tier of [phone.replica.casesTier, phone.replica.tier])
      expect(await tier.open(TIER_WORDS)).toMatchObject({ error: { kind: 'lease-over' } });
    expect(unwrapped).toBe(0);
    phone = await opened(phone, byWords);
    expect(await stories(phone)).toEqual([]);
    expect(await phone.replica.casesTier.open(TIER_WORDS)).toMatchObject({ ok: false });
    expect(unwrapped).toBe(0);
    // Confidential ones ask for the words after the contact as they always do.
    await synced(phone);
    expect(await stories(phone)).toEqual([STORY]);
    must(await phone.replica.tier.open(TIER_WORDS));
    expect(await stories(phone)).toEqual([STORY, 'kín'].sort());
  });

  test('what was taken in before and after they closed is sent by the contact that opens them, and nothing is lost', async () => {
    await takeIn(phone, 'viết trước, chưa gửi');
    await daysPass(14);
    await takeIn(phone, 'viết khi đã đóng');
    expect(await stories(phone)).toEqual([]);
    expect(phone.replica.counts().waiting).toBe(2);
    phone = await opened(phone, byWords);
    expect(phone.replica.counts().waiting).toBe(2);
    await synced(phone);
    // Without a restart and without the words.
    expect(standing(phone)).toEqual({ roll: 'running', cases: 'running', left: 14 });
    expect(await stories(phone)).toEqual(
      [STORY, 'viết trước, chưa gửi', 'viết khi đã đóng'].sort(),
    );
    await synced(phone);
    expect(phone.replica.counts()).toEqual({ waiting: 0, check: 0 });
    expect(unwrapped).toBe(0);
  });

  test('what a colleague has written meanwhile comes with the next contact', async () => {
    const colleague = await union.officerPhone('tiep.nhan', ['case-officer']);
    await daysPass(14);
    await takeIn(colleague, 'của đồng nghiệp');
    await synced(colleague);
    await synced(phone);
    await synced(phone);
    expect(await stories(phone)).toEqual([STORY, 'của đồng nghiệp'].sort());
  });

  test('after a PIN they want the words, before the lease ran out and after the contact', async () => {
    await daysPass(14);
    phone = await opened(phone, { ...byWords, opening: undefined });
    expect(await phone.replica.casesTier.open(TIER_WORDS)).toMatchObject({
      error: { kind: 'lease-over' },
    });
    await synced(phone);
    expect(phone.replica.casesTier.state()).toMatchObject({ isOpen: false, notHere: undefined });
    must(await phone.replica.casesTier.open(TIER_WORDS));
    expect(await stories(phone)).toEqual([STORY]);
  });
});

describe('the roll', () => {
  test('after thirty days name, number at work and standing stay; the rest is neither shown, found nor read', async () => {
    await daysPass(29);
    expect((await people(phone))[0]?.values).toHaveProperty('address', 'Bản Mạt, xã Chiềng Mung');
    await daysPass(1);
    const [row] = await people(phone);
    expect(row?.values).toMatchObject({ fullName: [NAME], employeeNo: 'M-17' });
    expect(JSON.stringify(row)).not.toMatch(/011190000123|912345678|1990-05-20|Chiềng|female/);
    expect(row?.searchText).toContain('lo thi pieng');
    const record = phone.replica.record(row?.book ?? '', 'member', memberId);
    expect(JSON.stringify(record)).not.toMatch(/011190000123|912345678|1990-05-20|Chiềng/);
    const [step] = await phone.replica.shelf.find({ type: 'membershipStep' });
    expect(step?.values).toMatchObject({ what: 'admitted', on: '2026-11-01' });
    // Opened anew it is the same.
    phone = await opened(phone, byWords);
    expect(JSON.stringify(await people(phone))).not.toMatch(/011190000123|912345678/);
    await synced(phone);
    expect((await people(phone))[0]?.values).toMatchObject({
      nationalNumber: [NUMBER],
      address: 'Bản Mạt, xã Chiềng Mung',
    });
  });

  test('what this phone wrote itself and has not sent is narrowed too, and sent whole', async () => {
    await daysPass(1);
    must(await registerPerson(phone));
    await daysPass(29);
    expect(JSON.stringify(phone.replica.ownEntries())).not.toContain(NUMBER);
    expect(phone.replica.counts().waiting).toBe(1);
    await synced(phone);
    const [first, second] = await people(phone);
    expect([first?.values['nationalNumber'], second?.values['nationalNumber']]).toEqual([
      [NUMBER],
      [NUMBER],
    ]);
  });
});

describe('money', () => {
  test('ninety days without contact: a receipt is taken, the day closed, a backup made with the shut request in it', async () => {
    const words = 'trâu cày ruộng sâu';
    const settings = { salt: 'AAECAwQFBgcICQoLDA0ODw', memoryKiB: 19_456, passes: 1 };
    const keys = await deriveWordsKeys(computeArgon2, words, settings);
    await phone.replica.close();
    phone = await openPhone(union.server, {
      ...{ ...phone, casesTier: byWords, backupKey: { key: keys.backupKeys.seal, settings } },
      tier: byWords,
      store: memoryJournalStore(phone.store.snapshot()),
    });
    await daysPass(90);
    expect(standing(phone)).toMatchObject({ roll: 'over', cases: 'over' });
    must(await collect(phone, union.unit, memberId));
    const { replica } = phone;
    const duesBook = bookId('dues', union.unit);
    const receipts = await replica.shelf.find({ type: 'receipt', book: duesBook });
    const open = unclosed(receipts as unknown as readonly RecordOf<typeof receipt>[], [], []);
    must(
      await replica.save((moment) =>
        closeDay(
          { duesBook, open, notes: [{ noteVnd: 5_000, count: 5 }], why: '' },
          moment,
          ownChains(moment.device, duesBook, replica.heads(), replica.ownEntries()),
        ),
      ),
    );
    await takeIn(phone, 'viết khi đã đóng');
    const file = must(await replica.backup.make());
    expect(file.entries).toBe(3);
    await synced(phone);
    await synced(phone);
    expect(replica.counts()).toEqual({ waiting: 0, check: 0 });
    expect(await replica.shelf.find({ type: 'dayClose' })).toHaveLength(1);
  });
});

describe('what counts as a contact', () => {
  test('an answer cut off before its signed end, and one with another signature, open nothing', async () => {
    await daysPass(14);
    const { line } = union.server;
    const honest = line.fetch;
    const changed =
      (change: (lines: readonly string[]) => readonly string[]): typeof fetch =>
      async (input, init) => {
        const answer = await honest(input, init);
        const url = input instanceof Request ? input.url : String(input);
        if (!url.endsWith('/api/sync/pull') || !answer.ok) return answer;
        const lines = (await answer.text()).trimEnd().split('\n');
        return new Response(`${change(lines).join('\n')}\n`, answer);
      };
    line.fetch = changed((lines) => lines.slice(0, -1));
    expect(await phone.sync.syncNow()).toMatchObject({ kind: 'no-connection' });
    line.fetch = changed((lines) =>
      lines.map((text) =>
        text.includes('"line":"end"')
          ? JSON.stringify({ ...JSON.parse(text), signature: 'A'.repeat(86) })
          : text,
      ),
    );
    expect(await phone.sync.syncNow()).toMatchObject({ kind: 'not-our-server' });
    expect(standing(phone).cases).toBe('over');
    line.fetch = honest;
    await synced(phone);
    expect(standing(phone).cases).toBe('running');
  });

  test('a captive portal opens nothing', async () => {
    await daysPass(14);
    const { line } = union.server;
    const honest = line.fetch;
    line.fetch = async () => new Response('<html>Đăng nhập Wi-Fi</html>');
    expect(await phone.sync.syncNow()).toBeDefined();
    expect(standing(phone).cases).toBe('over');
    line.fetch = honest;
  });
});

describe('the count on the disk', () => {
  test('killing the app gives no day back, and a row that was never written begins anew', async () => {
    for (let day = 0; day < 13; day++) {
      await daysPass(1);
      phone = await opened(phone, byWords);
    }
    expect(standing(phone)).toMatchObject({ cases: 'told', left: 1 });
  });

  test('a second window counts for itself and writes nothing', async () => {
    const store = memoryJournalStore(phone.store.snapshot());
    const reader = await openPhone(union.server, {
      ...{ ...phone, store, casesTier: byWords, asWriter: false },
    });
    const before = must(await store.get('cursor', 'lease'));
    await daysPass(14, reader);
    expect(await stories(reader)).toEqual([]);
    expect(must(await store.get('cursor', 'lease'))).toBe(before);
  });
});

describe('the term', () => {
  test('is not for a collector to set: the server holds it back, and the phone goes on with the usual one', async () => {
    const collector = await union.officerPhone('thu.phi', ['collector']);
    must(
      await collector.replica.save(() =>
        changeSetting({ unit: union.unit, key: 'lease-days', value: 90 }),
      ),
    );
    await synced(collector);
    expect(collector.replica.counts().check).toBe(1);
    await daysPass(1, collector);
    expect(collector.replica.lease.state().roll.daysLeft).toBe(29);
    await synced(phone);
    expect(phone.replica.lease.state().roll.daysLeft).toBe(30);
  });

  test('is what the union has set, from the next contact on', async () => {
    await rule('lease-days', 7);
    await rule('lease-case-days', 1);
    // Not sent yet: nobody shortens or lengthens the lease of a phone that is without contact.
    await daysPass(1);
    expect(standing(phone)).toMatchObject({ roll: 'running', cases: 'running' });
    await synced(phone);
    await daysPass(1);
    expect(standing(phone)).toEqual({ roll: 'told', cases: 'over', left: 0 });
    await daysPass(6);
    expect(standing(phone).roll).toBe('over');
    await rule('lease-days', 90);
    await daysPass(1);
    expect(standing(phone).roll).toBe('over');
    await synced(phone);
    await synced(phone);
    expect(phone.replica.lease.state().roll.daysLeft).toBe(90);
  });
});
