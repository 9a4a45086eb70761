// An administrator's device and words do not suffice: a passkey is asked for, with real bytes, and no trick stands in for it.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { write } from '#domain/draft.ts';
import { receipt } from '#domain/dues/receipt.ts';
import { admitHeld } from '#domain/office/admit-held.ts';
import { grant } from '#domain/office/grant.ts';
import { officer } from '#domain/office/officer.ts';
import { unit } from '#domain/office/unit.ts';
import { SECOND_FACTOR_GRACE_DAYS } from '#domain/second-factor.ts';
import { passkeysRemoved, secondFactorAnswer, type RemovalSlip } from '#protocol/second-factor.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { runAudit } from '#server/audit.ts';
import { runSecondFactor } from '#server/second-factor-reset.ts';
import { auditText } from '#text/sections/audit.ts';
import { SoftwarePasskey, type Lies } from './software-passkey.ts';
import { randomId, TestDevice, type TestEntry } from './test-device.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  WORDS,
  type TestServer,
} from './test-server.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const nonce = 'AAAAAAAAAAAAAAAAAAAAAA';

let under: TestServer;
let admin: TestDevice;
let root: string;
let local: string;
beforeEach(async () => {
  under = await startTestServer();
  admin = await foundUnion(under);
  root = admin.session!.homeUnit;
  local = await foundUnit(admin, root);
});
afterEach(async () => {
  expect(under.log).toEqual([]);
  await under.stop();
});

const said = async (response: Promise<Response>): Promise<string> => {
  const answered = await response;
  if (answered.ok) return 'ok';
  return ((await answered.json()) as { error: { kind: string } }).error.kind;
};
const begun = async (by: TestDevice, to: 'add' | 'give'): Promise<string> => {
  const response = await by.post('/api/second-factor/begin', { to });
  if (!response.ok) throw new Error(await response.text());
  return ((await response.json()) as { challenge: string }).challenge;
};
const add = async (by: TestDevice, passkey: SoftwarePasskey, lies?: Lies) =>
  said(by.post('/api/second-factor/add', passkey.make(await begun(by, 'add'), lies)));
const give = async (by: TestDevice, passkey: SoftwarePasskey, lies?: Lies) =>
  said(by.post('/api/second-factor/give', passkey.answer(await begun(by, 'give'), lies)));
const standing = async (by: TestDevice) =>
  secondFactorAnswer.parse(await (await by.post('/api/second-factor', {})).json());
const inviting = (by: TestDevice, whom = by.officer) =>
  said(by.post('/api/invitations', { officer: whom }));
const kindsInLog = async (): Promise<readonly string[]> =>
  (await under.server.store.committed.auditAfter(0, 1000)).map(({ what }) => what);

/** With the session as it is, and no new sign-in behind it. */
const bare = (): Request => bareOf(admin);
const bareOf = (by: TestDevice): Request =>
  new Request('http://localhost/api/second-factor', {
    ...{ method: 'POST', body: '{}' },
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${by.session!.session}`,
    },
  });

/** Two weeks later and signed in anew: nothing is left of the time in which it could be missing. */
const graceOver = async (by: TestDevice = admin): Promise<void> => {
  under.clock.nowMs += (SECOND_FACTOR_GRACE_DAYS + 1) * DAY_MS;
  await by.signIn(WORDS);
};
/** The administrator has set one up, then locked the book and opened it again. */
const withPasskey = async (by: TestDevice = admin): Promise<SoftwarePasskey> => {
  const passkey = new SoftwarePasskey();
  expect(await add(by, passkey)).toBe('ok');
  await by.signIn(WORDS);
  return passkey;
};
const newGrant = (by: TestDevice, at = local): TestEntry =>
  by.entry(`office.${at}`, [
    write(grant, randomId(), {
      ...{ officer: by.officer, role: 'collector', unit: at, reach: 'unit' },
      ...{ from: '2026-01-01', until: null },
    }),
  ]);

// First in this file: a process that has used the library before is told nothing twice anyway.
test('the first passkey prints no warning of what the library asks of Node, and every other warning is told', async () => {
  const told: string[] = [];
  const listen = (warning: Error): void => void told.push(`${warning.name}: ${warning.message}`);
  process.on('warning', listen);
  await withPasskey();
  process.emitWarning('something else is experimental', 'ExperimentalWarning');
  await new Promise((resolve) => setImmediate(resolve));
  process.off('warning', listen);
  expect(told).toEqual(['ExperimentalWarning: something else is experimental']);
});

describe('how it is set up and given', () => {
  test('a new union is founded and staffed without one; the day by which it is due is told and noted', async () => {
    const untilMs = under.clock.nowMs + SECOND_FACTOR_GRACE_DAYS * DAY_MS;
    expect(admin.session!.secondFactor).toEqual({
      ...{ is: 'grace', graceUntilMs: untilMs, passkeys: 0 },
    });
    await officerWithDevice(under, admin, local, 'chair');
    // The time is begun once, however often one signs in.
    under.clock.nowMs += 3 * DAY_MS;
    expect((await admin.signIn(WORDS)).secondFactor?.graceUntilMs).toBe(untilMs);
    expect((await kindsInLog()).filter((kind) => kind === 'second-factor-grace')).toHaveLength(1);
    await graceOver();
    expect(await inviting(admin)).toBe('second-factor-needed');
    // Nobody is locked out for good: the first one is set up with device and words.
    expect(await add(admin, new SoftwarePasskey())).toBe('ok');
    expect(await inviting(admin)).toBe('ok');
  });

  test('the first passkey, made by device and words alone, stands in the log as that; a second one does not', async () => {
    const passkey = await withPasskey();
    expect(await give(admin, passkey)).toBe('ok');
    expect(await add(admin, new SoftwarePasskey())).toBe('ok');
    const rows = await under.server.store.committed.auditAfter(0, 1000);
    expect(rows.filter(({ what }) => what === 'passkey-added').map(({ about }) => about)).toEqual([
      'first',
      null,
    ]);
    const lines: string[] = [];
    await runAudit(['list', '--data-dir', under.dataDir], (line) => lines.push(line));
    expect(lines.join('\n')).toContain(auditText.vi.firstPasskey);
  });

  test('made once it counts at once; renewals keep it, the next sign-in asks for it again', async () => {
    const passkey = new SoftwarePasskey();
    expect(await add(admin, passkey)).toBe('ok');
    expect(await inviting(admin)).toBe('ok');
    for (let hour = 1; hour < 12; hour += 1) {
      under.clock.nowMs += 60 * 60 * 1000;
      expect(await inviting(admin)).toBe('ok');
    }
    await admin.signIn(WORDS);
    expect(await inviting(admin)).toBe('second-factor-needed');
    expect(await give(admin, passkey)).toBe('ok');
    expect(await inviting(admin)).toBe('ok');
    expect((await standing(admin)).passkeys).toMatchObject([
      { label: 'Điện thoại thử', isOfThisDevice: true, usedMs: under.clock.nowMs },
    ]);
    const kinds = await kindsInLog();
    for (const kind of ['passkey-added', 'second-factor-given']) expect(kinds).toContain(kind);
    const lines: string[] = [];
    await runAudit(['list', '--data-dir', under.dataDir], (line) => lines.push(line));
    expect(lines.join('\n')).toContain('Đặt cách xác nhận thêm trên một máy');
  });

  test('whose rights ask for none is neither asked nor given a way to set one up', async () => {
    const { device: collector } = await officerWithDevice(under, admin, local, 'collector');
    await graceOver(collector);
    expect(collector.session!.secondFactor).toBe(undefined);
    expect(await standing(collector)).toEqual({ standing: null, isGiven: false, passkeys: [] });
    expect(await said(collector.post('/api/second-factor/begin', { to: 'add' }))).toBe(
      'not-allowed',
    );
    expect(await inviting(collector)).toBe('ok');
  });

  test('a second device of the same officer gives its own, and is added by who has the first', async () => {
    const first = await withPasskey();
    const other = new TestDevice(under.send, () => under.clock.nowMs);
    expect(await give(admin, first)).toBe('ok');
    await other.redeem((await admin.invite(admin.officer)).token, WORDS);
    expect(await inviting(other)).toBe('second-factor-needed');
    expect(await said(other.post('/api/second-factor/begin', { to: 'add' }))).toBe(
      'second-factor-needed',
    );
    // A passkey that the phone's maker carries along, or a phone held beside the laptop.
    expect(await give(other, first)).toBe('ok');
    const own = new SoftwarePasskey();
    expect(await add(other, own)).toBe('ok');
    expect((await standing(other)).passkeys.map(({ isOfThisDevice }) => isOfThisDevice)).toEqual([
      ...[false, true],
    ]);
    const passkey = (await standing(other)).passkeys[0]?.passkey;
    expect(await said(other.post('/api/second-factor/remove', { passkey }))).toBe('ok');
    await admin.signIn(WORDS);
    expect(await give(admin, first)).toBe('passkey-refused');
    expect(await give(admin, own)).toBe('ok');
  });
});

describe('what it is asked for', () => {
  const ROUTES: Readonly<Record<string, () => object>> = {
    '/api/invitations': () => ({ officer: admin.officer }),
    '/api/invitations/union': () => ({ under: root }),
    '/api/invitations/open': () => ({ officer: admin.officer }),
    '/api/invitations/cancel': () => ({ invitation: randomId() }),
    '/api/recovery/pending': () => ({}),
    '/api/recovery/approve': () => ({ request: randomId(), digits: '0000' }),
    '/api/joining/list': () => ({}),
    '/api/joining/open': () => ({ request: randomId(), nonce: randomId(32) }),
    '/api/joining/refuse': () => ({ request: randomId() }),
    '/api/joining/approve': () => ({
      ...{ request: randomId(), officer: admin.officer, digits: '0000', signature: randomId(64) },
    }),
    '/api/sync/held': () => ({ protocol: PROTOCOL_VERSION, nonce }),
    '/api/audit': () => ({ protocol: PROTOCOL_VERSION, nonce, fromMs: 0, toMs: 1 }),
    '/api/restore/close': () => ({}),
    '/api/closes-below': () => ({
      ...{ protocol: PROTOCOL_VERSION, nonce, fromMs: 0, toMs: 1 },
    }),
    '/api/second-factor/remove': () => ({ passkey: 'AAAA' }),
    '/api/second-factor/end': () => ({ officer: admin.officer }),
  };
  /** What every officer does alike, and what opens the way to the factor itself. */
  const OPEN = [
    ...['/api/hello', '/api/invitation/look', '/api/invitation/redeem', '/api/session'],
    ...['/api/session/end', '/api/devices/life', '/api/devices/series', '/api/recovery/request'],
    // The own devices; those of others are asked about in device-list.
    ...['/api/devices/report', '/api/devices/list', '/api/restore/offer', '/api/restore/look'],
    // By the device's key and the words themselves, without a session.
    ...['/api/words/look', '/api/words/change'],
    ...['/api/recovery/share', '/api/recovery/finish', '/api/joining/ask', '/api/joining/look'],
    ...['/api/joining/share', '/api/joining/end', '/api/sync/push', '/api/sync/parcel'],
    '/api/sync/relay',
    ...['/api/sync/pull', '/api/sync/history', '/api/audit/notes', '/api/sync/live'],
    ...['/api/second-factor', '/api/second-factor/begin', '/api/second-factor/add'],
    ...['/api/second-factor/give', '/api/second-factor/removed', '/api/*'],
  ];

  test('every endpoint is either open or asks an administrator for it', () => {
    const paths = new Set(
      under.app.routes.map(({ path }) => path).filter((path) => path.startsWith('/api/')),
    );
    expect([...paths].sort()).toEqual([...Object.keys(ROUTES), ...OPEN].sort());
  });

  test.each(Object.keys(ROUTES))('%s', async (path) => {
    const passkey = await withPasskey();
    expect(await said(admin.post(path, ROUTES[path]!()))).toBe('second-factor-needed');
    expect(await give(admin, passkey)).toBe('ok');
    expect(await said(admin.post(path, ROUTES[path]!()))).not.toBe('second-factor-needed');
  });

  test('receipts go on; what was written in the office waits, whole and unjudged, and goes when it is given', async () => {
    const own = randomId();
    await admin.push([newGrant(admin)]);
    const passkey = await withPasskey();
    const code = await admin.series(`dues.${local}`);
    const paper = admin.entry(`dues.${local}`, [
      write(receipt, own, {
        ...{ series: code, number: 1, member: randomId(), months: ['2026-11'] },
        ...{ amountVnd: 25_000, method: 'cash', paidOn: '2026-11-22' },
      }),
    ]);
    const founded = randomId();
    const office = [
      admin.entry(`office.${founded}`, [
        write(unit, founded, {
          ...{ name: 'Công đoàn Sông Mã', kind: 'grassroots', code: null, parent: root },
          ...{ closedOn: null, ownBooks: true },
        }),
      ]),
      newGrant(admin, founded),
    ];
    const answer = await admin.push([...office, paper]);
    expect(answer.waits).toEqual([`office.${founded}`]);
    expect(answer.verdicts).toMatchObject([{ hash: paper.hash, ruling: 'accepted' }]);
    expect(await under.server.store.committed.end(`office.${founded}`)).toBe(undefined);
    expect((await admin.pull()).lines.at(-1)?.line).toBe('end');
    expect(await give(admin, passkey)).toBe('ok');
    const after = await admin.push(office);
    expect(after.waits).toBe(undefined);
    expect(after.verdicts.map(({ ruling }) => ruling)).toEqual(['accepted', 'accepted']);
    // Pages of it hold: what waited left no gap and no unsigned end.
    expect((await admin.pull()).lines.at(-1)?.line).toBe('end');
  });

  test('brought by another officer it is kept for a decision, and only who could write it lets it in', async () => {
    const { device: chair } = await officerWithDevice(under, admin, local, 'chair');
    const passkey = await withPasskey();
    const entry = newGrant(admin);
    const bytes = admin.pushBytes([entry]).toString();
    const asChair = bytes.replace(`"device":"${admin.id}","runs"`, `"device":"${chair.id}","runs"`);
    const sent = await chair.sendPush(Buffer.from(asChair));
    expect(await sent.json()).toMatchObject({
      verdicts: [{ hash: entry.hash, ruling: 'held', reason: 'second-factor-needed' }],
    });
    const admitting = admin.entry(`office.${local}`, [
      write(admitHeld, randomId(), { entryHash: entry.hash, why: 'đúng là tôi viết' }),
    ]);
    expect((await admin.push([admitting])).waits).toEqual([`office.${local}`]);
    expect(await give(admin, passkey)).toBe('ok');
    expect((await admin.push([admitting])).verdicts[0]?.ruling).toBe('accepted');
    expect(await under.server.store.committed.isAccepted(`office.${local}`, entry.hash)).toBe(true);
  });

  test('what came to a unit not founded yet gains nothing by its founding', async () => {
    const { device: other } = await officerWithDevice(under, admin, root, 'administrator', {
      reach: 'below',
    });
    await withPasskey();
    const later = randomId();
    const thief = admin.entry(`office.${later}`, [
      write(officer, randomId(), {
        ...{ signInName: 'kegian', displayName: 'Kẻ Gian', phone: null, homeUnit: later },
      }),
    ]);
    expect((await admin.push([thief])).verdicts[0]).toMatchObject({ reason: 'unknown-unit' });
    await other.write(`office.${later}`, [
      write(unit, later, {
        ...{ name: 'Công đoàn Mới', kind: 'grassroots', code: null, parent: root },
        ...{ closedOn: null, ownBooks: true },
      }),
    ]);
    expect(await under.server.store.committed.isAccepted(`office.${later}`, thief.hash)).toBe(
      false,
    );
    const [kept] = await under.server.store.committed.unsettled(`office.${later}`, {
      ...{ after: 0, upTo: 99, device: null, entriesMax: 9 },
    });
    expect(kept).toMatchObject({ hash: thief.hash, ruling: 'held' });
  });
});

describe('what does not stand in for it', () => {
  let passkey: SoftwarePasskey;
  beforeEach(async () => {
    passkey = await withPasskey();
  });
  afterEach(async () => {
    expect(await inviting(admin)).toBe('second-factor-needed');
    // The officer is thrown out by none of it.
    expect(await give(admin, passkey)).toBe('ok');
  });

  test.each<[string, Lies]>([
    ['given to a page elsewhere', { origin: 'https://so-cong-doan.example' }],
    ['given to the same host by another port', { origin: 'http://localhost:9' }],
    ['made for another relying party', { rpId: 'example' }],
    ['without a finger, a face or the code', { isUnverified: true }],
    ['of another ceremony', { type: 'webauthn.create' }],
  ])('an answer %s', async (_what, lies) => {
    expect(await give(admin, passkey, lies)).toBe('passkey-refused');
    expect(await kindsInLog()).toContain('second-factor-refused');
  });

  test('an answer once more, or one that was too late, or for another session', async () => {
    const challenge = await begun(admin, 'give');
    const answer = passkey.answer(challenge);
    expect(await said(admin.post('/api/second-factor/give', answer))).toBe('ok');
    await admin.signIn(WORDS);
    expect(await said(admin.post('/api/second-factor/give', answer))).toBe('passkey-refused');
    const late = passkey.answer(await begun(admin, 'give'));
    under.clock.nowMs += 5 * 60 * 1000;
    expect(await said(admin.post('/api/second-factor/give', late))).toBe('passkey-refused');
    const earlier = passkey.answer(await begun(admin, 'give'));
    await admin.signIn(WORDS);
    expect(await said(admin.post('/api/second-factor/give', earlier))).toBe('passkey-refused');
    // A wrong one uses the challenge up; a newer one takes its place.
    const once = await begun(admin, 'give');
    const wrong = passkey.answer(once, { isUnverified: true });
    expect(await said(admin.post('/api/second-factor/give', wrong))).toBe('passkey-refused');
    const right = passkey.answer(once);
    expect(await said(admin.post('/api/second-factor/give', right))).toBe('passkey-refused');
  });

  test('a copy of the passkey whose count goes back or stands still', async () => {
    expect(await give(admin, passkey, { counter: 7 })).toBe('ok');
    await admin.signIn(WORDS);
    for (const counter of [7, 6, 0])
      expect(await give(admin, passkey, { counter })).toBe('passkey-refused');
    expect(await inviting(admin)).toBe('second-factor-needed');
    expect(await give(admin, passkey, { counter: 8 })).toBe('ok');
    await admin.signIn(WORDS);
  });

  test('another officer’s passkey, one the server never saw, one with the same name and another key', async () => {
    expect(await give(admin, passkey)).toBe('ok');
    const { device: other } = await officerWithDevice(under, admin, root, 'administrator');
    const foreign = await withPasskey(other);
    await admin.signIn(WORDS);
    expect(await give(admin, foreign)).toBe('passkey-refused');
    expect(await give(admin, new SoftwarePasskey())).toBe('passkey-refused');
    const forged = new SoftwarePasskey();
    const answer = { ...forged.answer(await begun(admin, 'give')), id: passkey.make('x').id };
    expect(await said(admin.post('/api/second-factor/give', answer))).toBe('passkey-refused');
  });

  test('a passkey of one’s own, slipped in with device and words beside the one that is there', async () => {
    const own = new SoftwarePasskey();
    expect(await said(admin.post('/api/second-factor/begin', { to: 'add' }))).toBe(
      'second-factor-needed',
    );
    const challenge = await begun(admin, 'give');
    expect(await said(admin.post('/api/second-factor/add', own.make(challenge)))).toBe(
      'passkey-refused',
    );
  });

  test('a session that somebody copied: the honest one’s renewals end it, and a new one begins without', async () => {
    expect(await give(admin, passkey)).toBe('ok');
    const spent = admin.session!.refresh;
    await admin.ask(
      new Request('http://localhost/api/hello', {
        headers: { 'session-renewal': admin.renewal() },
      }),
    );
    under.clock.nowMs += 11 * 60 * 1000;
    const copied = new Request('http://localhost/api/hello', {
      headers: { 'session-renewal': admin.renewal(spent) },
    });
    await under.send(copied);
    expect(await said(under.send(bare()))).toBe('not-signed-in');
    await admin.signIn(WORDS);
  });
});

describe('a making that does not hold', () => {
  test.each<[string, Lies]>([
    ['on a page elsewhere', { origin: 'https://so-cong-doan.example' }],
    ['for another relying party', { rpId: 'example' }],
    ['without a finger, a face or the code', { isUnverified: true }],
    ['of another ceremony', { type: 'webauthn.get' }],
  ])('%s keeps nothing', async (_what, lies) => {
    expect(await add(admin, new SoftwarePasskey(), lies)).toBe('passkey-refused');
    expect(await standing(admin)).toMatchObject({ isGiven: false, passkeys: [] });
  });

  test('bytes that are no making are refused and are no fault of the server', async () => {
    const made = new SoftwarePasskey().make(await begun(admin, 'add'));
    for (const attestationObject of ['AAAA', randomId(2000), made.attestationObject.slice(0, 60)])
      expect(await said(admin.post('/api/second-factor/add', { ...made, attestationObject }))).toBe(
        'passkey-refused',
      );
  });
});

describe('when it is lost', () => {
  test('another administrator ends it, not who stands below or beside, and its session with it', async () => {
    const beside = await officerWithDevice(under, admin, root, 'administrator', { reach: 'below' });
    const { device: chair } = await officerWithDevice(under, admin, local, 'chair');
    const { device: below } = await officerWithDevice(under, admin, local, 'administrator');
    const passkey = await withPasskey();
    expect(await give(admin, passkey)).toBe('ok');
    const ending = (by: TestDevice, whom: TestDevice) =>
      said(by.post('/api/second-factor/end', { officer: whom.officer }));
    expect(await ending(chair, below)).toBe('not-allowed');
    expect(await ending(below, admin)).not.toBe('ok');
    expect(await ending(admin, admin)).toBe('not-allowed');
    expect((await standing(admin)).passkeys).toHaveLength(1);
    expect(await ending(beside.device, admin)).toBe('ok');
    expect(await said(under.send(bare()))).toBe('not-signed-in');
    await admin.signIn(WORDS);
    expect(await give(admin, passkey)).toBe('passkey-refused');
    expect(await add(admin, new SoftwarePasskey())).toBe('ok');
  });

  test('the last administrator is let in again by who runs the server, while it runs; the log says so', async () => {
    const passkey = await withPasskey();
    await graceOver();
    expect(await inviting(admin)).toBe('second-factor-needed');
    const lines: string[] = [];
    const run = (...args: string[]) =>
      runSecondFactor(
        [...args, '--data-dir', under.dataDir],
        (line) => lines.push(line),
        under.clock.nowMs,
      );
    expect(await run('end', 'khongco')).toBe(2);
    expect(await run('forget', 'quantri')).toBe(2);
    expect(await run('end', 'quantri')).toBe(0);
    expect(lines.join('\n')).toContain('Trần Thị Quản Trị');
    expect(await give(admin, passkey).catch(() => 'gone')).toBe('passkey-refused');
    expect(await inviting(admin)).toBe('ok');
    expect((await kindsInLog()).filter((kind) => kind === 'passkey-removed')).toHaveLength(1);
    expect(await runAudit(['verify', '--data-dir', under.dataDir], () => undefined)).toBe(0);
  });

  test('a restored server still knows it, and nobody’s session of before carries it over', async () => {
    const passkey = await withPasskey();
    expect(await give(admin, passkey)).toBe('ok');
    const dataDir = mkdtempSync(join(tmpdir(), 'so-cong-doan-restored-'));
    await under.server.store.write((tx) => tx.putNote('mark', 'this-is-a-backup', 'true', null));
    await under.server.copyTo(join(dataDir, 'books.db'));
    copyFileSync(join(under.dataDir, 'server-key'), join(dataDir, 'server-key'));
    const restored = await startTestServer({ dataDir, clock: under.clock });
    const onward = new TestDevice(restored.send, () => under.clock.nowMs, admin);
    // What it brings back comes first; ending that is an administrator's act like the others.
    const close = (): Promise<string> => said(onward.post('/api/restore/close', {}));
    await onward.signIn(WORDS);
    expect(await inviting(onward)).toBe('restoring');
    expect(await close()).toBe('second-factor-needed');
    expect(await give(onward, passkey)).toBe('ok');
    expect(await close()).toBe('ok');
    expect(await inviting(onward)).toBe('ok');
    await restored.stop();
    rmSync(dataDir, { recursive: true });
  });
});

describe('a server restored from before a removal', () => {
  const restored = async (): Promise<TestServer> => {
    const dataDir = mkdtempSync(join(tmpdir(), 'so-cong-doan-restored-'));
    // Opened as a database, the copy is known for one: a new incarnation begins.
    await under.server.store.write((tx) => tx.putNote('mark', 'this-is-a-backup', 'true', null));
    await under.server.copyTo(join(dataDir, 'books.db'));
    await under.server.store.write((tx) => tx.dropNote('mark', 'this-is-a-backup'));
    copyFileSync(join(under.dataDir, 'server-key'), join(dataDir, 'server-key'));
    return startTestServer({ dataDir, clock: under.clock });
  };
  const slipsOf = async (answer: Response): Promise<readonly RemovalSlip[]> =>
    passkeysRemoved.parse(await answer.json()).slips ?? [];
  const telling = (by: TestDevice, slips: readonly RemovalSlip[]) =>
    said(by.post('/api/second-factor/removed', { slips }));
  let stolen: SoftwarePasskey;
  let kept: SoftwarePasskey;
  let back: TestServer;
  beforeEach(async () => {
    stolen = await withPasskey();
    expect(await give(admin, stolen)).toBe('ok');
    kept = new SoftwarePasskey();
    expect(await add(admin, kept)).toBe('ok');
    back = await restored();
  });
  afterEach(async () => {
    expect(back.log).toEqual([]);
    await back.stop();
    rmSync(back.dataDir, { recursive: true });
  });

  test('the phone that removed a passkey tells so again: it opens nothing, and what it has confirmed since ends', async () => {
    under.clock.nowMs += 60_000;
    const passkey = stolen.make('x').id;
    const slips = await slipsOf(await admin.post('/api/second-factor/remove', { passkey }));
    expect(slips).toMatchObject([{ of: admin.officer, passkey }]);
    const phone = new TestDevice(back.send, () => back.clock.nowMs, admin);
    const thief = new TestDevice(back.send, () => back.clock.nowMs, admin);
    await thief.signIn(WORDS);
    // Until somebody tells, it is back.
    expect(await give(thief, stolen, { counter: 40 })).toBe('ok');
    await phone.signIn(WORDS);
    expect(await telling(phone, slips)).toBe('ok');
    expect(await said(back.send(bareOf(thief)))).toBe('not-signed-in');
    await thief.signIn(WORDS);
    expect(await give(thief, stolen, { counter: 41 })).toBe('passkey-refused');
    // The other one is what it was, and hearing it twice changes nothing.
    expect(await telling(thief, slips)).toBe('ok');
    expect(await give(thief, kept)).toBe('ok');
    const rows = await back.server.store.committed.auditAfter(0, 1000);
    expect(rows.filter(({ what }) => what === 'passkey-removed')).toMatchObject([
      { officer: admin.officer, about: admin.officer },
    ]);
  });

  test('whoever stands above and ended them all tells it as well', async () => {
    expect(await give(admin, kept, { counter: 9 })).toBe('ok');
    const beside = await officerWithDevice(under, admin, root, 'administrator', { reach: 'below' });
    const again = await restored();
    const answer = await beside.device.post('/api/second-factor/end', { officer: admin.officer });
    const slips = await slipsOf(answer);
    expect(slips).toHaveLength(2);
    const phone = new TestDevice(again.send, () => again.clock.nowMs, beside.device);
    await phone.signIn(WORDS);
    expect(await telling(phone, slips)).toBe('ok');
    const own = new TestDevice(again.send, () => again.clock.nowMs, admin);
    await own.signIn(WORDS);
    expect((await standing(own)).passkeys).toEqual([]);
    expect(again.log).toEqual([]);
    await again.stop();
    rmSync(again.dataDir, { recursive: true });
  });

  test('a slip that somebody made, changed or took from another passkey removes nothing', async () => {
    const passkey = stolen.make('x').id;
    const [slip] = await slipsOf(await admin.post('/api/second-factor/remove', { passkey }));
    const phone = new TestDevice(back.send, () => back.clock.nowMs, admin);
    await phone.signIn(WORDS);
    const other = kept.make('x').id;
    expect(
      await telling(phone, [
        { ...slip!, passkey: other },
        { ...slip!, removedMs: slip!.removedMs + 1 },
        { ...slip!, of: 'somebody-else' },
        { ...slip!, passkey: other, signature: phone.sign(Buffer.from(other)) },
      ]),
    ).toBe('ok');
    expect((await standing(phone)).passkeys).toHaveLength(2);
  });
});

test('in the practice each device of a class has one of its own: nobody is shut out by a neighbour', async () => {
  const practice = await startTestServer({ practice: true });
  const first = await foundUnion(practice);
  const { token } = await first.invite(first.officer);
  const second = new TestDevice(practice.send, () => practice.clock.nowMs);
  await second.redeem(token, WORDS);
  await withPasskey(first);
  expect(await inviting(first)).toBe('second-factor-needed');
  await second.signIn(WORDS);
  expect(await inviting(second)).toBe('ok');
  await practice.stop();
});
