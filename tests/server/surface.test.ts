/** What the server shows to strangers: its policy, nobody locked out by somebody else's guessing, nothing told in a log. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sessionSigningBytes } from '#protocol/sign-in.ts';
import { countedAddress } from '#server/throttle.ts';
import {
  appoint,
  foundUnion,
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

const ask = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  under.send(new Request(`http://localhost${path}`, { headers }));

/** A request to sign in as that device, with that key and these words; answers the status. */
const tryToSignIn = async (
  device: TestDevice,
  key: TestDevice,
  words: string,
  send = under.send,
): Promise<number> => {
  const nonce = randomId(16);
  const atMs = under.clock.nowMs;
  const signature = key.sign(sessionSigningBytes(device.id, nonce, atMs));
  const body = { device: device.id, nonce, atMs, proof: proofOf(words), signature };
  return (await post(send, '/api/session', body)).status;
};

test('text becomes markup only by the one policy, also in a refusal', async () => {
  for (const path of ['/', '/api/hello', '/api/nothing']) {
    const { headers } = await ask(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain('trusted-types default');
    expect(policy).not.toContain("'unsafe-eval'");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  }
});

test('what the API answers is kept nowhere, and no cookie is ever set', async () => {
  const { headers } = await ask('/api/hello');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('set-cookie')).toBeNull();
});

test('an https address stays https, an http one is not asked to', async () => {
  expect((await ask('/')).headers.get('strict-transport-security')).toBeNull();
  const safe = await startTestServer({ origin: 'https://so.example' });
  const { headers } = await safe.send(new Request('https://so.example/api/hello'));
  expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
  await safe.stop();
});

test('a page of another site gets nothing from the API', async () => {
  for (const site of ['cross-site', 'same-site']) {
    const response = await ask('/api/hello', { 'sec-fetch-site': site });
    expect([response.status, await response.json()]).toEqual([
      403,
      { error: { kind: 'not-allowed' } },
    ]);
  }
  expect((await ask('/api/hello', { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
});

test('1,000 wrong words a minute from a stranger at the same address: the right officer gets in at each try', async () => {
  const officer = await foundUnion(under);
  const stranger = new TestDevice(under.send, () => under.clock.nowMs);
  const seen = new Set<number>();
  for (let n = 1; n <= 1_000; n++) {
    under.clock.nowMs += 60;
    seen.add(await tryToSignIn(officer, stranger, 'sai'));
    if (n % 200 === 0) expect(await tryToSignIn(officer, officer, WORDS)).toBe(200);
  }
  expect([...seen].sort()).toEqual([401, 429]);
});

/** As if it came from there; the listening process hands the address over like this. */
const from = (address: string) => ({
  ...under,
  send: async (request: Request) => under.app.fetch(request, { address }),
});

test('1,000 wrong words a minute from a thousand addresses: the right officer gets in from each of them', async () => {
  const officer = await foundUnion(under);
  const stranger = new TestDevice(under.send, () => under.clock.nowMs);
  const seen: number[] = [];
  for (let n = 1; n <= 4_000; n++) {
    under.clock.nowMs += n % 4 === 0 ? 60 : 0;
    const there = from(`10.0.${n % 250}.${n % 4}`);
    seen.push(await tryToSignIn(stranger, stranger, 'sai', there.send));
    if (n % 500 === 0) expect(await tryToSignIn(officer, officer, WORDS, there.send)).toBe(200);
  }
  // All together they are slowed down, though no address alone has tried often.
  expect(new Set(seen)).toEqual(new Set([401, 429]));
});

test('codes are guessed from thousands of addresses: no faster than from few, and links go on', async () => {
  const admin = await foundUnion(under);
  const { officer } = await appoint(admin, admin.session!.homeUnit, 'collector');
  const { token, code } = await admin.invite(officer);
  const look = async (what: string, n: number) =>
    (
      await post(from(`2001:db8:${n.toString(16)}::1`).send, '/api/invitation/look', {
        token: what,
      })
    ).status;
  const answers: number[] = [];
  for (let n = 0; n < 1_000; n++) answers.push(await look('ABCDEFGH', n));
  expect(answers.filter((status) => status === 404)).toHaveLength(600);
  expect(new Set(answers)).toEqual(new Set([404, 429]));
  // Otherwise a guess that hits would be told from one that misses.
  expect(await look(code, 2_000)).toBe(429);
  expect(await look(token, 2_001)).toBe(200);
  under.clock.nowMs += 200;
  expect(await look(code, 2_002)).toBe(200);
});

test('a customer’s whole network of version 6 counts as one address', () => {
  const one = countedAddress('2001:db8:0:7::1');
  for (const same of ['2001:db8:0:7:ffff:1:2:3', '2001:db8::7:1:2:3:4', '2001:db8:0:7::'])
    expect(countedAddress(same)).toBe(one);
  for (const other of ['2001:db8:0:8::1', '::1', 'fe80::1', '2001:db8::1'])
    expect(countedAddress(other)).not.toBe(one);
  for (const plain of ['127.0.0.1', '::ffff:10.0.0.1', 'unknown'])
    expect(countedAddress(plain)).toBe(plain);
});

test('1,000 wrong words a minute on a stolen phone: the officer gets in on the other one', async () => {
  const officer = await foundUnion(under);
  const { token } = await officer.invite(officer.officer);
  const other = new TestDevice(under.send, () => under.clock.nowMs);
  await other.redeem(token, WORDS);
  const answers: number[] = [];
  for (let n = 1; n <= 1_000; n++) {
    under.clock.nowMs += 60;
    answers.push(await tryToSignIn(officer, officer, 'sai'));
    if (n % 250 === 0) expect(await tryToSignIn(other, other, WORDS)).toBe(200);
  }
  // Ten at once and one in five seconds: a minute of it has looked at no more than 22 words.
  expect(answers.filter((status) => status === 401).length).toBeLessThanOrEqual(22);
  expect(new Set(answers)).toEqual(new Set([401, 429]));
});

test('300 officers are enrolled within 30 minutes behind one address, thirty at a time, by QR and by typed code with slips of the finger, none throttled', async () => {
  const admin = await foundUnion(under);
  const unit = admin.session!.homeUnit;
  for (let group = 0; group < 10; group++) {
    for (let n = 0; n < 30; n++) {
      const { officer } = await appoint(admin, unit, 'collector');
      const { token: link, code } = await admin.invite(officer);
      const device = new TestDevice(under.send, () => under.clock.nowMs);
      const look = async (token: string): Promise<number> =>
        (await post(under.send, '/api/invitation/look', { token })).status;
      // Every second one types the code, every fourth of all gets it wrong at first.
      const token = n % 2 === 0 ? link : code;
      if (n % 4 === 1) expect(await look(`${code.slice(1)}Z`)).toBe(404);
      expect(await look(token)).toBe(200);
      expect((await device.redeem(token, WORDS)).officer).toBe(officer);
      expect((await device.signIn(WORDS)).officer).toBe(officer);
    }
    under.clock.nowMs += 3 * 60_000;
  }
});

test('no secret that is sent stands in the log, not even where the server is at fault', async () => {
  const admin = await foundUnion(under);
  const { device } = await officerWithDevice(under, admin, admin.session!.homeUnit, 'collector');
  const secret = 'MAT-079123456789';
  // The store breaks in the middle of a request that carries the secret.
  under.server.context.store.write = () => Promise.reject(new Error(`cannot keep\n${secret}`));
  const paths = ['/api/invitations', '/api/devices/life', '/api/recovery/request'];
  const bodies = [
    { officer: secret },
    { life: secret, reason: secret, nonce: secret },
    { device: device.id, nonce: randomId(16) },
  ];
  for (const [at, path] of paths.entries())
    await post(under.send, path, bodies[at], device.session!.session);
  expect(await tryToSignIn(device, device, WORDS)).toBe(500);
  expect(under.log[0]).toMatch(/^fault Error at .*:\d+:\d+/);
  const logged = under.log.join('\n');
  for (const planted of [secret, WORDS, proofOf(WORDS), device.session!.session])
    expect(logged).not.toContain(planted);
});
