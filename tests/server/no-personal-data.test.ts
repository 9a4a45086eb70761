/** Whatever is sent to whatever endpoint, in whatever state the server is: nothing of it stands in a log, a refusal or an address. */
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { write } from '#domain/draft.ts';
import { member } from '#domain/roster/member.ts';
import { createApp } from '#server/app.ts';
import { listen } from '#server/listen.ts';
import { staticFiles } from '#server/static-files.ts';
import { RENEWAL_HEADER } from '#protocol/renewal.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  type TestServer,
} from './test-server.ts';
import { randomId, type TestDevice } from './test-device.ts';

/** A made-up national number: it stands in everything that is sent below. */
const NUMBER = '079123456789';
const PERSON = `Lò Văn Gỗ ${NUMBER}`;

let under: TestServer;
let admin: TestDevice;
let chair: TestDevice;
let local: string;
/** Whatever the process writes by any way. */
let written: string[];
beforeEach(async () => {
  under = await startTestServer();
  admin = await foundUnion(under);
  local = await foundUnit(admin, admin.session!.homeUnit);
  chair = (await officerWithDevice(under, admin, local, 'chair')).device;
  close = () => under.stop();
  written = [];
  const note = (...said: readonly unknown[]): boolean => {
    written.push(said.map((one) => (one instanceof Error ? one.stack : String(one))).join(' '));
    return true;
  };
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation(note);
  for (const way of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const)
    vi.spyOn(console, way).mockImplementation(note);
});
let close: () => Promise<void>;
afterEach(async () => {
  vi.restoreAllMocks();
  await close();
});

type Shape = {
  readonly [key in 'anyOf' | 'oneOf' | 'allOf']?: readonly Shape[];
} & {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
};

/** A message of that shape in which every text is the number, as far as the field takes one. */
const planted = (shape: Shape): unknown => {
  if (shape.const !== undefined) return shape.const;
  if (shape.enum !== undefined) return shape.enum[0];
  const options = shape.anyOf ?? shape.oneOf ?? shape.allOf;
  if (options !== undefined) return planted(options.find(({ type }) => type !== 'null') ?? {});
  switch (shape.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(shape.properties ?? {}).map(([key, inner]) => [key, planted(inner)]),
      );
    case 'array':
      return Array.from({ length: Math.max(1, shape.minItems ?? 0) }, () =>
        planted(shape.items ?? {}),
      );
    case 'integer':
    case 'number':
      return Math.max(1, shape.minimum ?? 0);
    case 'boolean':
      return true;
    default:
      return textFor(shape);
  }
};

const textFor = ({ pattern, minLength = 0, maxLength = 4000 }: Shape): string => {
  const allowed = new RegExp(pattern ?? '', 'u');
  const long = Array.from({ length: 90 }, (_, at) => NUMBER.padEnd(at + 12, 'A'));
  const tries = [PERSON, ...long, `roster.${NUMBER}`, `dues.${NUMBER}`, `cases.${NUMBER}`];
  const fits = (text: string): boolean =>
    allowed.test(text) && text.length >= minLength && text.length <= maxLength;
  return tries.find(fits) ?? PERSON;
};

/** One of each message that a phone sends, whichever file of the protocol declares it. */
const plantedMessages = async (): Promise<readonly unknown[]> => {
  const files = import.meta.glob<Readonly<Record<string, unknown>>>('/src/protocol/*.ts');
  const read = await Promise.all(Object.values(files).map((load) => load()));
  return read
    .flatMap((exported) => Object.values(exported))
    .filter((found) => found instanceof z.ZodObject)
    .map((schema) => planted(z.toJSONSchema(schema, { unrepresentable: 'any' }) as Shape));
};

const routes = (): readonly (readonly [string, string])[] => {
  const app = createApp(under.server.context, staticFiles(join(under.dataDir, 'dist')), () => {});
  return app.routes
    .filter(({ path }) => !/^(\/|\/api\/)?\*$/.test(path))
    .map(({ method, path }) => [method, path] as const);
};

const headers = (session: string) => ({
  'content-type': 'application/json',
  authorization: `Bearer ${session}`,
});
/** In every header that somebody could write something into. */
const oddHeaders = (session: string) => ({
  ...headers(session),
  ...{ 'user-agent': NUMBER, referer: `http://localhost/${NUMBER}`, 'x-forwarded-for': NUMBER },
  ...{ cookie: `a=${NUMBER}`, 'accept-language': NUMBER, 'if-none-match': NUMBER },
  ...{ 'x-request-id': NUMBER, range: `bytes=${NUMBER}-`, [RENEWAL_HEADER]: NUMBER },
});

const ask = async (
  path: string,
  body: string | Uint8Array<ArrayBuffer> | undefined,
  more: Readonly<Record<string, string>>,
): Promise<void> => {
  const request = { method: body === undefined ? 'GET' : 'POST', headers: more };
  const response = await under.send(
    new Request(`http://localhost${path}`, body === undefined ? request : { ...request, body }),
  );
  if (path.endsWith('/live') && response.ok) {
    await response.body?.cancel();
    return;
  }
  const text = await response.text();
  // What is asked well may be answered with what was asked for; a refusal repeats nothing.
  if (response.status >= 400) expect([path, text.includes(NUMBER)]).toEqual([path, false]);
};

const nothingStandsAnywhere = (): void => {
  const found = [...under.log, ...written].filter((line) => line.includes(NUMBER));
  expect(found).toEqual([]);
};

test('every message with a secret in each of its texts and headers, to every endpoint: no log and no refusal repeats one', async () => {
  const messages = await plantedMessages();
  expect(messages.length).toBeGreaterThan(25);
  expect(JSON.stringify(messages).split(NUMBER).length).toBeGreaterThan(100);
  const askers = [headers(admin.session!.session), oddHeaders(chair.session!.session)];
  for (const more of askers)
    for (const [method, path] of routes()) {
      if (method === 'GET') await ask(path, undefined, more);
      else for (const message of messages) await ask(path, JSON.stringify(message), more);
      await ask(`${path}/${NUMBER}?name=${NUMBER}`, method === 'GET' ? undefined : '{}', {});
    }
  // And what is taken in: a person with such a name, and an entry that is none.
  const good = chair.entry(`roster.${local}`, [
    write(member, randomId(), { fullName: { value: PERSON } }),
  ]);
  await chair.push([good]);
  await chair.push([
    chair.entry(`roster.${local}`, [], { act: 'registerMember', forge: { changes: NUMBER } }),
  ]);
  nothingStandsAnywhere();
});

test('malformed, too deep, too large, badly packed: refused without a word of it', async () => {
  const deep = `{"a":${'['.repeat(20_000)}"${NUMBER}"${']'.repeat(20_000)}}`;
  const header = { protocol: PROTOCOL_VERSION, nonce: randomId(16), device: chair.id, runs: [] };
  const bodies = [
    NUMBER,
    `{"${NUMBER}`,
    `{"__proto__":{"${NUMBER}":"${NUMBER}"}}`,
    deep,
    JSON.stringify({ ...header, protocol: 0, more: NUMBER }),
    `${JSON.stringify(header)}\n{"${NUMBER}":1}`,
    new Uint8Array([0xff, ...Buffer.from(NUMBER)]),
  ];
  const large = NUMBER.repeat(500_000);
  const bomb = new Uint8Array(gzipSync(large));
  const plain = headers(chair.session!.session);
  const packed = { ...plain, 'content-encoding': 'gzip' };
  for (const [method, path] of routes()) {
    if (method === 'GET') continue;
    for (const body of [...bodies, large]) await ask(path, body, plain);
    for (const body of [bomb, NUMBER]) await ask(path, body, packed);
  }
  nothingStandsAnywhere();
});

test('a database that fails with the secret in its own words: the log names the kind of fault and the place', async () => {
  const messages = await plantedMessages();
  // As SQLite quotes what it was given; the second looks like a line of a stack, and is none.
  const fails = [
    new Error(`UNIQUE constraint failed: '${PERSON}'`),
    new Error(`near\n    at ${NUMBER}:1:1`),
  ];
  const { store } = under.server;
  const failing = (fault: Error, isReadable: boolean): typeof store =>
    new Proxy(store, {
      get: (whole, name) =>
        name === 'committed' && isReadable
          ? whole.committed
          : name === 'committed'
            ? new Proxy(whole.committed, { get: () => () => Promise.reject(fault) })
            : () => Promise.reject(fault),
    });
  for (const fault of fails)
    for (const isReadable of [true, false]) {
      Object.assign(under.server.context, { store: failing(fault, isReadable) });
      for (const [method, path] of routes())
        if (method !== 'GET')
          for (const message of messages)
            await ask(path, JSON.stringify(message), headers(chair.session!.session));
    }
  Object.assign(under.server.context, { store });
  expect(under.log.length).toBeGreaterThan(100);
  for (const line of under.log) expect(line).toMatch(/^fault Error at \S*.*:\d+:\d+\)?$/);
  nothingStandsAnywhere();
});

test('over a real socket: lines that are no HTTP, and headers without end', async () => {
  const settings = { port: 0, host: '127.0.0.1', origin: 'http://localhost', trustProxy: true };
  const listening = await listen(under.server, under.app, { ...settings, dataDir: under.dataDir });
  // The store is closed with it.
  close = async () => {
    await listening.stop();
    rmSync(under.dataDir, { recursive: true, force: true });
  };
  const said = [
    `${NUMBER}\r\n\r\n`,
    `GET /${NUMBER}?a=${NUMBER} HTTP/1.1\r\nHost: ${NUMBER}\r\nX-${NUMBER}: ${NUMBER}\r\n\r\n`,
    `POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Length: ${NUMBER}\r\n\r\n{`,
    `POST /api/session HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${NUMBER}\r\n`,
    `GET / HTTP/1.1\r\nHost: a\r\nCookie: ${NUMBER.repeat(3000)}\r\n\r\n`,
  ];
  for (const lines of said)
    await new Promise<void>((over) => {
      const socket = connect(listening.port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.on('close', () => over());
      socket.on('data', () => socket.end());
      socket.write(lines, () => setTimeout(() => socket.destroy(), 300));
    });
  const after = await fetch(`http://127.0.0.1:${listening.port}/api/hello`);
  expect(after.status).toBe(200);
  nothingStandsAnywhere();
});

test('no address of the app carries anything of a person: every endpoint is one word for all', () => {
  for (const [, path] of routes()) expect(path).toMatch(/^\/(api\/[a-z/-]+|healthz|metrics)?$/);
});
