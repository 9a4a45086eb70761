/** Whatever is thrown at any endpoint: a refusal in JSON with a kind, never a fault, and the server goes on. */
import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  type TestServer,
} from './test-server.ts';
import { proofOf, randomId, testWords, type TestDevice } from './test-device.ts';

/** Fixed, so that what is found is found again; fast-check prints it with the counterexample. */
const SEED = 20_261_122;
const bounded = { seed: SEED, numRuns: 200 };

let under: TestServer;
let admin: TestDevice;
let phone: TestDevice;
let local: string;
beforeEach(async () => {
  under = await startTestServer();
  admin = await foundUnion(under);
  local = await foundUnit(admin, admin.session!.homeUnit);
  phone = (await officerWithDevice(under, admin, local, 'chair')).device;
});
afterEach(async () => {
  expect((await under.send(new Request('http://localhost/api/hello'))).status).toBe(200);
  expect(under.log).toEqual([]);
  await under.stop();
});

/** What an honest phone sends to each: the fuzz begins from there, because nonsense alone goes not far in. */
const honest = (): Readonly<Record<string, object>> => {
  const nonce = randomId(16);
  const signature = 'A'.repeat(86);
  const words = { words: testWords, proof: proofOf('lời'), share: randomId(32), signature };
  const run = {
    book: `roster.${local}`,
    device: phone.id,
    life: phone.life,
    firstSeq: 1,
    count: 0,
    prevHash: 'A'.repeat(43),
    signature,
  };
  return {
    '/api/invitation/look': { token: randomId(32) },
    '/api/invitation/redeem': {
      token: randomId(32),
      nonce,
      device: { id: randomId(), life: randomId(), publicKey: randomId(32), label: 'máy' },
      ...words,
      setUp: { unitName: 'A', unitKind: 'province', displayName: 'B', signInName: 'cc' },
    },
    '/api/session': { device: phone.id, nonce, atMs: 1, proof: proofOf('lời'), signature },
    '/api/invitations': { officer: phone.officer },
    '/api/invitations/union': { under: local },
    '/api/invitations/open': { officer: phone.officer },
    '/api/invitations/cancel': { invitation: randomId() },
    '/api/devices/life': { life: randomId(), reason: 'fork', nonce },
    '/api/devices/series': { life: phone.life, duesBook: `dues.${local}`, nonce },
    '/api/recovery/request': { device: phone.id, nonce },
    '/api/recovery/pending': {},
    '/api/recovery/approve': { request: randomId(), digits: '1234' },
    '/api/recovery/share': { request: randomId(), ticket: randomId(32) },
    '/api/words/look': { device: phone.id, nonce, proof: proofOf('lời'), signature },
    '/api/words/change': {
      ...{ change: randomId(), device: phone.id, before: proofOf('lời'), share: randomId(32) },
      ...{ words: words.words, proof: proofOf('lời mới'), signature },
    },
    '/api/recovery/finish': {
      request: randomId(),
      ticket: randomId(32),
      device: phone.id,
      ...words,
    },
    '/api/sync/push': { protocol: PROTOCOL_VERSION, nonce, device: phone.id, runs: [run] },
    '/api/sync/pull': {
      protocol: PROTOCOL_VERSION,
      nonce,
      device: phone.id,
      fold: 'fold-1',
      cursors: [],
    },
    '/api/sync/history': {
      ...{ protocol: PROTOCOL_VERSION, nonce, book: `roster.${local}`, id: 'record-1', before: 9 },
    },
    '/api/closes-below': {
      ...{ protocol: PROTOCOL_VERSION, nonce, fromMs: 1, toMs: 2, after: 'unit-1' },
    },
    '/api/sync/held': {
      ...{ protocol: PROTOCOL_VERSION, nonce, withRefused: true },
      before: { receivedMs: 9, book: `roster.${local}`, n: 9 },
    },
  };
};
const path = fc.constantFrom(
  '/api/invitation/look',
  '/api/invitation/redeem',
  '/api/session',
  '/api/invitations',
  '/api/invitations/union',
  '/api/invitations/open',
  '/api/invitations/cancel',
  '/api/devices/life',
  '/api/devices/series',
  '/api/recovery/request',
  '/api/recovery/pending',
  '/api/recovery/approve',
  '/api/recovery/share',
  '/api/recovery/finish',
  '/api/words/look',
  '/api/words/change',
  '/api/sync/push',
  '/api/sync/pull',
  '/api/sync/history',
  '/api/sync/held',
  '/api/closes-below',
  '/api/sync/parcel',
);

const deep = (depth: number): unknown => {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};
const oddValue = fc.oneof(
  fc.jsonValue({ maxDepth: 6 }),
  fc.integer({ min: 1, max: 3000 }).map(deep),
  fc.integer({ min: 1, max: 60_000 }).map((length) => 'ư'.repeat(length)),
  fc.constantFrom(
    null,
    -1,
    0,
    1.5,
    1e308,
    Number.MAX_SAFE_INTEGER + 1,
    '',
    '__proto__',
    '\u0000',
    '\ud800',
    [],
    {},
  ),
  fc.array(fc.constantFrom('toString', 'constructor', '__proto__'), { maxLength: 5 }),
);

const ask = async (
  to: string,
  body: string | Uint8Array<ArrayBuffer> | null,
  headers: Readonly<Record<string, string>> = {},
  method = 'POST',
): Promise<{ status: number; kind: unknown }> => {
  // Slowing down is another test's matter.
  under.clock.nowMs += 5_000;
  const authorization = `Bearer ${phone.session!.session}`;
  const response = await under.send(
    new Request(`http://localhost${to}`, {
      method,
      headers: { 'content-type': 'application/json', authorization, ...headers },
      body,
    }),
  );
  const text = await response.text();
  if (response.status < 400) return { status: response.status, kind: undefined };
  expect(response.headers.get('content-type')).toContain('application/json');
  const answer = JSON.parse(text) as { error?: { kind?: unknown } };
  return { status: response.status, kind: answer.error?.kind };
};

const expectRefused = ({ status, kind }: { status: number; kind: unknown }): void => {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(kind).toMatch(/^[a-z-]{3,60}$/);
};
const expectNoFault = (answer: { status: number; kind: unknown }): void => {
  if (answer.status !== 200) expectRefused(answer);
};

test('any JSON at all, to every endpoint', async () => {
  await fc.assert(
    fc.asyncProperty(path, oddValue, async (to, value) => {
      const answer = await ask(to, JSON.stringify(value));
      // An empty question is all that one of them asks for.
      if (to === '/api/recovery/pending') expectNoFault(answer);
      else expectRefused(answer);
    }),
    bounded,
  );
});

test('any bytes, in any packing, of any kind, by any method', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 2000 }),
    fc.uint8Array({ maxLength: 2000 }).map((raw) => gzipSync(raw)),
  );
  const type = fc.oneof(
    fc.constantFrom(
      'application/json',
      'application/json; charset=utf-16',
      'text/html',
      'multipart/form-data; boundary=x',
      'application/x-ndjson',
    ),
    fc.string({ unit: fc.constantFrom('a', 'b', '/', ';', '=', ',', '*', '"'), maxLength: 40 }),
  );
  const packing = fc.constantFrom('gzip', 'identity', 'br', 'gzip, gzip', 'GZIP', '');
  const method = fc.constantFrom('POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS');
  await fc.assert(
    fc.asyncProperty(path, bytes, type, packing, method, async (to, body, kind, encoding, how) => {
      const headers = {
        'content-type': kind,
        ...(encoding === '' ? {} : { 'content-encoding': encoding }),
      };
      expectRefused(await ask(to, new Uint8Array(body), headers, how));
    }),
    bounded,
  );
});

test('an honest message with one part of it exchanged', async () => {
  await fc.assert(
    fc.asyncProperty(path, fc.nat(), oddValue, fc.boolean(), async (to, at, odd, below) => {
      const message = honest()[to] ?? {};
      const keys = Object.keys(message);
      const key = keys[at % Math.max(1, keys.length)] ?? 'more';
      const inner = (message as Record<string, unknown>)[key];
      const exchanged =
        below && typeof inner === 'object' && inner !== null
          ? { ...inner, [Object.keys(inner)[at % Object.keys(inner).length] ?? 'more']: odd }
          : odd;
      expectNoFault(await ask(to, JSON.stringify({ ...message, [key]: exchanged })));
    }),
    bounded,
  );
});

test('entries of any content, properly chained and signed: each gets a verdict, and everyone can still pull', async () => {
  const book = fc.constantFrom('roster', 'dues', 'cases', 'office', 'pay', 'nothing');
  const type = fc.constantFrom(
    'member',
    'receipt',
    'void',
    'grant',
    'officer',
    'device',
    'unit',
    'admitHeld',
    'refuseHeld',
    'holdQuarantined',
    'caseFile',
    '__proto__',
    'constructor',
  );
  const field = fc.constantFrom(
    'fullName',
    'series',
    'number',
    'parent',
    'officer',
    'unit',
    'entryHash',
    'signInName',
    'tags',
    'stage',
    'toString',
  );
  const change = fc.record(
    {
      type,
      id: fc.constantFrom('record-1', 'record-2', ''),
      set: fc.oneof(fc.dictionary(field, oddValue, { maxKeys: 4 }), oddValue),
      undoes: oddValue,
    },
    { requiredKeys: ['type', 'id', 'set'] },
  );
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(
      book,
      fc.array(change, { maxLength: 4 }),
      oddValue,
      async (kind, changes, odd) => {
        under.clock.nowMs += 1_000;
        const name = `${kind}.${local}`;
        const written = phone.entry(name, changes as never);
        const twisted = phone.entry(name, changes as never, { forge: { stamp: odd } });
        const raw = phone.rawEntry(name, new TextEncoder().encode(JSON.stringify(odd)));
        const { verdicts } = await phone.push([written, twisted, raw]);
        expect(verdicts.map(({ hash }) => hash)).toEqual(
          [written, twisted, raw].map(({ hash }) => hash),
        );
        expect(verdicts[2]?.ruling).toBe('quarantined');
        accepted += verdicts.filter(({ ruling }) => ruling === 'accepted').length;
      },
    ),
    { ...bounded, numRuns: 100 },
  );
  expect(accepted).toBeLessThan(300);
  for (const reader of [phone, admin]) expect((await reader.pull()).lines.at(-1)?.line).toBe('end');
});

test('any path and any header: what is not there is not there', async () => {
  const part = fc.constantFrom(
    '..',
    '.',
    '%2e%2e',
    '%',
    '%00',
    'api',
    'sync',
    'push',
    'assets',
    'server-key',
    '\\',
    '//',
    'ư',
    'books.db',
    '%ff',
  );
  const token = fc.string({
    unit: fc.constantFrom('a', 'Z', '0', '-', '_', ' ', '=', '.', ','),
    maxLength: 200,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 6 }), token, async (parts, authorization) => {
      const response = await under.send(
        new Request(`http://localhost/${parts.join('/')}`, {
          headers: { authorization: `Bearer ${authorization.trim()}` },
        }),
      );
      expect([401, 404, 400, 503]).toContain(response.status);
      expectRefused({ ...(await ask(`/${parts.join('/')}`, '{}')) });
    }),
    bounded,
  );
});
