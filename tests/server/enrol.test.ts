/** Getting in: invitations that looking does not spend, one secret a person, sessions that can be lost. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RENEWAL_HEADER } from '#protocol/renewal.ts';
import { sessionSigningBytes } from '#protocol/sign-in.ts';
import { makeSetUpInvitation } from '#server/set-up.ts';
import {
  appoint,
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  WORDS,
  type TestServer,
} from './test-server.ts';
import { post, proofOf, randomId, TestDevice } from './test-device.ts';

let under: TestServer;
beforeEach(async () => {
  under = await startTestServer();
});
afterEach(() => under.stop());

const newDevice = () => new TestDevice(under.send, () => under.clock.nowMs);
const look = async (token: string) =>
  (await post(under.send, '/api/invitation/look', { token })).json();
const hello = async () => (await under.send(new Request('http://localhost/api/hello'))).json();
const setUp = {
  unitName: 'LĐLĐ tỉnh',
  unitKind: 'province' as const,
  displayName: 'Chị Quản Trị',
  signInName: 'quantri',
};

test('a new server has no password, only a link that founds the union once', async () => {
  expect(await hello()).toMatchObject({ setUpNeeded: true, practice: false });
  const first = await makeSetUpInvitation(under.server.context);
  const second = await makeSetUpInvitation(under.server.context);
  expect(second?.link).toMatch(/^http:\/\/localhost\/#\/m\/[A-Za-z0-9_-]{43}$/);
  // A new start prints a new link; the old one is worth nothing.
  await expect(newDevice().redeem(first!.token, WORDS, setUp)).rejects.toThrow(
    'no-such-invitation',
  );
  const session = await newDevice().redeem(second!.token, WORDS, setUp);
  expect(session).toMatchObject({ displayName: 'Chị Quản Trị', signInName: 'quantri' });
  expect(await hello()).toMatchObject({ setUpNeeded: false });
  expect(await makeSetUpInvitation(under.server.context)).toBeUndefined();
  await expect(newDevice().redeem(second!.token, WORDS, setUp)).rejects.toThrow(
    'no-such-invitation',
  );
});

test('secrets lie in the database as hashes only', async () => {
  const admin = await foundUnion(under);
  const { officer } = await appoint(admin, admin.session!.homeUnit, 'collector');
  const { token, code } = await admin.invite(officer);
  const { committed } = under.server.store;
  const kinds = [
    ...['session-family', 'session-spent', 'sessions-open'],
    ...['invitation', 'invitation-key', 'words', 'recovery'],
  ];
  const notes = JSON.stringify(await Promise.all(kinds.map((kind) => committed.notes(kind, 0))));
  const { session, refresh } = admin.session!;
  for (const secret of [token, code, session, refresh!, WORDS]) expect(notes).not.toContain(secret);
});

test('a link that is opened by a preview spends nothing; a code may be typed in small letters', async () => {
  const admin = await foundUnion(under);
  const local = await foundUnit(admin, admin.session!.homeUnit);
  const { officer } = await appoint(admin, local, 'collector');
  const { token, code, link } = await admin.invite(officer);
  await under.send(new Request(link));
  await under.send(new Request(`http://localhost/api/invitation/look?token=${token}`));
  expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
  expect(await look(token)).toMatchObject({
    kind: 'device',
    displayName: 'Cán bộ collector',
    roles: ['collector'],
    words: null,
  });
  expect(await look(code.toLowerCase())).toMatchObject({ unitName: `Công đoàn ${local}` });
  const device = newDevice();
  expect((await device.redeem(code, WORDS)).officer).toBe(officer);
  expect(await look(token)).toEqual({ error: { kind: 'no-such-invitation' } });
  await expect(newDevice().redeem(token, WORDS)).rejects.toThrow('no-such-invitation');
});

test('of two devices that tap the same invitation at once, one gets in', async () => {
  const admin = await foundUnion(under);
  const { officer } = await appoint(admin, admin.session!.homeUnit, 'collector');
  const { token } = await admin.invite(officer);
  const outcomes = await Promise.allSettled([
    newDevice().redeem(token, WORDS),
    newDevice().redeem(token, WORDS),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('where the answer was lost, the same device redeems again and is in', async () => {
  const admin = await foundUnion(under);
  const { officer } = await appoint(admin, admin.session!.homeUnit, 'collector');
  const { token } = await admin.invite(officer);
  const device = newDevice();
  await device.redeem(token, WORDS);
  expect((await device.redeem(token, WORDS)).officer).toBe(officer);
  await expect(device.redeem(token, 'other words')).rejects.toThrow('device-known');
});

test('an invitation is worth nothing after a week', async () => {
  const admin = await foundUnion(under);
  const { officer } = await appoint(admin, admin.session!.homeUnit, 'collector');
  const { token } = await admin.invite(officer);
  under.clock.nowMs += 7 * 24 * 60 * 60 * 1000;
  await expect(newDevice().redeem(token, WORDS)).rejects.toThrow('no-such-invitation');
});

test('a second device wants the words of the first one', async () => {
  const admin = await foundUnion(under);
  const { device, officer } = await officerWithDevice(
    under,
    admin,
    admin.session!.homeUnit,
    'collector',
  );
  const { token } = await device.invite(officer);
  expect(await look(token)).toMatchObject({ words: { passes: 2 } });
  const second = newDevice();
  await expect(second.redeem(token, 'something else')).rejects.toThrow('other-words');
  expect((await second.redeem(token, WORDS)).officer).toBe(officer);
});

test('a device that does not hold the key it names is not enrolled', async () => {
  const admin = await foundUnion(under);
  const { officer } = await appoint(admin, admin.session!.homeUnit, 'collector');
  const { token } = await admin.invite(officer);
  const thief = newDevice();
  const request = {
    ...thief.redeemRequest(token, WORDS),
    device: { id: thief.id, life: thief.life, publicKey: admin.publicKey, label: 'x' },
  };
  const response = await post(under.send, '/api/invitation/redeem', request);
  expect(await response.json()).toEqual({ error: { kind: 'bad-signature' } });
});

test('nobody invites for an officer whom they could give no right', async () => {
  const admin = await foundUnion(under);
  const local = await foundUnit(admin, admin.session!.homeUnit);
  const { device: collector } = await officerWithDevice(under, admin, local, 'collector');
  const { officer } = await appoint(admin, local, 'treasurer');
  await expect(collector.invite(officer)).rejects.toThrow('not-allowed');
  await expect(admin.invite('nobody-at-all')).rejects.toThrow('not-found');
  const { device: chair } = await officerWithDevice(under, admin, local, 'chair');
  const { officer: auditor } = await appoint(admin, local, 'auditor');
  expect((await chair.invite(auditor)).code).toHaveLength(8);
});

test('whoever uses a first invitation is that officer: it is made by who could give those rights', async () => {
  const admin = await foundUnion(under);
  const local = await foundUnit(admin, admin.session!.homeUnit);
  const { device: chair } = await officerWithDevice(under, admin, local, 'chair');
  for (const role of ['treasurer', 'administrator', 'chair'] as const) {
    const { officer } = await appoint(admin, local, role);
    await expect(chair.invite(officer)).rejects.toThrow('not-allowed');
    expect((await admin.invite(officer)).code).toHaveLength(8);
  }
  const far = await appoint(admin, local, 'collector', { reach: 'below' });
  await expect(chair.invite(far.officer)).rejects.toThrow('not-allowed');
  const past = await appoint(admin, local, 'treasurer', { until: '2026-11-21' });
  expect((await chair.invite(past.officer)).code).toHaveLength(8);
  // With words of their own, only they can use what the chair makes.
  const treasurer = await officerWithDevice(under, admin, local, 'treasurer');
  expect((await chair.invite(treasurer.officer)).code).toHaveLength(8);
});

test('signing in takes the key of the device and the words of the officer', async () => {
  const admin = await foundUnion(under);
  expect((await admin.signIn(WORDS)).officer).toBe(admin.officer);
  await expect(admin.signIn('wrong words')).rejects.toThrow('sign-in-refused');
  await expect(newDevice().signIn(WORDS)).rejects.toThrow('sign-in-refused');
});

test('a phone whose clock is wrong by years still gets in, and a recording of it does not', async () => {
  const admin = await foundUnion(under);
  expect((await admin.signIn(WORDS, Date.UTC(2015, 0, 1))).officer).toBe(admin.officer);
  const nonce = randomId(16);
  const atMs = Date.UTC(2035, 0, 1);
  const body = {
    device: admin.id,
    nonce,
    atMs,
    proof: proofOf(WORDS),
    signature: admin.sign(sessionSigningBytes(admin.id, nonce, atMs)),
  };
  expect((await post(under.send, '/api/session', body)).status).toBe(200);
  under.clock.nowMs += 60 * 24 * 60 * 60 * 1000;
  expect((await post(under.send, '/api/session', body)).status).toBe(401);
});

test('guessing is slowed down; the officer of the account still gets in', async () => {
  const admin = await foundUnion(under);
  const attacker = newDevice();
  const statuses = new Set<number>();
  for (let attempt = 0; attempt < 300; attempt++) {
    const body = {
      device: admin.id,
      nonce: randomId(16),
      atMs: 0,
      proof: attacker.share,
      signature: attacker.sign(Buffer.from('x')),
    };
    statuses.add((await post(under.send, '/api/session', body)).status);
  }
  expect([...statuses].sort()).toEqual([401, 429]);
  // Only what the own device signs counts against the account, and an address is free again soon.
  under.clock.nowMs += 1_000;
  expect((await admin.signIn(WORDS)).officer).toBe(admin.officer);
});

test('wrong words from the own phone are slowed down, never locked out', async () => {
  const admin = await foundUnion(under);
  let refused = '';
  for (let attempt = 0; attempt < 12; attempt++)
    refused = await admin.signIn('wrong').then(
      () => '',
      (error: unknown) => String(error),
    );
  expect(refused).toContain('too-many-attempts');
  under.clock.nowMs += 10_000;
  expect((await admin.signIn(WORDS)).officer).toBe(admin.officer);
});

test('a short token ends after ten minutes, its family after half a day, and no other token opens anything', async () => {
  const admin = await foundUnion(under);
  for (const session of ['', 'Bearer', 'x'.repeat(43), `${admin.session!.session}x`]) {
    const response = await post(
      under.send,
      '/api/invitations',
      { officer: admin.officer },
      session,
    );
    expect(response.status).toBe(401);
  }
  const { session } = admin.session!;
  under.clock.nowMs += 10 * 60 * 1000;
  const late = await post(under.send, '/api/invitations', { officer: admin.officer }, session);
  expect(await late.json()).toEqual({ error: { kind: 'not-signed-in' } });
  expect((await admin.invite(admin.officer)).code).toHaveLength(8);
  under.clock.nowMs += 12 * 60 * 60 * 1000;
  const over = await under.send(
    new Request('http://localhost/api/recovery/pending', {
      method: 'POST',
      headers: { 'content-type': 'application/json', [RENEWAL_HEADER]: admin.renewal() },
      body: '{}',
    }),
  );
  expect(over.status).toBe(401);
});

test('a series is given once for a device, a life and a dues book, and only to who may issue there', async () => {
  const admin = await foundUnion(under);
  const local = await foundUnit(admin, admin.session!.homeUnit);
  const { device } = await officerWithDevice(under, admin, local, 'collector');
  const ask = async (by: TestDevice, life = by.life) => {
    const response = await by.post('/api/devices/series', {
      life,
      duesBook: `dues.${local}`,
      nonce: randomId(16),
    });
    return (await response.json()) as { code?: string; error?: { kind: string } };
  };
  const { code } = await ask(device);
  expect(code).toMatch(/^[2-9A-HJKMNP-Z]{5}$/);
  expect((await ask(device)).code).toBe(code);
  expect((await ask(admin)).error?.kind).toBe('not-allowed');
  const life = randomId();
  const response = await device.post('/api/devices/life', {
    life,
    reason: 'restore',
    nonce: randomId(16),
  });
  const answer = (await response.json()) as { series: { duesBook: string; code: string }[] };
  expect(answer.series).toHaveLength(1);
  expect(answer.series[0]?.code).not.toBe(code);
  expect((await ask(device, life)).code).toBe(answer.series[0]?.code);
});
