/** Sessions attacked: what a thief of tokens has, when a family ends, and that no honest phone is shut out by it. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StoreFull } from '#server/book-store.ts';
import {
  readRenewed,
  RENEWAL_HEADER,
  renewalSigningBytes,
  renewalText,
  RENEWED_HEADER,
  type Renewed,
} from '#protocol/renewal.ts';
import {
  closedNow,
  foundUnion,
  officerWithDevice,
  startTestServer,
  WORDS,
  type TestServer,
} from './test-server.ts';
import { post, randomId, TestDevice } from './test-device.ts';

const MINUTE_MS = 60_000;

let under: TestServer;
let admin: TestDevice;
let phone: TestDevice;
beforeEach(async () => {
  under = await startTestServer();
  admin = await foundUnion(under);
  phone = (await officerWithDevice(under, admin, admin.session!.homeUnit, 'collector')).device;
  await phone.signIn(WORDS);
});
afterEach(() => under.stop());

interface Asked {
  readonly status: number;
  readonly kind: string | undefined;
  readonly renewed: Renewed | undefined;
}

/** One request as anybody can put it together from tokens they have. */
const ask = async (
  { session, renewal }: { readonly session?: string; readonly renewal?: string },
  to: TestServer = under,
): Promise<Asked> => {
  const response = await to.send(
    new Request('http://localhost/api/recovery/pending', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(session === undefined ? {} : { authorization: `Bearer ${session}` }),
        ...(renewal === undefined ? {} : { [RENEWAL_HEADER]: renewal }),
      },
      body: '{}',
    }),
  );
  const { error } = (await response.json()) as { error?: { kind: string } };
  const renewed = readRenewed(response.headers.get(RENEWED_HEADER) ?? '');
  return { status: response.status, kind: error?.kind, renewed };
};
const tokens = (): { session: string; refresh: string } => {
  const { session, refresh = '' } = phone.session!;
  return { session, refresh };
};
const isOpen = async (session: string): Promise<boolean> => (await ask({ session })).status === 200;

test('a session is renewed on the back of what is asked, again and again, for half a day', async () => {
  const seen = new Set<string>();
  let refresh = tokens().refresh;
  for (let minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
    under.clock.nowMs += 10 * MINUTE_MS;
    const { status, renewed } = await ask({ renewal: phone.renewal(refresh) });
    expect(status).toBe(200);
    expect(await isOpen(renewed!.session)).toBe(true);
    refresh = renewed!.refresh;
    seen.add(refresh).add(renewed!.session);
  }
  expect(seen.size).toBe(142);
  under.clock.nowMs += 10 * MINUTE_MS;
  expect(await ask({ renewal: phone.renewal(refresh) })).toMatchObject({ status: 401 });
});

test('a stolen refresh token is worth nothing without the key of the device', async () => {
  const thief = new TestDevice(under.send, () => under.clock.nowMs);
  const { session, refresh } = tokens();
  const forgeries = [
    thief.renewal(refresh),
    // Another officer's phone, enrolled and honest in everything else.
    admin.renewal(refresh),
    renewalText({
      ...{ refresh, nonce: randomId(16) },
      signature: phone.sign(renewalSigningBytes(refresh, 'another-nonce-altogether')),
    }),
    renewalText({
      ...{ refresh, nonce: randomId(16) },
      signature: phone.sign(new TextEncoder().encode(refresh)),
    }),
  ];
  for (const renewal of forgeries)
    expect(await ask({ renewal })).toEqual({
      ...{ status: 401, kind: 'not-signed-in', renewed: undefined },
    });
  // Nor does the try throw the officer out.
  expect(await isOpen(session)).toBe(true);
  expect((await ask({ renewal: phone.renewal(refresh) })).status).toBe(200);
});

test('a recorded request renews nothing, sent at once or later, and its officer goes on', async () => {
  const recorded = phone.renewal();
  const { renewed } = await ask({ renewal: recorded });
  for (const wait of [0, 9 * MINUTE_MS]) {
    under.clock.nowMs += wait;
    expect(await ask({ renewal: recorded })).toMatchObject({ status: 401, renewed: undefined });
  }
  expect(await isOpen(renewed!.session)).toBe(true);
});

test('where the answer was lost, the same phone asks again, signed anew, and gets the same successor', async () => {
  const { refresh } = tokens();
  const first = await ask({ renewal: phone.renewal(refresh) });
  under.clock.nowMs += 6 * MINUTE_MS;
  const again = await ask({ renewal: phone.renewal(refresh) });
  expect(again.renewed).toEqual({ ...first.renewed, lastsMs: 4 * MINUTE_MS });
  expect(await isOpen(again.renewed!.session)).toBe(true);
  expect((await ask({ renewal: phone.renewal(again.renewed!.refresh) })).status).toBe(200);
});

test('two windows that renew at once get the same, both go on, and what is on its way arrives', async () => {
  const { session, refresh } = tokens();
  under.clock.nowMs += 8 * MINUTE_MS;
  const both = await Promise.all([1, 2].map(() => ask({ renewal: phone.renewal(refresh) })));
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect(both[0]!.renewed!.refresh).toBe(both[1]!.renewed!.refresh);
  expect(await isOpen(both[0]!.renewed!.session)).toBe(true);
  // Sent before the renewal, and slower than it: the short token holds to its own end, and no longer.
  expect(await isOpen(session)).toBe(true);
  under.clock.nowMs += 2 * MINUTE_MS;
  expect(await isOpen(session)).toBe(false);
});

test('a token that was renewed before ends the whole family when it comes again', async () => {
  const { session, refresh } = tokens();
  const second = (await ask({ renewal: phone.renewal(refresh) })).renewed!;
  const third = (await ask({ renewal: phone.renewal(second.refresh) })).renewed!;
  expect(await isOpen(third.session)).toBe(true);
  // The first one is no longer the last: whoever brings it has a copy, with or without the key.
  expect(await ask({ renewal: phone.renewal(refresh) })).toMatchObject({ kind: 'not-signed-in' });
  for (const ended of [session, second.session, third.session])
    expect(await isOpen(ended)).toBe(false);
  expect((await ask({ renewal: phone.renewal(third.refresh) })).status).toBe(401);
  // Its officer types nothing: the open vault signs in anew.
  expect((await phone.signIn(WORDS)).officer).toBe(phone.officer);
});

test('a copy without the key, or after the grace, ends the family too', async () => {
  const thief = new TestDevice(under.send, () => under.clock.nowMs);
  for (const [copy, wait] of [
    [thief, 0],
    [phone, 11 * MINUTE_MS],
  ] as const) {
    await phone.signIn(WORDS);
    const { refresh } = tokens();
    const next = (await ask({ renewal: phone.renewal(refresh) })).renewed!;
    under.clock.nowMs += wait;
    expect((await ask({ renewal: copy.renewal(refresh) })).status).toBe(401);
    expect((await ask({ renewal: phone.renewal(next.refresh) })).status).toBe(401);
  }
});

test('a server restored from a backup ends nobody’s family: it asks for a sign-in, and orders nothing shredded', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'so-cong-doan-restored-'));
  const { refresh } = tokens();
  await under.server.store.write((tx) => tx.putNote('mark', 'this-is-a-backup', 'true', null));
  await under.server.copyTo(join(dataDir, 'books.db'));
  copyFileSync(join(under.dataDir, 'server-key'), join(dataDir, 'server-key'));
  // Given out after the backup: the restored server has never heard of it, and takes the one before for current.
  const after = (await ask({ renewal: phone.renewal(refresh) })).renewed!;
  const restored = await startTestServer({ dataDir, clock: under.clock });
  expect(restored.server.context.epoch.parent).toBe(under.server.context.epoch.id);
  for (const renewal of [after.refresh, refresh, refresh].map((token) => phone.renewal(token)))
    expect(await ask({ renewal }, restored)).toMatchObject({ kind: 'not-signed-in' });
  expect(await ask({ session: after.session }, restored)).toMatchObject({ kind: 'not-signed-in' });
  const onward = new TestDevice(restored.send, () => under.clock.nowMs, phone);
  await onward.signIn(WORDS);
  await closedNow(restored);
  const cursors = [{ book: `office.${admin.session!.homeUnit}`, epoch: 'before', n: 1 }];
  const { lines } = await onward.pull(cursors, { life: phone.life });
  expect(lines.map(({ line }) => line)).not.toContain('shred');
  const { refresh: anew } = onward.session!;
  expect((await ask({ renewal: phone.renewal(anew) }, restored)).status).toBe(200);
  await restored.stop();
  rmSync(dataDir, { recursive: true });
});

test('malformed, foreign and half tokens open nothing, renew nothing and end nothing', async () => {
  const { session, refresh } = tokens();
  const good = phone.renewal();
  const [, nonce, signature] = good.split('.');
  const family = session.slice(0, 22);
  const renewals = [
    ...['', '.', '..', '...', 'a.b.c', refresh, `${refresh}.${nonce}`, `${good}.`, `${good}.x`],
    ...[`.${nonce}.${signature}`, `${refresh}..${signature}`, `${refresh}.${nonce}.`],
    ...[good.replace('.', ','), ` ${good.slice(1)}`, `${good}${'A'.repeat(4_000)}`],
    // A family that is there with a secret that is not; the short token in the place of the long one.
    ...[family + randomId(32), session].map((token) => phone.renewal(token)),
    phone.renewal(randomId(16) + randomId(32)),
  ];
  for (const renewal of renewals)
    expect(await ask({ renewal }), renewal).toMatchObject({ status: 401, renewed: undefined });
  const sessions = [
    ...['x', refresh, family, session.slice(0, -1), `${session}A`, family + randomId(32)],
    ...[session.toLowerCase(), `${session} `.repeat(2).trim(), `${session}%00`],
  ];
  for (const one of sessions) expect((await ask({ session: one })).status, one).toBe(401);
  // Beside a token that holds, a renewal that does not is no reason to be refused.
  expect(await ask({ session, renewal: 'nonsense' })).toMatchObject({ status: 200 });
  expect((await ask({ renewal: good })).status).toBe(200);
});

test('the token of one device does not speak for another one of the same officer', async () => {
  const { token } = await phone.invite(phone.officer);
  const other = new TestDevice(under.send, () => under.clock.nowMs);
  await other.redeem(token, WORDS);
  const stolen = other.clone();
  stolen.session = phone.session;
  await expect(stolen.pull()).rejects.toThrow('foreign-device');
  const { refresh } = tokens();
  expect((await ask({ renewal: other.renewal(refresh) })).status).toBe(401);
});

test('a device holds its book open once: opening it anew ends what was open before', async () => {
  const before = tokens();
  await phone.signIn(WORDS);
  expect(await isOpen(before.session)).toBe(false);
  expect((await ask({ renewal: phone.renewal(before.refresh) })).status).toBe(401);
  expect(await isOpen(tokens().session)).toBe(true);
});

test('sessions are limited: on the ninth device the oldest ends, and its phone is told why', async () => {
  const devices = [phone];
  for (let n = 2; n <= 9; n++) {
    under.clock.nowMs += 1_000;
    const { token } = await phone.invite(phone.officer);
    const device = new TestDevice(under.send, () => under.clock.nowMs);
    await device.redeem(token, WORDS);
    devices.push(device);
  }
  const states = await Promise.all(
    devices.map(({ session }) => ask({ session: session!.session })),
  );
  expect(states.map(({ kind }) => kind ?? 'open')).toEqual([
    'signed-in-elsewhere',
    ...Array.from({ length: 8 }, () => 'open'),
  ]);
  // Told after an hour too, and not shut out: whoever goes on working there signs in again.
  under.clock.nowMs += 60 * MINUTE_MS;
  expect(await ask({ ...tokens(), renewal: phone.renewal() })).toMatchObject({
    kind: 'signed-in-elsewhere',
  });
  await phone.signIn(WORDS);
  expect(await isOpen(tokens().session)).toBe(true);
});

test('signing out ends the session at the server, and nobody else’s', async () => {
  const { session, refresh } = tokens();
  expect((await post(under.send, '/api/session/end', {}, session)).status).toBe(200);
  expect(await isOpen(session)).toBe(false);
  expect((await ask({ renewal: phone.renewal(refresh) })).status).toBe(401);
  expect(await isOpen(admin.session!.session)).toBe(true);
});

test('a disk without room renews nothing and refuses nobody whose token still holds', async () => {
  const { session, refresh } = tokens();
  const { context } = under.server;
  const write = context.store.write.bind(context.store);
  context.store.write = () => Promise.reject(new StoreFull('full'));
  expect(await ask({ session, renewal: phone.renewal(refresh) })).toEqual({
    ...{ status: 200, kind: undefined, renewed: undefined },
  });
  context.store.write = write;
  expect((await ask({ renewal: phone.renewal(refresh) })).status).toBe(200);
});
