/** What strangers send: each gets a plain refusal with the right status, and the server stays up. */
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { foundUnion, startTestServer, type TestServer } from './test-server.ts';
import { randomId, type TestDevice } from './test-device.ts';

let under: TestServer;
let admin: TestDevice;
beforeEach(async () => {
  under = await startTestServer();
  admin = await foundUnion(under);
});
afterEach(async () => {
  // Whatever came, the server is still there, and nothing was a fault of its own.
  expect((await under.send(new Request('http://localhost/api/hello'))).status).toBe(200);
  expect(under.log).toEqual([]);
  await under.stop();
});

const send = async (
  path: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; kind: string | undefined }> => {
  const response = await under.send(
    new Request(`http://localhost${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${admin.session!.session}`,
        ...headers,
      },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    }),
  );
  const answer = (await response.json()) as { error?: { kind: string } };
  return { status: response.status, kind: answer.error?.kind };
};

const header = (runs: readonly unknown[] = [], more: object = {}) =>
  JSON.stringify({ protocol: 1, nonce: randomId(16), device: admin.id, runs, ...more });

const paths = [
  '/api/invitation/look',
  '/api/invitation/redeem',
  '/api/session',
  '/api/session/end',
  '/api/invitations',
  '/api/invitations/union',
  '/api/devices/life',
  '/api/devices/series',
  '/api/recovery/request',
  '/api/recovery/approve',
  '/api/recovery/share',
  '/api/recovery/finish',
  '/api/words/look',
  '/api/words/change',
  '/api/sync/push',
  '/api/sync/pull',
];

test.each(paths)(
  '%s: no JSON, an empty body, deep JSON and a poisoned key are bad requests',
  async (path) => {
    const deep = '['.repeat(30_000);
    for (const body of [
      '',
      'not json',
      '{',
      'null',
      '[]',
      '"text"',
      deep,
      '{"__proto__":{"token":"x"}}',
      '\u{0}',
    ])
      expect(await send(path, body)).toEqual({ status: 400, kind: 'bad-request' });
    expect(await send(path, new Uint8Array([0xff, 0xfe, 0xfd]))).toEqual({
      status: 400,
      kind: 'bad-request',
    });
  },
);

test.each(paths.filter((path) => path !== '/api/sync/push'))(
  '%s: a form of another site is refused',
  async (path) => {
    expect(await send(path, 'token=12345678', { 'content-type': 'text/plain' })).toMatchObject({
      status: 415,
    });
  },
);

test.each(paths)('%s: ten megabytes are refused', async (path) => {
  expect(await send(path, 'x'.repeat(10_000_000))).toEqual({ status: 413, kind: 'too-large' });
});

test('a gzip bomb, a truncated gzip and another packing are refused', async () => {
  const bomb = gzipSync(Buffer.alloc(200_000_000));
  expect(await send('/api/sync/push', bomb, { 'content-encoding': 'gzip' })).toEqual({
    status: 413,
    kind: 'too-large',
  });
  const whole = gzipSync(header());
  expect(
    await send('/api/sync/push', whole.subarray(0, -6), { 'content-encoding': 'gzip' }),
  ).toEqual({ status: 400, kind: 'bad-gzip' });
  expect(await send('/api/sync/push', 'x', { 'content-encoding': 'gzip' })).toEqual({
    status: 400,
    kind: 'bad-gzip',
  });
  expect(await send('/api/sync/push', whole, { 'content-encoding': 'br' })).toMatchObject({
    status: 415,
  });
});

test('a million levels of JSON are refused', async () => {
  expect(await send('/api/sync/push', '['.repeat(1_000_000))).toEqual({
    status: 400,
    kind: 'bad-request',
  });
  expect(
    await send('/api/sync/push', `{"a":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`),
  ).toMatchObject({ status: 400 });
});

test('a push that promises more or fewer entries than it brings is not believed', async () => {
  const run = {
    book: 'roster.unit1',
    device: admin.id,
    life: admin.life,
    firstSeq: 1,
    count: 2,
    prevHash: 'A'.repeat(43),
    signature: 'A'.repeat(86),
  };
  expect(await send('/api/sync/push', `${header([run])}\n{}`)).toEqual({
    status: 400,
    kind: 'bad-request',
  });
  expect(await send('/api/sync/push', `${header()}\n{}`)).toEqual({
    status: 400,
    kind: 'bad-request',
  });
  expect(
    await send(
      '/api/sync/push',
      header([
        { ...run, count: 2000 },
        { ...run, count: 1 },
      ]),
    ),
  ).toMatchObject({ status: 413 });
  expect(await send('/api/sync/push', `${header([run])}\n{}\n{}`)).toEqual({
    status: 403,
    kind: 'bad-signature',
  });
});

test('another version of the conversation is told which side is old', async () => {
  expect(await send('/api/sync/push', header([], { protocol: 0 }))).toEqual({
    status: 426,
    kind: 'app-too-old',
  });
  expect(await send('/api/sync/push', header([], { protocol: 99 }))).toEqual({
    status: 426,
    kind: 'app-too-new',
  });
  const pull = { protocol: 99, nonce: randomId(16), device: admin.id, fold: 'x', cursors: [] };
  expect(await send('/api/sync/pull', JSON.stringify(pull))).toEqual({
    status: 426,
    kind: 'app-too-new',
  });
});

test('the name of a device that is not one’s own opens nothing', async () => {
  expect(await send('/api/sync/push', header([], { device: 'another-device' }))).toEqual({
    status: 403,
    kind: 'foreign-device',
  });
  const pull = {
    protocol: 1,
    nonce: randomId(16),
    device: 'another-device',
    fold: 'x',
    cursors: [],
  };
  expect(await send('/api/sync/pull', JSON.stringify(pull))).toEqual({
    status: 403,
    kind: 'foreign-device',
  });
});

test('without a session nothing is read and nothing is written', async () => {
  for (const path of [
    '/api/sync/push',
    '/api/sync/pull',
    '/api/invitations',
    '/api/recovery/pending',
  ])
    expect(await send(path, '{}', { authorization: '' })).toEqual({
      status: 401,
      kind: 'not-signed-in',
    });
  expect((await under.send(new Request('http://localhost/api/sync/live'))).status).toBe(401);
});

test('what is not there is not there, in JSON', async () => {
  expect(await send('/api/nothing', '{}')).toEqual({ status: 404, kind: 'not-found' });
  expect((await under.send(new Request('http://localhost/api/session'))).status).toBe(404);
});
