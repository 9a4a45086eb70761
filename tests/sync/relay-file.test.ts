// A phone without a signal sends by a colleague's: each receipt once, whoever carries it, and the author hears of it in time.
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { base64FromBytes, utf8FromText } from '#base/bytes.ts';
import { memoryJournalStore } from '#replica/memory-journal-store.ts';
import type { Chance } from '#replica/ports.ts';
import { decodeRelay, encodeRelay, RELAY_FILE_BYTES_MAX } from '#replica/relay-file.ts';
import type { RelayFile } from '#replica/relay-port.ts';
import { carryForOthers } from '#sync/carry.ts';
import { sendCarried } from '#sync/http-relay.ts';
import { openPhone, type Phone } from './phone.ts';
import {
  collect,
  must,
  receiptNumbers,
  register,
  startUnion,
  synced,
  type TestUnion,
} from './union.ts';

const PERIODS = ['2026-07', '2026-08', '2026-09', '2026-10', '2026-11'];

let union: TestUnion;
let author: Phone;
/** Collects nowhere here: an officer of the union who reads no dues of it. */
let carrier: Phone;
let chair: Phone;
let member: string;
/** Requests that carried something. */
let sent: number;
const stops: (() => void)[] = [];

beforeEach(async () => {
  union = await startUnion();
  author = await union.officerPhone('to.truong', ['treasurer', 'chair']);
  carrier = await union.officerPhone('nguoi.mang', ['auditor']);
  chair = await union.officerPhone('chu.tich', ['chair', 'treasurer']);
  member = await register(author, union.unit, 'Lý Thị Mơ');
  await synced(author);
  sent = 0;
  const { fetch: plain } = union.server.line;
  union.server.line.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    if (url.endsWith('/api/sync/relay')) sent += 1;
    return plain(input, init);
  };
});
afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  await union.server.stop();
});

const chance: Chance = { bytes: (length) => new Uint8Array(randomBytes(length)) };
/** It comes when it comes: a busy machine takes its time. */
const soon = (isSo: () => unknown): Promise<unknown> => vi.waitFor(isSo, { timeout: 30_000 });
const relayOf = (phone: Phone) => phone.replica.relay();
const carries = (phone: Phone): void => {
  stops.push(
    carryForOthers({
      ...{ sync: phone.sync, relay: phone.replica.relay, isWriter: phone.replica.isWriter },
      send: (part) => sendCarried(phone.wire, phone.transport.session(), part, chance),
    }),
  );
};
const collected = async (): Promise<readonly string[]> => {
  for (const period of PERIODS) must(await collect(author, union.unit, member, { period }));
  return receiptNumbers(author);
};
const made = async (phone = author): Promise<RelayFile> =>
  must(await (await relayOf(phone)).make());
const taken = async (phone: Phone, file: RelayFile) =>
  must(await (await relayOf(phone)).take(file.bytes));
const problemOf = async (phone: Phone, bytes: Uint8Array) => {
  const answered = await (await relayOf(phone)).take(bytes);
  return answered.ok ? 'taken' : answered.error.kind;
};
/** The own contact, and until nothing that is carried waits. */
const contact = async (phone: Phone): Promise<void> => {
  await synced(phone);
  await soon(async () => expect(await (await relayOf(phone)).due()).toHaveLength(0));
};

test('five receipts without a signal, carried by a colleague, acknowledged once the author is in contact, none twice', async () => {
  const given = await collected();
  const file = await made();
  expect(file).toMatchObject({ entries: 5, left: 0, mediaType: 'text/plain' });
  expect(file.name).toMatch(/^gui-nho-2026-11-22-\d{4}\.socongdoan\.txt$/);
  // Nothing is sent by that: the author's phone has it all as before.
  expect(author.replica.counts().waiting).toBe(5);
  carries(carrier);
  expect((await taken(carrier, file)).state).toEqual({ is: 'waiting', sent: 0 });
  await contact(carrier);
  expect(await (await relayOf(carrier)).carried()).toMatchObject([
    { state: { is: 'sent', entries: 5, left: 0 } },
  ]);
  expect(sent).toBe(1);
  await synced(chair);
  expect(await receiptNumbers(chair)).toEqual(given);
  expect(author.replica.counts().waiting).toBe(5);
  await synced(author);
  expect(author.replica.counts()).toEqual({ waiting: 0, check: 0 });
  expect(await receiptNumbers(author)).toEqual(given);
  await synced(chair);
  expect(await receiptNumbers(chair)).toEqual(given);
  for (const phone of [author, chair]) expect((await phone.replica.selfCheck('all')).ok).toBe(true);
});

test('sent once by each that carries it, however often it is taken in and whoever else sends', async () => {
  const given = await collected();
  const file = await made();
  for (const phone of [carrier, chair]) carries(phone);
  for (const phone of [carrier, carrier, chair]) await taken(phone, file);
  for (const phone of [carrier, chair, carrier]) await contact(phone);
  expect(sent).toBe(2);
  // Taken in once more: it is known for what it is.
  expect((await taken(carrier, file)).state.is).toBe('sent');
  await contact(carrier);
  expect(sent).toBe(2);
  await synced(author);
  await synced(chair);
  expect(await receiptNumbers(chair)).toEqual(given);
  expect(author.replica.counts()).toEqual({ waiting: 0, check: 0 });
});

test('written on after the file was made: the rest goes by the own contact, and the chain holds', async () => {
  await collected();
  const file = await made();
  must(await collect(author, union.unit, member, { period: '2026-06' }));
  carries(carrier);
  await taken(carrier, file);
  await contact(carrier);
  await synced(author);
  expect(author.replica.counts()).toEqual({ waiting: 0, check: 0 });
  await synced(chair);
  expect(await receiptNumbers(chair)).toHaveLength(6);
});

test('the carrier is killed before there is a signal, and an answer gets lost: it is still sent, and stands once', async () => {
  await collected();
  await taken(carrier, await made());
  const again = await openPhone(union.server, {
    ...carrier,
    store: memoryJournalStore(carrier.store.snapshot()),
  });
  carries(again);
  const { fetch: plain } = union.server.line;
  let isLost = false;
  union.server.line.fetch = async (input, init) => {
    const answer = await plain(input, init);
    const url = input instanceof Request ? input.url : input.toString();
    if (!url.endsWith('/api/sync/relay') || isLost) return answer;
    isLost = true;
    throw new TypeError('the answer was lost');
  };
  await synced(again);
  await soon(() => expect(isLost).toBe(true));
  await contact(again);
  await soon(async () => {
    await synced(again);
    expect(await (await relayOf(again)).carried()).toMatchObject([
      { state: { is: 'sent', entries: 5 } },
    ]);
  });
  await synced(chair);
  expect(await receiptNumbers(chair)).toHaveLength(5);
});

test('no signal for the carrier either: it is kept, and says so', async () => {
  await collected();
  carries(carrier);
  await taken(carrier, await made());
  const { fetch: plain } = union.server.line;
  union.server.line.fetch = () => Promise.reject(new TypeError('no network'));
  await carrier.sync.syncNow();
  expect(await (await relayOf(carrier)).carried()).toMatchObject([{ state: { is: 'waiting' } }]);
  union.server.line.fetch = plain;
  await contact(carrier);
  expect(await (await relayOf(carrier)).carried()).toMatchObject([{ state: { is: 'sent' } }]);
});

test('in the file nothing can be read: no name, no number of a receipt, no id of a person, device or book', async () => {
  await register(author, union.unit, 'Sùng Thị Ghênh');
  const given = await collected();
  const text = new TextDecoder().decode((await made()).bytes);
  const { officer, device } = author.identity;
  for (const secret of ['Ghênh', 'Sùng', ...given, union.unit, officer, device, member, 'dues.']) {
    expect(text).not.toContain(secret);
    expect(text).not.toContain(base64FromBytes(utf8FromText(secret)).slice(0, -2));
  }
  await taken(carrier, await made());
  expect(carrier.replica.counts().waiting).toBe(0);
  expect(await carrier.replica.shelf.find({ type: 'receipt' })).toEqual([]);
});

test('damaged, foreign, too large, of another system: each is told by its name, and nothing is kept', async () => {
  await collected();
  const { bytes } = await made();
  expect(await problemOf(carrier, utf8FromText('Danh sách thu.txt'))).toBe('not-a-relay');
  expect(await problemOf(carrier, new Uint8Array([0xff, 0xd8, 0xff]))).toBe('not-a-relay');
  expect(await problemOf(carrier, bytes.slice(0, bytes.length - 40))).toBe('relay-damaged');
  for (const at of [30, 200, bytes.length - 10]) {
    const changed = bytes.slice();
    changed[at] = changed[at] === 65 ? 66 : 65;
    expect(await problemOf(carrier, changed)).toBe('relay-damaged');
  }
  expect(await problemOf(carrier, new Uint8Array(RELAY_FILE_BYTES_MAX + 1))).toBe(
    'relay-too-large',
  );
  const newer = utf8FromText(new TextDecoder().decode(bytes).replace('RELAY 1', 'RELAY 2'));
  expect(await problemOf(carrier, newer)).toBe('relay-too-new');
  const elsewhere = encodeRelay({
    server: base64FromBytes(chance.bytes(32)),
    madeMs: 1,
    boxes: [chance.bytes(100)],
  });
  expect(await problemOf(carrier, elsewhere)).toBe('other-server');
  expect(await (await relayOf(carrier)).carried()).toEqual([]);
  // What a mail program does to line ends harms nothing.
  const mailed = utf8FromText(`\uFEFF${new TextDecoder().decode(bytes).replaceAll('\n', '\r\n')}`);
  expect(await problemOf(carrier, mailed)).toBe('taken');
});

test('a file that only looks like one is refused by the server, told once, and asked about no more', async () => {
  carries(carrier);
  const server = carrier.identity.serverKey;
  const bytes = encodeRelay({ server, madeMs: 1, boxes: [chance.bytes(300)] });
  expect(await problemOf(carrier, bytes)).toBe('taken');
  await contact(carrier);
  expect(await (await relayOf(carrier)).carried()).toMatchObject([{ state: { is: 'refused' } }]);
  await contact(carrier);
  expect(sent).toBe(1);
});

test('one part of a file is spoilt by whoever could: the rest arrives, and nobody is told that all of it has', async () => {
  const given = await collected();
  const whole = decodeRelay((await made()).bytes);
  if (!whole.ok) throw new Error('not decoded');
  const boxes = [...whole.value.boxes, chance.bytes(300)];
  carries(carrier);
  expect(await problemOf(carrier, encodeRelay({ ...whole.value, boxes }))).toBe('taken');
  await contact(carrier);
  expect(await (await relayOf(carrier)).carried()).toMatchObject([{ state: { is: 'refused' } }]);
  await synced(chair);
  expect(await receiptNumbers(chair)).toEqual(given);
});

test('more than one request takes goes as several, in their order', async () => {
  const before = PERIODS.length;
  for (let year = 1960; year < 2020; year += 1)
    for (let month = 1; month <= 10; month += 1)
      must(
        await collect(author, union.unit, member, {
          period: `${year}-${String(month).padStart(2, '0')}`,
        }),
      );
  await collected();
  const file = await made();
  expect(file.entries).toBe(600 + before);
  carries(carrier);
  expect((await taken(carrier, file)).parts).toBe(2);
  await contact(carrier);
  expect(sent).toBe(2);
  await synced(author);
  expect(author.replica.counts()).toEqual({ waiting: 0, check: 0 });
  expect((await author.replica.selfCheck('all')).ok).toBe(true);
});

test('nothing waits: no file; a second window takes none; one that is dropped is gone', async () => {
  const relay = await relayOf(author);
  expect(await relay.make()).toEqual({ ok: false, error: { kind: 'nothing-to-send' } });
  await collected();
  const file = await made();
  const window = await openPhone(union.server, { ...carrier, asWriter: false });
  expect(await problemOf(window, file.bytes)).toBe('read-only');
  const { id } = await taken(carrier, file);
  must(await (await relayOf(carrier)).drop(id));
  expect(await (await relayOf(carrier)).carried()).toEqual([]);
  carries(carrier);
  await contact(carrier);
  expect(sent).toBe(0);
});
