/** What another phone carries: judged as its author's, once, whoever brings it; and what is no such file is refused. */
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bytesFromBase64, base64FromBytes, utf8FromText } from '#base/bytes.ts';
import { entrySigningBytes } from '#book/entry.ts';
import { write } from '#domain/draft.ts';
import { deviceLoss } from '#domain/office/device-loss.ts';
import { grant, revocation } from '#domain/office/grant.ts';
import { member } from '#domain/roster/member.ts';
import { PARCEL_INFO, type ParcelContents } from '#protocol/parcel.ts';
import { RELAY_BYTES_MAX, RELAY_INFO, relayAnswer } from '#protocol/relay.ts';
import { browserChance } from '#replica/browser-chance.ts';
import { sealToServer } from '#replica/sealed-box.ts';
import { SoftwarePasskey } from './software-passkey.ts';
import { post, randomId, type TestDevice, type TestEntry } from './test-device.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  WORDS,
  type Appointed,
  type TestServer,
} from './test-server.ts';

let under: TestServer;
let admin: TestDevice;
let local: string;
let book: string;
let author: { device: TestDevice } & Appointed;
/** Of another union: no right to anything that it carries. */
let carrier: TestDevice;
let other: TestDevice;

beforeEach(async () => {
  under = await startTestServer();
  admin = await foundUnion(under);
  local = await foundUnit(admin, admin.session!.homeUnit);
  const elsewhere = await foundUnit(admin, admin.session!.homeUnit);
  book = `roster.${local}`;
  author = await officerWithDevice(under, admin, local, 'chair');
  carrier = (await officerWithDevice(under, admin, elsewhere, 'collector')).device;
  other = (await officerWithDevice(under, admin, local, 'treasurer')).device;
});
afterEach(async () => {
  expect(under.log).toEqual([]);
  await under.stop();
});

const someone = (by = author.device): TestEntry =>
  by.entry(book, [write(member, randomId(), { fullName: { value: 'Lường Thị Mai' } })]);

const contentsOf = (entries: readonly TestEntry[], by = author.device): ParcelContents => {
  const [first] = entries;
  const last = entries.at(-1);
  return {
    version: 1,
    book: first!.book,
    runs: [
      {
        ...{ device: by.id, life: first!.life, firstSeq: first!.seq, prevHash: first!.prevHash },
        signature: by.sign(entrySigningBytes(last!.hash)),
        entries: entries.map(({ hash, bytes }) => ({ hash, body: Buffer.from(bytes).toString() })),
      },
    ],
  };
};

const sealed = async (contents: unknown, info = RELAY_INFO): Promise<string> => {
  const plain = new Uint8Array(gzipSync(utf8FromText(JSON.stringify(contents))));
  const key = under.server.context.key.publicKey;
  return base64FromBytes(await sealToServer(plain, key, browserChance, info));
};

const bring = async (part: string, by = carrier) => {
  const nonce = randomId(16);
  const response = await by.post('/api/sync/relay', { nonce, part });
  const said: unknown = await response.json();
  if (!response.ok) return (said as { error: { kind: string } }).error.kind;
  const answer = relayAnswer.parse(said);
  expect(answer.nonce).toBe(nonce);
  // A count and nothing else: no book, no verdict, no author.
  expect(Object.keys(said as object).sort()).toEqual(['entries', 'nonce', 'taken']);
  return { entries: answer.entries, taken: answer.taken };
};

const inBook = async () => (await under.server.store.committed.end(book))?.n ?? 0;
const rulings = async (entries: readonly TestEntry[]) =>
  Promise.all(
    entries.map(async ({ hash }) => {
      const stored = await under.server.store.committed.entryByHash(book, hash);
      return stored?.ruling;
    }),
  );

test('carried by somebody of another union, and by a second, and sent by the author: each entry stands once', async () => {
  const entries = [someone(), someone(), someone()];
  const part = await sealed(contentsOf(entries));
  expect(await bring(part)).toEqual({ entries: 3, taken: 3 });
  expect(await rulings(entries)).toEqual(['accepted', 'accepted', 'accepted']);
  const stands = await inBook();
  for (const by of [carrier, other, author.device, admin])
    expect(await bring(part, by)).toEqual({ entries: 3, taken: 3 });
  const { verdicts } = await author.device.push(entries);
  expect(verdicts.map(({ ruling, duplicate }) => [ruling, duplicate])).toEqual(
    entries.map(() => ['accepted', true]),
  );
  expect(await inBook()).toBe(stands);
});

test('a file made anew with what came since: only the new is added', async () => {
  const first = [someone(), someone()];
  await bring(await sealed(contentsOf(first)));
  const stands = await inBook();
  const all = [...first, someone()];
  expect(await bring(await sealed(contentsOf(all)), other)).toEqual({ entries: 3, taken: 3 });
  expect(await inBook()).toBe(stands + 1);
});

test('two carriers at the same moment', async () => {
  const part = await sealed(contentsOf([someone(), someone()]));
  const before = await inBook();
  await Promise.all([bring(part), bring(part, other), bring(part, admin)]);
  expect(await inBook()).toBe(before + 2);
});

test('the second file comes before the first: left out, and whole when the first is there', async () => {
  const [first, second] = [[someone()], [someone()]];
  const parts = [await sealed(contentsOf(first)), await sealed(contentsOf(second))] as const;
  expect(await bring(parts[1])).toEqual({ entries: 1, taken: 0 });
  expect(await bring(parts[0])).toEqual({ entries: 1, taken: 1 });
  expect(await bring(parts[1])).toEqual({ entries: 1, taken: 1 });
});

test('the rights are the author’s: the carrier’s make nothing allowed, and none of theirs is needed', async () => {
  // A collector writes no member, whoever carries it: not even the administrator of all.
  const collector = (await officerWithDevice(under, admin, local, 'collector')).device;
  const office = `office.${local}`;
  const entry = collector.entry(office, [
    write(grant, randomId(), {
      ...{ officer: collector.officer, role: 'chair', unit: local, reach: 'unit' },
      ...{ from: '2026-01-01', until: null },
    }),
  ]);
  expect(await bring(await sealed(contentsOf([entry], collector)), admin)).toEqual({
    ...{ entries: 1, taken: 1 },
  });
  const stored = await under.server.store.committed.entryByHash(office, entry.hash);
  expect(stored?.ruling).toBe('quarantined');
});

test('the author’s right has ended meanwhile, or the device was called lost: held for a person, nothing thrown away', async () => {
  const ended = someone();
  await admin.write(`office.${local}`, [
    write(revocation, randomId(), { grant: author.grant, why: 'Hết nhiệm kỳ' }),
  ]);
  expect(await bring(await sealed(contentsOf([ended])))).toEqual({ entries: 1, taken: 1 });
  expect(await rulings([ended])).toEqual(['held']);

  const chair = await officerWithDevice(under, admin, local, 'chair');
  const lost = someone(chair.device);
  await admin.write(`office.${local}`, [
    write(deviceLoss, randomId(), { device: chair.device.id, why: 'Mất máy' }),
  ]);
  expect(await bring(await sealed(contentsOf([lost], chair.device)))).toEqual({
    ...{ entries: 1, taken: 1 },
  });
  expect(await rulings([lost])).toEqual(['held']);
});

test('what asks the author for a second factor stays on the author’s phone, also where the carrier has given one', async () => {
  const passkey = new SoftwarePasskey();
  const begin = await admin.post('/api/second-factor/begin', { to: 'add' });
  const { challenge } = (await begin.json()) as { challenge: string };
  expect((await admin.post('/api/second-factor/add', passkey.make(challenge))).ok).toBe(true);
  const office = `office.${local}`;
  const given = admin.entry(office, [
    write(grant, randomId(), {
      ...{ officer: author.officer, role: 'treasurer', unit: local, reach: 'unit' },
      ...{ from: '2026-01-01', until: null },
    }),
  ]);
  const part = await sealed(contentsOf([given], admin));
  // By the administrator's own session too, in which the factor was given: the file says nothing of that.
  for (const by of [carrier, admin])
    expect(await bring(part, by)).toEqual({ entries: 1, taken: 0 });
  expect((await admin.push([given])).verdicts.map(({ ruling }) => ruling)).toEqual(['accepted']);
  expect(await bring(part)).toEqual({ entries: 1, taken: 1 });
});

test('changed, forged or foreign: refused whole, and nothing is written', async () => {
  const before = await inBook();
  const entries = [someone(), someone()];
  const part = await sealed(contentsOf(entries));
  const box = bytesFromBase64(part);
  if (!box.ok) throw new Error('no box');
  for (const at of [0, 40, box.value.length - 1]) {
    const changed = box.value.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await bring(base64FromBytes(changed))).toBe('bad-parcel');
  }
  expect(await bring(base64FromBytes(box.value.slice(0, 100)))).toBe('bad-parcel');
  expect(await bring(randomId(3000))).toBe('bad-parcel');
  expect(await bring('không phải')).toBe('bad-request');
  // A body changed by whoever could seal it: anybody can seal, nobody can sign.
  const forged = contentsOf(entries);
  forged.runs[0]!.entries[0]!.body = forged.runs[0]!.entries[0]!.body.replace('Mai', 'Lan');
  expect(await bring(await sealed(forged))).toBe('bad-signature');
  const byCarrier = contentsOf(entries);
  byCarrier.runs[0]!.signature = carrier.sign(entrySigningBytes(entries[1]!.hash));
  expect(await bring(await sealed(byCarrier))).toBe('bad-signature');
  const stranger = contentsOf(entries);
  stranger.runs[0]!.device = randomId();
  expect(await bring(await sealed(stranger))).toBe('foreign-device');
  // In the name of another book than the one that was signed.
  const moved = { ...contentsOf(entries), book: `roster.${admin.session!.homeUnit}` };
  await bring(await sealed(moved));
  expect(await inBook()).toBe(before);
  for (const { hash } of entries) {
    const there = await under.server.store.committed.entryByHash(moved.book, hash);
    expect(there?.ruling).not.toBe('accepted');
  }
});

test('a box of the one kind opens not as the other: the carrier is never told a verdict', async () => {
  const contents = contentsOf([someone()]);
  const relayed = await sealed(contents);
  const response = await carrier.post('/api/sync/parcel', {
    nonce: randomId(16),
    parcel: relayed,
  });
  expect(await response.text()).toContain('bad-parcel');
  expect(await bring(await sealed(contents, PARCEL_INFO))).toBe('bad-parcel');
});

test('huge, and small but swelling: refused before it is unpacked', async () => {
  expect(await bring('A'.repeat(Math.ceil((RELAY_BYTES_MAX * 4) / 3) + 4))).toBe('bad-request');
  const huge = { nonce: randomId(16), part: 'A'.repeat(4 * RELAY_BYTES_MAX) };
  const response = await post(under.send, '/api/sync/relay', huge, carrier.session!.session);
  expect(await response.text()).toContain('too-large');
  const bomb = new Uint8Array(gzipSync(Buffer.alloc(64 * 1024 * 1024)));
  const key = under.server.context.key.publicKey;
  const part = base64FromBytes(await sealToServer(bomb, key, browserChance, RELAY_INFO));
  expect(await bring(part)).toBe('bad-parcel');
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const plain = new Uint8Array(gzipSync(utf8FromText(deep)));
  expect(
    await bring(base64FromBytes(await sealToServer(plain, key, browserChance, RELAY_INFO))),
  ).toBe('bad-parcel');
});

test('only who is signed in carries: no session, one that is over, a lost device', async () => {
  const part = await sealed(contentsOf([someone()]));
  const body = { nonce: randomId(16), part };
  const said = async (session?: string) =>
    (await post(under.send, '/api/sync/relay', body, session)).text();
  expect(await said()).toContain('not-signed-in');
  const token = carrier.session!.session;
  under.clock.nowMs += 13 * 60 * 60 * 1000;
  expect(await said(token)).toContain('not-signed-in');
  await admin.write(`office.${local}`, [
    write(deviceLoss, randomId(), { device: other.id, why: 'Mất máy' }),
  ]);
  await other.signIn(WORDS);
  expect(await said(other.session!.session)).toContain('device-lost');
  expect(await inBook()).toBe(0);
});

test('whoever brings rubbish again and again waits; the author’s own contact does not', async () => {
  const said: unknown[] = [];
  for (let times = 0; times < 130; times += 1) said.push(await bring(randomId(300)));
  expect(new Set(said)).toEqual(new Set(['bad-parcel', 'too-many-attempts']));
  const { verdicts } = await author.device.push([someone()]);
  expect(verdicts.map(({ ruling }) => ruling)).toEqual(['accepted']);
});
