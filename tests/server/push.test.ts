/** What a push promises: a verdict for every entry, once, and nothing of it ever lost. */
import { createPublicKey, verify } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { write } from '#domain/draft.ts';
import { receipt, voidReceipt } from '#domain/dues/receipt.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import { grant, revocation } from '#domain/office/grant.ts';
import { unit } from '#domain/office/unit.ts';
import { member } from '#domain/roster/member.ts';
import { pushAnswer, verdictSigningBytes } from '#protocol/push.ts';
import { bodyHashOf } from '#book/entry.ts';
import {
  appoint,
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  WORDS,
  type TestServer,
} from './test-server.ts';
import { randomId, TestDevice } from './test-device.ts';

let under: TestServer;
let admin: TestDevice;
let local: string;
beforeEach(async () => {
  under = await startTestServer();
  admin = await foundUnion(under);
  local = await foundUnit(admin, admin.session!.homeUnit);
});
afterEach(() => under.stop());

const newMember = (name = 'Nguyễn Thị Mây', id = randomId()) =>
  write(member, id, { fullName: { value: name } });
const newReceipt = (by: TestDevice | undefined, id = randomId(), amountVnd = 30_000, number = 1) =>
  write(receipt, id, {
    member: 'member-1',
    series: by?.codes.get(`dues.${local}`) ?? 'K9',
    number,
    months: ['2026-11'],
    amountVnd,
    method: 'cash',
    paidOn: '2026-11-22',
  });

const treasurerHere = async () => {
  const { device } = await officerWithDevice(under, admin, local, 'treasurer');
  await device.series(`dues.${local}`);
  return device;
};

test('twenty entries whose answer was lost: the second push gets the first verdicts, the book has twenty', async () => {
  const phone = await treasurerHere();
  const entries = Array.from({ length: 20 }, () => phone.entry(`roster.${local}`, [newMember()]));
  const first = await phone.push(entries);
  const again = await phone.push(entries);
  expect(first.verdicts.every((v) => v.ruling === 'accepted' && !v.duplicate)).toBe(true);
  expect(again.verdicts).toEqual(first.verdicts.map((v) => ({ ...v, duplicate: true })));
  expect((await under.server.store.committed.end(`roster.${local}`))?.n).toBe(20);
});

test('one bad entry among fifty: forty-nine count, one waits with its reason', async () => {
  const phone = await treasurerHere();
  const entries = Array.from({ length: 50 }, (_, at) =>
    phone.entry(`roster.${local}`, [
      at === 7 ? { type: 'member', id: randomId(), set: { sex: 'x' } } : newMember(),
    ]),
  );
  const { verdicts } = await phone.push(entries);
  expect(
    verdicts.map(({ ruling }) => ruling).filter((ruling) => ruling === 'accepted'),
  ).toHaveLength(49);
  expect(verdicts[7]).toMatchObject({ ruling: 'quarantined', reason: 'bad-value', n: 8 });
});

test('the list of verdicts is signed by the server under the nonce of the request', async () => {
  const phone = await treasurerHere();
  const answer = await phone.write(`roster.${local}`, [newMember()]);
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: phone.session!.serverKey },
    format: 'jwk',
  });
  const signed = verdictSigningBytes(answer.nonce, answer.verdicts);
  expect(verify(null, signed, key, Buffer.from(answer.signature, 'base64url'))).toBe(true);
});

test.each([
  ['an unknown type', [{ type: 'dragon', id: 'dragon-1', set: {} }], 'unknown-type'],
  [
    'an unknown field',
    [{ type: 'member', id: 'member-1', set: { shoeSize: 39 } }],
    'unknown-field',
  ],
  ['an amount of 0', [newReceipt(undefined, 'receipt-1', 0)], 'bad-value'],
  ['an amount of -1', [newReceipt(undefined, 'receipt-1', -1)], 'bad-value'],
  ['an amount of 1e15', [newReceipt(undefined, 'receipt-1', 1e15)], 'bad-value'],
])('%s is quarantined, and the chain goes on', async (_, changes, reason) => {
  const phone = await treasurerHere();
  const book = changes[0]?.type === 'receipt' ? `dues.${local}` : `roster.${local}`;
  expect((await phone.write(book, changes)).verdicts[0]).toMatchObject({
    ruling: 'quarantined',
    reason,
  });
  const next = await phone.write(book, [book.startsWith('dues') ? newReceipt(phone) : newMember()]);
  expect(next.verdicts[0]?.ruling).toBe('accepted');
});

test.each([
  ['officer', { officer: 'somebody-else' }],
  ['device', { device: 'another-device' }],
  ['life', { life: 'another-life' }],
  ['seq', { seq: 9 }],
  ['book', { book: 'roster.another-unit' }],
])('an entry that lies about its %s is quarantined as forged', async (_, forge) => {
  const phone = await treasurerHere();
  const { verdicts } = await phone.write(`roster.${local}`, [newMember()], { forge });
  expect(verdicts[0]).toMatchObject({ ruling: 'quarantined', reason: 'forged' });
});

test('bytes that are no entry at all take a position and block nothing', async () => {
  const phone = await treasurerHere();
  const book = `roster.${local}`;
  const junk = ['no json', '[]', '{"__proto__":{"x":1}}', '['.repeat(30_000), '\u{feff}{}'].map(
    (text) => phone.rawEntry(book, new TextEncoder().encode(text)),
  );
  const { verdicts } = await phone.push([...junk, phone.entry(book, [newMember()])]);
  expect(verdicts.map(({ ruling }) => ruling)).toEqual([
    ...junk.map(() => 'quarantined'),
    'accepted',
  ]);
});

test('a wrong signature refuses the push and keeps nothing of it', async () => {
  const phone = await treasurerHere();
  const entry = phone.entry(`roster.${local}`, [newMember()]);
  const bytes = Buffer.from(phone.pushBytes([entry])).toString();
  const other = await phone.sendPush(Buffer.from(bytes.replace(/Mây/, 'Mưa')));
  expect(other.status).toBe(403);
  expect(await other.json()).toEqual({ error: { kind: 'bad-signature' } });
  expect(await under.server.store.committed.end(`roster.${local}`)).toBeUndefined();
});

/** The runs of one phone in a push that another one signs in for, as a backup file put back is sent. */
const broughtBy = (phone: TestDevice, bytes: Uint8Array): Uint8Array => {
  const [header = '', ...bodies] = Buffer.from(bytes).toString().split('\n');
  const brought = { ...(JSON.parse(header) as object), device: phone.id };
  return Buffer.from([JSON.stringify(brought), ...bodies].join('\n'));
};

test('what one phone wrote another may bring: it is judged as its author’s, and counts once', async () => {
  const author = await treasurerHere();
  const bearer = (await officerWithDevice(under, admin, local, 'case-officer')).device;
  const entry = author.entry(`roster.${local}`, [newMember()]);
  const bytes = author.pushBytes([entry]);
  const first = await bearer.sendPush(broughtBy(bearer, bytes));
  expect(pushAnswer.parse(await first.json()).verdicts).toMatchObject([
    { ruling: 'accepted', duplicate: false },
  ]);
  const again = await author.push([entry]);
  expect(again.verdicts).toMatchObject([{ ruling: 'accepted', duplicate: true, n: 1 }]);
});

test('whoever brings entries cannot sign for their author, nor borrow a right from one’s own', async () => {
  const author = (await officerWithDevice(under, admin, local, 'case-officer')).device;
  const bearer = await treasurerHere();
  const entry = author.entry(`roster.${local}`, [newMember()]);
  const unsigned = Buffer.from(bearer.pushBytes([entry]))
    .toString()
    .replaceAll(`"device":"${bearer.id}"`, `"device":"${author.id}"`);
  const forged = await bearer.sendPush(broughtBy(bearer, Buffer.from(unsigned)));
  expect(await forged.json()).toEqual({ error: { kind: 'bad-signature' } });
  const brought = await bearer.sendPush(broughtBy(bearer, author.pushBytes([entry])));
  expect(pushAnswer.parse(await brought.json()).verdicts).toMatchObject([
    { ruling: 'quarantined', reason: 'not-allowed' },
  ]);
});

test('a run of a device nobody knows is refused', async () => {
  const phone = await treasurerHere();
  const stranger = new TestDevice(under.send, () => under.clock.nowMs);
  const entry = stranger.entry(`roster.${local}`, [newMember()]);
  const response = await phone.sendPush(broughtBy(phone, stranger.pushBytes([entry])));
  expect(await response.json()).toEqual({ error: { kind: 'foreign-device' } });
});

test('a device cannot push in the name of another device', async () => {
  const phone = await treasurerHere();
  const stranger = await treasurerHere();
  const entry = stranger.entry(`roster.${local}`, [newMember()]);
  const response = await phone.sendPush(stranger.pushBytes([entry]));
  expect(response.status).toBe(403);
  expect(await response.json()).toEqual({ error: { kind: 'foreign-device' } });
});

test('a hole in the chain is reported with the place to go on from', async () => {
  const phone = await treasurerHere();
  const book = `roster.${local}`;
  const [first, second, third] = [1, 2, 3].map(() => phone.entry(book, [newMember()]));
  await phone.push([first!]);
  const answer = await phone.push([third!]);
  expect(answer.verdicts).toEqual([]);
  expect(answer.gaps).toEqual([{ book, life: phone.life, seq: 1, hash: first!.hash }]);
  const healed = await phone.push([second!, third!]);
  expect(healed.verdicts.map(({ ruling }) => ruling)).toEqual(['accepted', 'accepted']);
});

test('a stub takes the place of a body that cannot be sent, and the body is kept when it comes', async () => {
  const phone = await treasurerHere();
  const book = `roster.${local}`;
  const lost = phone.entry(book, [newMember()]);
  const next = phone.entry(book, [newMember()]);
  const { verdicts } = await phone.push([lost, next], new Set([lost.hash]));
  expect(verdicts[0]).toMatchObject({ ruling: 'quarantined', reason: 'stub', hash: lost.hash });
  expect(verdicts[1]?.ruling).toBe('accepted');
  await phone.push([lost, next]);
  const kept = await under.server.store.committed.entryByHash(book, lost.hash);
  expect(kept?.body && bodyHashOf(kept.body)).toBe(kept?.bodyHash);
});

test('a cloned phone: both receipts survive, the tail gets a life of its own and keeps its verdict', async () => {
  const phone = await treasurerHere();
  const book = `dues.${local}`;
  await phone.write(book, [newReceipt(phone)]);
  const twin = phone.clone();
  await phone.write(book, [newReceipt(phone, randomId(), 30_000, 2)]);
  const tail = [
    twin.entry(book, [newReceipt(twin, randomId(), 40_000, 2)]),
    twin.entry(book, [newReceipt(twin, randomId(), 50_000, 3)]),
  ];
  const answer = await twin.push(tail);
  const derivedLife = tail[0]!.hash.slice(0, 20);
  expect(answer.verdicts.map(({ ruling, life }) => [ruling, life])).toEqual([
    ['accepted', derivedLife],
    ['accepted', derivedLife],
  ]);
  expect(answer.forks).toEqual([{ book, life: phone.life, derivedLife }]);
  const again = await twin.push(tail);
  expect(again.verdicts).toEqual(answer.verdicts.map((v) => ({ ...v, duplicate: true })));
  expect(again.forks).toEqual(answer.forks);
  // Its next entries hang on the tail, and the first phone goes on undisturbed.
  const later = await twin.write(book, [newReceipt(twin, randomId(), 60_000, 4)]);
  expect(later.verdicts[0]).toMatchObject({ ruling: 'accepted', life: derivedLife });
  expect(
    (await phone.write(book, [newReceipt(phone, randomId(), 70_000, 3)])).verdicts[0]?.life,
  ).toBe(phone.life);
  expect((await under.server.store.committed.end(book))?.n).toBe(6);
});

test('a phone set to 2035 does not win for ever, one set to 2015 loses nothing', async () => {
  const phone = await treasurerHere();
  const book = `roster.${local}`;
  const future = await phone.write(book, [newMember()], { stampMs: Date.UTC(2035, 0, 1) });
  expect(future.verdicts[0]?.effective.ms).toBe(future.verdicts[0]?.receivedMs);
  under.clock.nowMs += 60_000;
  const past = await phone.write(book, [newMember()], { stampMs: Date.UTC(2015, 0, 1) });
  // Later in its own chain all the same.
  const [a, b] = [future.verdicts[0]!.effective, past.verdicts[0]!.effective];
  expect(b.ms > a.ms || (b.ms === a.ms && b.counter > a.counter)).toBe(true);
  expect(past.verdicts[0]?.ruling).toBe('accepted');
});

test('receipt times rise within a book even where the server clock goes back', async () => {
  const phone = await treasurerHere();
  const book = `roster.${local}`;
  const before = await phone.push([1, 2, 3].map(() => phone.entry(book, [newMember()])));
  under.clock.nowMs -= 24 * 60 * 60 * 1000;
  const after = await phone.write(book, [newMember()]);
  const times = [...before.verdicts, ...after.verdicts].map(({ receivedMs }) => receivedMs);
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
});

test('a right one never had: quarantined; a right that has ended: held until a person decides', async () => {
  const collector = await officerWithDevice(under, admin, local, 'collector');
  const { device: chair } = await officerWithDevice(under, admin, local, 'chair');
  const salary = await collector.device.write(`pay.${local}`, [
    {
      type: 'salary',
      id: randomId(),
      set: { member: 'member-1', from: '2026-11', salaryVnd: 1, basis: 'take-home' },
    },
  ]);
  expect(salary.verdicts[0]).toMatchObject({ ruling: 'quarantined', reason: 'not-allowed' });
  const offline = collector.device.entry(`dues.${local}`, [
    newReceipt(collector.device, 'receipt-7'),
  ]);
  await admin.write(`office.${local}`, [
    write(revocation, randomId(), { grant: collector.grant, why: 'thôi việc' }),
  ]);
  const { verdicts } = await collector.device.push([offline]);
  expect(verdicts[0]).toMatchObject({ ruling: 'held', reason: 'right-ended' });

  const admission = () =>
    write(admitHeld, randomId(), { entryHash: offline.hash, why: 'thu thật, có giấy' });
  await chair.write(`dues.${local}`, [admission()]);
  await chair.write(`dues.${local}`, [admission()]);
  const { entries } = await chair.pull();
  const inDues = entries.filter(({ book }) => book === `dues.${local}`);
  expect(inDues.map(({ item }) => item[8])).toEqual(['held', 'accepted', 'accepted', 'accepted']);
  const [held, , admitted] = inDues;
  expect(held?.body).toBeUndefined();
  expect(admitted?.body).toBe(Buffer.from(offline.bytes).toString());
  // The same place in the order of things as if it had never been held.
  expect(admitted?.item.slice(1, 7)).toEqual(held?.item.slice(1, 7));
});

test('an entry admitted before it came is let in when it comes', async () => {
  const collector = await officerWithDevice(under, admin, local, 'collector');
  const { device: chair } = await officerWithDevice(under, admin, local, 'chair');
  const offline = collector.device.entry(`dues.${local}`, [newReceipt(collector.device)]);
  await admin.write(`office.${local}`, [
    write(revocation, randomId(), { grant: collector.grant, why: 'thôi việc' }),
  ]);
  await chair.write(`dues.${local}`, [
    write(admitHeld, randomId(), { entryHash: offline.hash, why: 'biết trước' }),
  ]);
  await collector.device.push([offline]);
  const { entries } = await chair.pull();
  const items = entries
    .filter(({ book }) => book === `dues.${local}`)
    .map(({ item }) => [item[1], item[8]]);
  const author = collector.device.id;
  expect(items).toEqual([
    [chair.id, 'accepted'],
    [author, 'held'],
    ['server', 'accepted'],
    [author, 'accepted'],
  ]);
});

test('a grant counts from its day to its last day by the clock of Việt Nam', async () => {
  const { device } = await officerWithDevice(under, admin, local, 'treasurer', {
    from: '2026-11-23',
    until: '2026-11-23',
  });
  const send = async () => {
    await device.signIn(WORDS);
    return (await device.write(`roster.${local}`, [newMember()])).verdicts[0]?.ruling;
  };
  under.clock.nowMs = Date.UTC(2026, 10, 22, 16, 59);
  expect(await send()).toBe('quarantined');
  under.clock.nowMs = Date.UTC(2026, 10, 22, 17, 0);
  expect(await send()).toBe('accepted');
  under.clock.nowMs = Date.UTC(2026, 10, 23, 17, 0);
  expect(await send()).toBe('held');
});

test('an entry for another unit is not allowed, one for no unit is unknown', async () => {
  const other = await foundUnit(admin, admin.session!.homeUnit);
  const phone = await treasurerHere();
  expect((await phone.write(`roster.${other}`, [newMember()])).verdicts[0]?.reason).toBe(
    'not-allowed',
  );
  expect((await phone.write('roster.nowhere', [newMember()])).verdicts[0]?.reason).toBe(
    'unknown-unit',
  );
});

test('a section without own books has none', async () => {
  const section = await foundUnit(admin, local, { kind: 'section', ownBooks: false });
  const { device } = await officerWithDevice(under, admin, local, 'chair', { reach: 'below' });
  const { verdicts } = await device.write(`roster.${section}`, [newMember()]);
  expect(verdicts[0]).toMatchObject({ ruling: 'quarantined', reason: 'no-own-books' });
});

test('a unit that would stand below itself is quarantined', async () => {
  const commune = await foundUnit(admin, admin.session!.homeUnit, { kind: 'commune' });
  const below = await foundUnit(admin, commune);
  const { verdicts } = await admin.write(`office.${commune}`, [
    write(unit, commune, { parent: below }),
  ]);
  expect(verdicts[0]).toMatchObject({ ruling: 'quarantined', reason: 'circle' });
  const moved = await admin.write(`office.${below}`, [write(unit, below, { parent: local })]);
  expect(moved.verdicts[0]?.ruling).toBe('accepted');
});

test('nobody slips a back-dated second amount under a receipt', async () => {
  const phone = await treasurerHere();
  const book = `dues.${local}`;
  await phone.write(book, [newReceipt(phone, 'receipt-1', 30_000)]);
  const { verdicts } = await phone.write(book, [newReceipt(phone, 'receipt-1', 20_000)], {
    stampMs: 0,
  });
  expect(verdicts[0]).toMatchObject({ ruling: 'quarantined', reason: 'already-written' });
});

test('nobody but the server names a device or gives out a series', async () => {
  const forgedDevice = await admin.write(`office.${local}`, [
    {
      type: 'device',
      id: randomId(),
      set: { officer: admin.officer, publicKey: admin.publicKey, label: 'x' },
    },
  ]);
  expect(forgedDevice.verdicts[0]?.reason).toBe('not-allowed');
});

test('a grant or a revocation written in another book counts for nothing', async () => {
  const other = await foundUnit(admin, admin.session!.homeUnit);
  const { device: chair } = await officerWithDevice(under, admin, other, 'chair');
  const here = await officerWithDevice(under, admin, local, 'treasurer');
  await here.device.series(`dues.${local}`);
  await chair.write(`office.${other}`, [
    write(grant, randomId(), {
      officer: chair.officer,
      role: 'collector',
      unit: local,
      reach: 'unit',
      from: '2026-01-01',
      until: null,
    }),
  ]);
  await chair.write(`office.${other}`, [
    write(revocation, randomId(), { grant: here.grant, why: 'ghét' }),
  ]);
  expect((await chair.write(`dues.${local}`, [newReceipt(chair)])).verdicts[0]?.reason).toBe(
    'not-allowed',
  );
  expect(
    (await here.device.write(`dues.${local}`, [newReceipt(here.device)])).verdicts[0]?.ruling,
  ).toBe('accepted');
});

test('what one push founds, the rest of it may use: the office is judged first', async () => {
  const id = randomId();
  const chairGrant = write(grant, randomId(), {
    officer: admin.officer,
    role: 'chair',
    unit: id,
    reach: 'unit',
    from: '2026-01-01',
    until: null,
  });
  const roster = admin.entry(`roster.${id}`, [newMember()]);
  const office = admin.entry(`office.${id}`, [
    write(unit, id, {
      name: 'CĐCS mới',
      kind: 'grassroots',
      parent: admin.session!.homeUnit,
      ownBooks: true,
    }),
  ]);
  const rights = admin.entry(`office.${id}`, [chairGrant]);
  const { verdicts } = await admin.push([roster, office, rights]);
  expect(verdicts.map(({ book, ruling }) => [book, ruling])).toEqual([
    [`roster.${id}`, 'accepted'],
    [`office.${id}`, 'accepted'],
    [`office.${id}`, 'accepted'],
  ]);
});

test('two officers void the same receipt: both voids stand, each accepted once', async () => {
  const a = await treasurerHere();
  const b = await treasurerHere();
  await a.write(`dues.${local}`, [newReceipt(a, 'receipt-1')]);
  for (const phone of [a, b]) {
    const answer = await phone.write(`dues.${local}`, [
      write(voidReceipt, randomId(), { receipt: 'receipt-1', why: 'nhầm' }),
    ]);
    expect(answer.verdicts[0]?.ruling).toBe('accepted');
  }
});

test('a full disk is said as such, nothing of the push is kept, and reading goes on', async () => {
  const folder = under.dataDir;
  const phone = await treasurerHere();
  await phone.write(`roster.${local}`, [newMember()]);
  await under.server.store.close();
  const full = await startTestServer({ dataDir: folder, clock: under.clock, pagesMax: 60 });
  const entries = Array.from({ length: 400 }, () =>
    phone.entry(`roster.${local}`, [newMember('x'.repeat(100))]),
  );
  const response = await full.send(
    new Request('http://localhost/api/sync/push', {
      method: 'POST',
      headers: { authorization: `Bearer ${phone.session!.session}` },
      body: new Uint8Array(phone.pushBytes(entries)),
    }),
  );
  expect(response.status).toBe(507);
  expect(await response.json()).toEqual({ error: { kind: 'server-full' } });
  expect((await full.server.store.committed.end(`roster.${local}`))?.n).toBe(1);
  await full.stop();
  under = await startTestServer({ dataDir: folder, clock: under.clock });
});

test('an officer whom nobody gave a right writes nothing and opens nothing', async () => {
  const { officer } = await appoint(admin, local, 'collector', { from: '2027-01-01' });
  expect(officer).not.toBe('');
  const { device } = await officerWithDevice(under, admin, local, 'collector', {
    from: '2027-01-01',
  });
  expect((await device.write(`dues.${local}`, [newReceipt(device)])).verdicts[0]?.reason).toBe(
    'not-allowed',
  );
  expect((await device.pull()).lines.map(({ line }) => line)).toEqual(['hello', 'end']);
});
