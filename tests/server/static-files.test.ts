/** How the app itself is served: hashed files for ever, the page never stale, and nothing outside the folder. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from './test-server.ts';

let under: TestServer;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'so-cong-doan-dist-'));
  const dist = join(folder, 'dist');
  mkdirSync(join(dist, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>Sổ Công đoàn</title>');
  writeFileSync(join(dist, 'sw.js'), 'self.skipWaiting');
  writeFileSync(join(dist, 'assets/app-1a2b3c.js'), 'export const x = 1;'.repeat(100));
  under = await startTestServer({ dist });
});
afterEach(async () => {
  await under.stop();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  under.send(new Request(`http://localhost${path}`, { headers }));

test('hashed files are kept for ever, the page and the service worker are asked for again', async () => {
  expect((await get('/assets/app-1a2b3c.js')).headers.get('cache-control')).toBe(
    'public, max-age=31536000, immutable',
  );
  for (const path of ['/', '/sw.js', '/index.html'])
    expect((await get(path)).headers.get('cache-control')).toBe('no-cache');
});

test('a deep link opens the app, a missing chunk stays missing', async () => {
  expect(await (await get('/members/abc')).text()).toContain('Sổ Công đoàn');
  expect((await get('/assets/gone-9f8e.js')).status).toBe(404);
});

test('files are packed where that is understood, and not sent again where they have not changed', async () => {
  const packed = await get('/assets/app-1a2b3c.js', { 'accept-encoding': 'gzip' });
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toContain(
    'export const x',
  );
  const etag = packed.headers.get('etag') ?? '';
  expect((await get('/assets/app-1a2b3c.js', { 'if-none-match': etag })).status).toBe(304);
});

test('what was packed at the build goes out as it is, to whom understands it', async () => {
  const lies = brotliCompressSync('export const packedAtBuild = 1;');
  writeFileSync(join(folder, 'dist/assets/app-1a2b3c.js.br'), lies);
  const sent = await get('/assets/app-1a2b3c.js', { 'accept-encoding': 'gzip, deflate, br' });
  expect(sent.headers.get('content-encoding')).toBe('br');
  expect(sent.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(brotliDecompressSync(Buffer.from(await sent.arrayBuffer())).toString()).toContain(
    'packedAtBuild',
  );
  const plain = await get('/assets/app-1a2b3c.js', { 'accept-encoding': 'gzip' });
  expect(plain.headers.get('content-encoding')).toBe('gzip');
});

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/%00',
  '/%zz',
])('nothing outside the folder: %s', async (path) => {
  expect(await (await get(path)).text()).not.toContain('secret');
});

test('every page comes under the strict policy', async () => {
  const { headers } = await get('/');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('permissions-policy')).toContain('camera=(self)');
});

test('where the app was not built, the server says so', async () => {
  const bare = await startTestServer();
  const response = await bare.send(new Request('http://localhost/'));
  expect([response.status, await response.json()]).toEqual([
    503,
    { error: { kind: 'app-not-built' } },
  ]);
  await bare.stop();
});
