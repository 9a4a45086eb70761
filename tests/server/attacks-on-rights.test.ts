/** An officer who means ill, with the ids of another union in hand: at every endpoint nothing is learnt, nothing is taken, nothing is lost. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Change } from '#crdt/fold.ts';
import { write } from '#domain/draft.ts';
import { collectionList, receipt } from '#domain/dues/receipt.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import { grant, revocation, type Role } from '#domain/office/grant.ts';
import { officer } from '#domain/office/officer.ts';
import { member } from '#domain/roster/member.ts';
import { consent, membershipStep, twinLink } from '#domain/roster/membership.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { createApp } from '#server/app.ts';
import { staticFiles } from '#server/static-files.ts';
import { SoftwarePasskey } from './software-passkey.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  type Appointed,
  type TestServer,
} from './test-server.ts';
import { proofOf, randomId, testWords, unpackedText, type TestDevice } from './test-device.ts';

type Someone = { readonly device: TestDevice } & Appointed;

let under: TestServer;
let admin: TestDevice;
let may: string;
let go: string;
/** Collects dues in the garment union, and means ill. */
let thief: TestDevice;
let chair: Someone;
/** Keeps the money of the timber union. */
let victim: Someone;
let person: string;
const NAME = 'Lò Văn Gỗ';
beforeEach(async () => {
  under = await startTestServer();
  admin = await foundUnion(under);
  [may, go] = [await foundUnit(admin, homeUnit()), await foundUnit(admin, homeUnit())];
  thief = (await officerWithDevice(under, admin, may, 'collector')).device;
  chair = await officerWithDevice(under, admin, may, 'chair');
  victim = await officerWithDevice(under, admin, go, 'treasurer');
  person = randomId();
  await victim.device.write(`roster.${go}`, [write(member, person, { fullName: { value: NAME } })]);
});
afterEach(async () => {
  // Whatever was tried, the server is there, nothing was a fault of its own, and everybody can go on.
  expect(under.log).toEqual([]);
  for (const device of [admin, thief, chair.device, victim.device])
    expect((await device.pull()).lines.at(-1)?.line).toBe('end');
  await under.stop();
});
const homeUnit = (): string => admin.session!.homeUnit;
const nonce = 'AAAAAAAAAAAAAAAAAAAAAA';

interface Attack {
  /** Sent as the thief, where the endpoint wants a session. */
  readonly body?: () => object | Promise<object>;
  /** The kind of the refusal; or what a 200 may say, when it is no refusal. */
  readonly comes: string | ((text: string) => void);
}

/** One row for each endpoint of the server: a new one without a row here fails below. */
const ATTACKS: Readonly<Record<string, Attack>> = {
  'GET /api/hello': { comes: (text) => expect(Object.keys(JSON.parse(text))).toHaveLength(6) },
  // What a monitor asks: nothing of the books, and the figures not without their own token.
  'GET /healthz': {
    comes: (text) =>
      expect(Object.keys(JSON.parse(text))).toEqual(['ok', 'version', 'schema', 'uptimeSeconds']),
  },
  'GET /metrics': { comes: 'not-found' },
  'POST /api/invitation/look': {
    body: () => ({ token: victim.officer }),
    comes: 'no-such-invitation',
  },
  'POST /api/invitation/redeem': {
    body: () => thief.redeemRequest(victim.officer, 'lời khác'),
    comes: 'no-such-invitation',
  },
  'POST /api/session': {
    body: () => ({
      ...{ device: victim.device.id, nonce, atMs: under.clock.nowMs, proof: proofOf('lời') },
      signature: thief.sign(new Uint8Array([1])),
    }),
    comes: 'sign-in-refused',
  },
  // It ends the asker's own session and names nobody else's.
  'POST /api/session/end': { body: () => ({ device: victim.device.id }), comes: 'bad-request' },
  // Of other officers' passkeys nobody is told, and none of them opens anything here; see second-factor.test.ts.
  'POST /api/second-factor': {
    body: () => ({}),
    comes: (text) =>
      expect(JSON.parse(text)).toEqual({ standing: null, isGiven: false, passkeys: [] }),
  },
  'POST /api/second-factor/begin': { body: () => ({ to: 'add' }), comes: 'not-allowed' },
  'POST /api/second-factor/add': {
    body: () => new SoftwarePasskey().make(randomId(32)),
    comes: 'passkey-refused',
  },
  'POST /api/second-factor/give': {
    body: () => new SoftwarePasskey().answer(randomId(32)),
    comes: 'passkey-refused',
  },
  'POST /api/second-factor/remove': { body: () => ({ passkey: randomId() }), comes: 'not-found' },
  // A slip that this server has not signed does nothing, and the same is said.
  'POST /api/second-factor/removed': {
    body: () => ({
      slips: [{ of: victim.officer, passkey: randomId(), removedMs: 1, signature: randomId(64) }],
    }),
    comes: (text) => expect(JSON.parse(text)).toEqual({ ok: true }),
  },
  'POST /api/second-factor/end': { body: () => ({ officer: victim.officer }), comes: 'not-found' },
  // A server that was never restored takes nothing back, and says no more of a book than that.
  'POST /api/restore/offer': { body: () => ({}), comes: 'not-found' },
  'POST /api/restore/look': { body: () => ({}), comes: 'not-allowed' },
  'POST /api/restore/close': { body: () => ({}), comes: 'not-allowed' },
  'POST /api/invitations': { body: () => ({ officer: victim.officer }), comes: 'not-found' },
  'POST /api/invitations/union': { body: () => ({ under: may }), comes: 'not-found' },
  'POST /api/invitations/open': { body: () => ({ officer: victim.officer }), comes: 'not-allowed' },
  'POST /api/invitations/cancel': {
    body: async () => {
      await admin.invite(victim.officer);
      const open = await admin.post('/api/invitations/open', { officer: victim.officer });
      const { invitations } = (await open.json()) as { invitations: { invitation: string }[] };
      return { invitation: invitations[0]!.invitation };
    },
    comes: 'no-such-invitation',
  },
  'POST /api/devices/life': {
    // A name of a life is nobody's own; what belongs to it does not come along.
    body: () => ({ life: victim.device.life, reason: 'fork', nonce }),
    comes: (text) => expect(JSON.parse(text)).toEqual({ nonce, ok: true, series: [] }),
  },
  'POST /api/devices/series': {
    body: () => ({ life: thief.life, duesBook: `dues.${go}`, nonce }),
    comes: 'not-allowed',
  },
  // About the device that asks, whatever it says: there is no place for the id of another one.
  'POST /api/devices/report': {
    body: () => ({
      ...{ protocol: PROTOCOL_VERSION, nonce, device: victim.device.id },
      report: {
        ...{ form: 'phone', browser: 'chrome', browserVersion: 131, freeBytes: 1, isLasting: true },
        ...{ hasPasskey: false, app: '1.0.0', unsent: 1, life: victim.device.life },
        unsentSums: [{ book: `dues.${go}`, sumVnd: 1 }],
      },
    }),
    comes: (text) => expect(JSON.parse(text)).toEqual({ nonce }),
  },
  'POST /api/devices/list': {
    body: () => ({
      ...{ protocol: PROTOCOL_VERSION, nonce, whose: 'union', officer: victim.officer, unit: go },
    }),
    comes: 'not-allowed',
  },
  'POST /api/recovery/request': {
    // An answer of the same shape as for a device that is not there.
    body: () => ({ device: victim.device.id, nonce }),
    comes: (text) =>
      expect(Object.keys(JSON.parse(text))).toEqual(['request', 'ticket', 'digits', 'expiresMs']),
  },
  'POST /api/recovery/pending': {
    body: async () => {
      await victim.device.post('/api/recovery/request', { device: victim.device.id, nonce });
      return {};
    },
    comes: (text) => expect(JSON.parse(text)).toEqual({ requests: [] }),
  },
  'POST /api/recovery/approve': {
    body: async () => {
      const { request, digits } = await asked();
      return { request, digits };
    },
    comes: 'no-such-request',
  },
  'POST /api/recovery/share': {
    body: async () => ({ request: (await asked()).request, ticket: randomId(32) }),
    comes: (text) => expect(JSON.parse(text)).toEqual({ state: 'waiting' }),
  },
  'POST /api/recovery/finish': {
    body: async () => ({
      ...{ request: (await asked()).request, ticket: randomId(32), device: victim.device.id },
      ...{ words: testWords, proof: proofOf('lời'), share: randomId(32) },
      signature: thief.sign(new Uint8Array([1])),
    }),
    comes: 'no-such-request',
  },
  'POST /api/words/look': {
    body: () => ({
      ...{ device: victim.device.id, nonce, proof: proofOf('lời') },
      signature: thief.sign(new Uint8Array([1])),
    }),
    comes: 'sign-in-refused',
  },
  'POST /api/words/change': {
    body: () => ({
      ...{ change: randomId(), device: victim.device.id, before: proofOf('lời') },
      ...{ words: testWords, proof: proofOf('lời khác'), share: randomId(32) },
      signature: thief.sign(new Uint8Array([1])),
    }),
    comes: 'sign-in-refused',
  },
  'POST /api/joining/ask': {
    // The same whether or not there is an officer of that name; the key is the thief's own to begin with.
    body: () => waitingPhone(`cb-${victim.officer.slice(0, 8).toLowerCase()}`),
    comes: (text) =>
      expect(Object.keys(JSON.parse(text))).toEqual([
        ...['request', 'ticket', 'expiresMs', 'serverKey'],
      ]),
  },
  'POST /api/joining/look': {
    body: async () => ({ request: (await waiting()).request, ticket: randomId(32) }),
    comes: (text) => expect(JSON.parse(text)).toEqual({ state: 'ended', why: 'gone' }),
  },
  'POST /api/joining/share': {
    body: async () => ({ request: (await waiting()).request, ticket: randomId(32) }),
    comes: 'no-such-request',
  },
  'POST /api/joining/end': {
    // Says that it is done, and nothing is: see joining.test.ts.
    body: async () => ({ request: (await waiting()).request, ticket: randomId(32) }),
    comes: (text) => expect(JSON.parse(text)).toEqual({ ok: true }),
  },
  'POST /api/joining/list': {
    body: async () => {
      await waiting();
      return {};
    },
    comes: (text) => expect(JSON.parse(text)).toEqual({ requests: [] }),
  },
  'POST /api/joining/open': {
    body: async () => ({ request: (await waiting()).request, nonce: randomId(32) }),
    comes: 'no-such-request',
  },
  'POST /api/joining/refuse': {
    body: async () => ({ request: (await waiting()).request }),
    comes: 'no-such-request',
  },
  'POST /api/joining/approve': {
    body: async () => ({
      ...{ request: (await waiting()).request, officer: victim.officer, digits: '0000' },
      signature: randomId(64),
    }),
    comes: 'no-such-request',
  },
  'POST /api/sync/push': {
    body: () => ({ protocol: PROTOCOL_VERSION, nonce, device: victim.device.id, runs: [] }),
    comes: 'foreign-device',
  },
  'POST /api/sync/parcel': { body: () => ({ nonce, parcel: randomId(200) }), comes: 'bad-parcel' },
  'POST /api/sync/relay': { body: () => ({ nonce, part: randomId(200) }), comes: 'bad-parcel' },
  'POST /api/sync/pull': {
    body: () => ({
      ...{ protocol: PROTOCOL_VERSION, nonce, device: thief.id, fold: 'fold-1' },
      ...{ life: thief.life, only: [`roster.${go}`, `office.${go}`] },
      cursors: [{ book: `roster.${go}`, epoch: under.server.context.epoch.id, n: 1 }],
    }),
    comes: (text) => expect(text).not.toContain(go),
  },
  'POST /api/sync/history': {
    body: () => ({ protocol: PROTOCOL_VERSION, nonce, book: `roster.${go}`, id: person }),
    comes: 'not-allowed',
  },
  'POST /api/sync/held': {
    body: () => ({ protocol: PROTOCOL_VERSION, nonce, withRefused: true }),
    comes: (text) => expect(text).not.toContain(go),
  },
  'POST /api/audit': {
    body: () => ({
      protocol: PROTOCOL_VERSION,
      nonce,
      fromMs: 0,
      toMs: 1,
      officer: victim.officer,
    }),
    comes: 'not-allowed',
  },
  'POST /api/closes-below': {
    body: () => ({ protocol: PROTOCOL_VERSION, nonce, fromMs: 0, toMs: 1, after: go }),
    comes: 'not-allowed',
  },
  // Taken, noted as an attempt, and told to nobody of the other union.
  'POST /api/audit/notes': {
    body: () => ({
      ...{ protocol: PROTOCOL_VERSION, nonce },
      notes: [{ what: 'case-viewed', book: `cases.${go}`, about: person, atMs: 1 }],
    }),
    comes: (text) => expect(JSON.parse(text)).toEqual({ nonce, taken: 1 }),
  },
  'GET /api/sync/live': {
    comes: (text) => expect(JSON.parse(text)).toEqual({ book: `roster.${may}`, n: 8 }),
  },
  'ALL /api/*': { body: () => ({ unit: go }), comes: 'not-found' },
  // The app itself, which was not built here: no data lies behind it.
  'GET *': { comes: 'app-not-built' },
};

const asked = async (): Promise<{ request: string; digits: string }> =>
  (await victim.device.post('/api/recovery/request', { device: victim.device.id, nonce })).json();

/** What a phone without an invitation sends; it waits for the administrator, who alone sees it. */
const waitingPhone = (to: string) => ({
  ...{ to, name: 'Lường Thị Hoa', union: 'CĐCS Gỗ Mẫu' },
  device: { id: thief.id, publicKey: thief.publicKey, label: 'Điện thoại thử' },
  ...{ commitment: randomId(32), share: randomId(32) },
});
const waiting = async (): Promise<{ request: string }> =>
  (await victim.device.post('/api/joining/ask', waitingPhone('quantri'))).json();

test('the table has a row for every endpoint there is', () => {
  const app = createApp(under.server.context, staticFiles(join(under.dataDir, 'dist')), () => {});
  const routes = app.routes.map(({ method, path }) => `${method} ${path}`);
  // What goes before each of them is no endpoint.
  expect(
    [...new Set(routes)].filter((route) => route !== 'ALL /*' && route !== 'ALL *').sort(),
  ).toEqual(
    Object.keys(ATTACKS)
      .map((row) => row.replace(/^GET \*$/, routes.includes('GET /*') ? 'GET /*' : 'GET *'))
      .sort(),
  );
});

test.each(Object.keys(ATTACKS))('%s: another union’s ids bring nothing', async (row) => {
  const { body, comes } = ATTACKS[row]!;
  const [method = '', path = ''] = row.split(' ');
  const about = await body?.();
  const before = (await under.server.store.committed.ends()).filter(({ book }) =>
    book.includes(go),
  );
  const response = await under.send(
    new Request(`http://localhost${path.replace('*', row.startsWith('GET') ? '/' : 'x')}`, {
      method: method === 'ALL' ? 'POST' : method,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${thief.session!.session}`,
      },
      ...(about === undefined ? {} : { body: JSON.stringify(about) }),
    }),
  );
  const text = row.endsWith('/live') ? await heardIn(response) : await unpackedText(response);
  if (typeof comes === 'string')
    expect((JSON.parse(text) as { error: { kind: string } }).error.kind).toBe(comes);
  else {
    expect(response.status).toBe(200);
    comes(text);
  }
  for (const secret of [NAME, victim.officer, person, '+84912345678'])
    expect(text).not.toContain(secret);
  const after = (await under.server.store.committed.ends()).filter(({ book }) => book.includes(go));
  expect(after).toEqual(before);
});

/** What the open stream says while the other union goes on working. */
const heardIn = async (response: Response): Promise<string> => {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const listening = (async () => {
    for (let read = await reader.read(); !read.done; read = await reader.read())
      heard += read.value.trim();
  })();
  under.server.context.live.poke(`roster.${go}`, 7);
  under.server.context.live.poke(`roster.${may}`, 8);
  while (!heard.includes(may)) await new Promise((resolve) => setImmediate(resolve));
  await reader.cancel();
  await listening;
  return heard;
};

/** What became of an entry, and that its author still has it, whole. */
const sent = async (by: TestDevice, book: string, changes: readonly Change[], more = {}) => {
  const entry = by.entry(book, changes, more);
  const [verdict] = (await by.push([entry])).verdicts;
  expect(verdict?.hash).toBe(entry.hash);
  const stored = await under.server.store.committed.entryByHash(book, entry.hash);
  expect(Buffer.from(stored?.body ?? [])).toEqual(Buffer.from(entry.bytes));
  return `${verdict?.ruling} ${verdict?.reason ?? ''}`.trim();
};
const newMember = (more: object = {}): Change => ({
  ...write(member, randomId(), {}),
  set: { fullName: { value: 'Hà Thị Mây' }, ...more },
});
const granted = (to: string, role: Role, more: object = {}): Change => ({
  ...{ type: grant.type, id: randomId() },
  set: { officer: to, role, unit: may, reach: 'unit', from: '2026-01-01', until: null, ...more },
});

describe('entries', () => {
  test('a known act with a change or a field too many, or one too few, is refused whole', async () => {
    const book = `roster.${may}`;
    const as = (act: string) => ({ act });
    const registered = (more: object = {}, what = 'applied') => {
      const person = newMember({ source: 'typed', ...more });
      const of = { member: person.id, officer: thief.officer, atMs: 1, how: 'written' } as const;
      return [
        person,
        write(membershipStep, randomId(), {
          ...{ member: person.id, on: '2026-11-22', decision: null },
          what: what === 'left' ? 'left' : 'applied',
        }),
        write(consent, randomId(), { ...of, textVersion: '2026-1', textHash: 'abc_DEF-123' }),
      ];
    };
    const register = as('registerMember');
    expect(await sent(thief, book, registered(), register)).toBe('accepted');
    const spoilt: readonly (readonly Change[])[] = [
      [...registered(), newMember({ source: 'typed' })],
      [...registered(), write(twinLink, 'twins', { pairs: { add: ['member-1~member-2'] } })],
      // What the role may write all the same: the name of the act does not cover it.
      registered({ tags: { add: ['Chuyền 1'] } }),
      registered({}, 'left'),
      registered().slice(0, 2),
      registered().slice(1),
      // A step or a consent about somebody else than the person taken in.
      [...registered().slice(0, 2), ...registered().slice(2)],
    ];
    for (const changes of spoilt)
      expect(await sent(thief, book, changes, register)).toBe('quarantined act-shape');
    for (const act of ['admitMembers', 'grantRole', 'giveSeries', 'addTag'])
      expect(await sent(thief, book, registered(), as(act))).toBe('quarantined act-shape');
    const grants = [granted(thief.officer, 'collector'), granted(thief.officer, 'auditor')];
    const office = `office.${may}`;
    expect(await sent(chair.device, office, grants, as('grantRole'))).toBe('quarantined act-shape');
    const [first, ...rest] = grants;
    expect(rest).toHaveLength(1);
    expect(await sent(chair.device, office, first ? [first] : [], as('grantRole'))).toBe(
      'accepted',
    );
    expect((await under.server.store.committed.end(book))?.n).toBe(1 + spoilt.length + 4);
  });

  test('one receipt under two sums in one entry, or a list that hides a receipt, is no collection', async () => {
    const { device } = await officerWithDevice(under, admin, may, 'treasurer');
    const book = `dues.${may}`;
    const of = (id: string, amountVnd: number) =>
      write(receipt, id, {
        ...{ member: person, series: 'K7Q2M', number: 1, months: ['2026-11'], amountVnd },
        ...{ method: 'cash', paidOn: '2026-11-22' },
      });
    const listOf = (...receipts: string[]) =>
      write(collectionList, randomId(), {
        ...{ section: null, period: '2026-11', receipts, countedVnd: null, partOf: null },
      });
    const [one, two] = [randomId(), randomId()];
    const collection = { act: 'issueCollection' };
    for (const changes of [
      [of(one, 25_000), of(one, 50_000), listOf(one)],
      [of(one, 25_000), of(two, 25_000), listOf(one)],
      [of(one, 25_000), listOf(one, two)],
      [of(one, 25_000), listOf(one), listOf(one)],
    ])
      expect(await sent(device, book, changes, collection)).toBe('quarantined act-shape');
  });

  test('an act this server does not know is kept apart, whatever its changes; a known name gives no right', async () => {
    const book = `roster.${may}`;
    for (const act of ['somethingNew', 'toString', 'constructor'])
      expect(await sent(thief, book, [newMember()], { act })).toBe('quarantined unknown-act');
    const archived = write(member, person, { archived: true });
    expect(await sent(thief, book, [archived], { act: 'archiveMember' })).toBe(
      'quarantined not-allowed',
    );
    const named = write(officer, randomId(), { signInName: 'lo.vg', displayName: 'x' });
    const both = [named, granted(named.id, 'collector')];
    expect(await sent(chair.device, `office.${may}`, both, { act: 'addOfficer' })).toBe(
      'quarantined mixed-directory',
    );
    expect(await sent(thief, book, [{ type: 'dragon', id: 'dragon-1', set: {} }])).toBe(
      'quarantined unknown-type',
    );
    expect(await sent(thief, book, [newMember({ rank: 'general' })])).toBe(
      'quarantined unknown-field',
    );
  });

  test('another union’s books are closed, whatever the entry says of itself', async () => {
    for (const kind of ['roster', 'dues', 'pay', 'cases', 'office', 'news'])
      expect(await sent(thief, `${kind}.${go}`, [newMember()])).toBe('quarantined not-allowed');
    expect(
      await sent(thief, `roster.${may}`, [newMember()], { forge: { officer: victim.officer } }),
    ).toBe('quarantined forged');
    const forge = { book: `roster.${go}` };
    expect(await sent(thief, `roster.${may}`, [newMember()], { forge })).toBe('quarantined forged');
  });

  test('entries out of their order, or of another’s chain, are not believed at all', async () => {
    const book = `roster.${may}`;
    const [first, second] = [thief.entry(book, [newMember()]), thief.entry(book, [newMember()])];
    const bytes = Buffer.from(thief.pushBytes([first, second]))
      .toString()
      .split('\n');
    const turned = [bytes[0], bytes[2], bytes[1]].join('\n');
    expect((await thief.sendPush(Buffer.from(turned))).status).toBe(403);
    expect(await under.server.store.committed.end(book)).toBeUndefined();
    const own = victim.device.entry(`roster.${go}`, [newMember()]);
    const stolen = Buffer.from(victim.device.pushBytes([own])).toString();
    const moved = stolen.replaceAll(`roster.${go}`, book).replace(victim.device.id, thief.id);
    expect((await thief.sendPush(Buffer.from(moved))).status).toBe(403);
    // Honest again, in order: nothing of the attempt stands in the way.
    const { verdicts } = await thief.push([first, second]);
    expect(verdicts.map(({ ruling }) => ruling)).toEqual(['accepted', 'accepted']);
  });

  test('a date in the past gives no right of the past; a right that was there is looked at by a person', async () => {
    const book = `roster.${may}`;
    const early = { stampMs: Date.UTC(2026, 2, 1) };
    const late = await officerWithDevice(under, admin, may, 'treasurer', { from: '2026-12-01' });
    expect(await sent(late.device, book, [newMember()], early)).toBe('quarantined not-allowed');
    const past = await officerWithDevice(under, admin, may, 'treasurer', { until: '2026-11-21' });
    expect(await sent(past.device, book, [newMember()], early)).toBe('held right-ended');
  });

  test('a grant sent again after its end stays ended, and its id is not used twice', async () => {
    const book = `office.${may}`;
    const right = granted(thief.officer, 'auditor');
    const entry = chair.device.entry(book, [right]);
    expect((await chair.device.push([entry])).verdicts[0]?.ruling).toBe('accepted');
    const end = write(revocation, randomId(), { grant: right.id, why: 'hết nhiệm kỳ' });
    expect(await sent(chair.device, book, [end])).toBe('accepted');
    const again = (await chair.device.push([entry])).verdicts[0];
    expect(again).toMatchObject({ ruling: 'accepted', duplicate: true });
    expect(await sent(chair.device, book, [right])).toBe('quarantined already-written');
    const held = under.server.context.office.now(under.server.store.committed);
    expect((await held).grantsOf(thief.officer).map(({ role }) => role)).toEqual(['collector']);
  });
});

describe('giving and ending rights', () => {
  test('a chair neither makes nor unmakes a chair or an administrator, nor opens the salaries', async () => {
    const book = `office.${may}`;
    const second = await officerWithDevice(under, admin, may, 'administrator');
    for (const role of [
      'administrator',
      'chair',
      'treasurer',
      'accountant',
      'upper-officer',
    ] as const)
      expect(await sent(chair.device, book, [granted(chair.officer, role)])).toBe(
        'quarantined not-allowed',
      );
    const end = write(revocation, randomId(), { grant: second.grant, why: 'ghét' });
    expect(await sent(chair.device, book, [end])).toBe('quarantined not-allowed');
    expect(await sent(second.device, `office.${may}`, [granted(thief.officer, 'auditor')])).toBe(
      'accepted',
    );
    expect(await sent(chair.device, book, [granted(thief.officer, 'vice-chair')])).toBe('accepted');
  });

  test('a chair who keeps the money as well hands it on', async () => {
    const book = `office.${may}`;
    await admin.write(book, [granted(chair.officer, 'treasurer')]);
    expect(await sent(chair.device, book, [granted(thief.officer, 'treasurer')])).toBe('accepted');
    expect(
      await sent(chair.device, book, [granted(thief.officer, 'treasurer', { reach: 'below' })]),
    ).toBe('quarantined not-allowed');
  });

  test('what a former administrator gave too late is let in by who could give it, and by nobody less', async () => {
    const book = `office.${may}`;
    const former = await officerWithDevice(under, admin, may, 'administrator', {
      until: '2026-11-21',
    });
    const gift = former.device.entry(book, [granted(chair.officer, 'administrator')]);
    expect((await former.device.push([gift])).verdicts[0]).toMatchObject({ reason: 'right-ended' });
    const letIn = (): Change =>
      write(admitHeld, randomId(), { entryHash: gift.hash, why: 'Đã xem' });
    expect(await sent(chair.device, book, [letIn()])).toBe('quarantined not-allowed');
    const unseen = write(admitHeld, randomId(), { entryHash: 'A'.repeat(43), why: 'Để sẵn' });
    expect(await sent(chair.device, book, [unseen])).toBe('quarantined not-allowed');
    expect(await sent(admin, book, [letIn()])).toBe('accepted');
    const office = await under.server.context.office.now(under.server.store.committed);
    expect(office.grantsOf(chair.officer).map(({ role }) => role)).toContain('administrator');
  });

  test('whoever only reads changes nothing, in any book there is', async () => {
    for (const role of ['auditor', 'upper-officer'] as const) {
      const { device } = await officerWithDevice(under, admin, may, role, { reach: 'below' });
      for (const kind of ['roster', 'dues', 'cases', 'office', 'pay'])
        expect(await sent(device, `${kind}.${may}`, [newMember()])).toBe('quarantined not-allowed');
      const series = { life: device.life, duesBook: `dues.${may}`, nonce };
      expect((await device.post('/api/devices/series', series)).status).toBe(403);
      const open = (await device.pull()).lines.flatMap((line) =>
        line.line === 'hello' ? line.books.map(({ book }) => book) : [],
      );
      expect(open).toEqual([`roster.${may}`, `dues.${may}`, `office.${may}`]);
    }
  });
});

test('who asks a hundred times which names are taken, or how far another’s book goes, is made to wait; the own work goes on', async () => {
  const knock = async (): Promise<number> =>
    (await thief.sendPush(thief.pushBytes([thief.entry(`dues.${go}`, [newMember()])]))).status;
  for (let at = 0; at < 100; at += 1) expect(await knock()).toBe(200);
  expect(await knock()).toBe(429);
  expect(await sent(thief, `roster.${may}`, [newMember()])).toBe('accepted');
  under.clock.nowMs += 10_000;
  const book = `office.${go}`;
  expect((await thief.sendPush(thief.pushBytes([thief.entry(book, [newMember()])]))).status).toBe(
    200,
  );
});
