/** Each limit of what strangers may send, by its name: at the limit it is taken, one beyond it is not. */
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ENTRY_DEPTH_MAX } from '#book/entry.ts';
import { PROTOCOL_VERSION, PUSH_BYTES_MAX, PUSH_ENTRIES_MAX } from '#protocol/version.ts';
import { listen, PATIENCE } from '#server/listen.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  type TestServer,
} from './test-server.ts';
import { randomId, type TestDevice } from './test-device.ts';

const KIB = 1024;
const JSON_BYTES = 64 * KIB;

let under: TestServer;
let local: string;
let chair: TestDevice;
let close: () => Promise<void>;
beforeEach(async () => {
  under = await startTestServer();
  close = () => under.stop();
  const admin = await foundUnion(under);
  local = await foundUnit(admin, admin.session!.homeUnit);
  chair = (await officerWithDevice(under, admin, local, 'chair')).device;
});
afterEach(() => close());

const ask = async (
  path: string,
  body: Uint8Array<ArrayBuffer> | string | ReadableStream,
  more: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const response = await under.send(
    new Request(`http://localhost${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${chair.session!.session}`,
        ...more,
      },
      body,
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    }),
  );
  const { error } = (await response.json()) as { error?: { kind: string } };
  return error?.kind ?? 'taken';
};

/** A good message of so many bytes; what nobody asked for is passed over. */
const ofBytes = (bytes: number): string => {
  const message = { device: chair.id, nonce: randomId(16), more: '' };
  return JSON.stringify({ ...message, more: 'x'.repeat(bytes - JSON.stringify(message).length) });
};
const packed = (text: string) => new Uint8Array(gzipSync(text));
const inPieces = (text: string): ReadableStream => new Blob([text]).stream();

test('body: 64 KiB of JSON are read, a byte more is not, said or not said beforehand', async () => {
  const [fits, over] = [ofBytes(JSON_BYTES), ofBytes(JSON_BYTES + 1)];
  for (const more of [{}, { 'content-length': '9' }]) {
    expect(await ask('/api/recovery/request', fits, more)).toBe('taken');
    expect(await ask('/api/recovery/request', over, more)).toBe('too-large');
    expect(await ask('/api/recovery/request', inPieces(over), more)).toBe('too-large');
  }
  expect(await ask('/api/recovery/request', '{}', { 'content-length': '65537' })).toBe('too-large');
  const header = { protocol: PROTOCOL_VERSION, nonce: randomId(16), device: chair.id, runs: [] };
  const push = JSON.stringify(header);
  const room = PUSH_BYTES_MAX + 128 * KIB - push.length;
  expect(await ask('/api/sync/push', push + ' '.repeat(room))).toBe('taken');
  expect(await ask('/api/sync/push', push + ' '.repeat(room + 1))).toBe('too-large');
});

test('decompression: what unpacks to 64 KiB is read, to a byte more is not, however small it came', async () => {
  const gzip = { 'content-encoding': 'gzip' };
  const over = packed(ofBytes(JSON_BYTES + 1));
  expect(over.length).toBeLessThan(KIB);
  expect(await ask('/api/recovery/request', packed(ofBytes(JSON_BYTES)), gzip)).toBe('taken');
  expect(await ask('/api/recovery/request', over, gzip)).toBe('too-large');
});

test('depth: an entry of 32 levels is looked into, one of 33 is set aside unread', async () => {
  const nested = (levels: number): unknown => (levels === 0 ? 'x' : [nested(levels - 1)]);
  // The body itself, its changes, one change and what it sets are four of them.
  const ruling = async (levels: number): Promise<string | undefined> => {
    const changes = [{ type: 'member', id: randomId(), set: { fullName: nested(levels - 4) } }];
    const entry = chair.entry(`roster.${local}`, [], { forge: { changes } });
    const [verdict] = (await chair.push([entry])).verdicts;
    return verdict?.reason;
  };
  const fits = await ruling(ENTRY_DEPTH_MAX);
  expect(await ruling(ENTRY_DEPTH_MAX + 1)).toBe('entry-malformed');
  expect(fits).not.toBe('entry-malformed');
});

test('entries: a push brings 2,000 at most, in however many runs', async () => {
  const push = (counts: readonly number[]): Promise<string> => {
    const run = {
      ...{ book: `roster.${local}`, device: chair.id, life: chair.life, firstSeq: 1 },
      ...{ prevHash: 'A'.repeat(43), signature: 'A'.repeat(86) },
    };
    const runs = counts.map((count) => ({ ...run, count }));
    const header = { protocol: PROTOCOL_VERSION, nonce: randomId(16), device: chair.id, runs };
    const lines = counts.flatMap((count) => Array.from({ length: count }, () => '{}'));
    return ask('/api/sync/push', [JSON.stringify(header), ...lines].join('\n'));
  };
  // Looked at as far as the signature; beyond the limit not even that.
  expect(await push([PUSH_ENTRIES_MAX])).toBe('bad-signature');
  expect(await push([PUSH_ENTRIES_MAX, 1])).toBe('too-large');
  expect(await push([PUSH_ENTRIES_MAX / 2, PUSH_ENTRIES_MAX / 2, 1])).toBe('too-large');
  // And by the page it would have been a bad request had it been a single run.
  expect(await push([PUSH_ENTRIES_MAX + 1])).toBe('bad-request');
});

test('time: whoever does not finish the headers or the body is hung up on; in the field after 15 s and 10 min', async () => {
  expect(PATIENCE).toEqual({
    headersMs: 15_000,
    requestMs: 600_000,
    idleMs: 20_000,
    lookMs: 5_000,
  });
  const settings = { port: 0, host: '127.0.0.1', origin: 'http://localhost', trustProxy: false };
  const listening = await listen(
    under.server,
    under.app,
    { ...settings, dataDir: under.dataDir },
    { patience: { headersMs: 150, requestMs: 400, idleMs: 200, lookMs: 50 } },
  );
  // The store is closed with it.
  close = async () => {
    await listening.stop();
    rmSync(under.dataDir, { recursive: true, force: true });
  };
  const answerTo = (said: string): Promise<string> =>
    new Promise((over) => {
      let heard = '';
      const socket = connect(listening.port, '127.0.0.1', () => socket.write(said));
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => (heard += chunk.toString()));
      socket.on('close', () => over(heard.split('\r\n')[0] ?? ''));
    });
  const post =
    'POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
  expect(await answerTo(post)).toBe('HTTP/1.1 408 Request Timeout');
  expect(await answerTo(`${post}Content-Length: 1000\r\n\r\n{`)).toMatch(/^HTTP\/1\.1 (408|400)/);
  // One that has asked and asks nothing more does not hold its place either.
  expect(await answerTo('GET /api/hello HTTP/1.1\r\nHost: localhost\r\n\r\n')).toContain('200');
}, 10_000);
