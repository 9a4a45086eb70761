// The contracts of the replica's ports in a real Chromium, with real IndexedDB, WebCrypto, workers and locks.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { shelfQueries } from '../../vite.config.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium, type LaunchedChromium } from './chromium.ts';
import type { ReplicaContractPage } from './replica-contract-page.ts';

declare const replicaContract: ReplicaContractPage;
/** The lock of the window that a test looks into. */
declare const lock: ReturnType<ReplicaContractPage['openLock']>;

const root = join(import.meta.dirname, '../..');
const suites = [
  'Dexie journal store',
  'drafts over Dexie',
  'WebCrypto sealer',
  'higher tier by WebCrypto',
  'Ed25519 signer',
  'RxDB shelf',
  'vault of the browser',
  'shift in the browser',
];

let folder: string;
let server: Server;
let origin: string;
let browser: LaunchedChromium;
let context: BrowserContext;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scd-contract-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    // As the app is built.
    plugins: [shelfQueries],
    worker: { format: 'es' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: { page: join(root, 'tests/browser/replica-contract-page.ts') },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  server = serve(folder);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  origin = `http://127.0.0.1:${address.port}`;
  browser = await launchChromium();
  context = browser.context;
});

afterAll(async () => {
  await browser.close();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

/** What the app's own server says too: scripts of our own, and WebAssembly for Argon2id. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'";

const serve = (from: string): Server =>
  createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://local').pathname;
    const headers = { 'content-security-policy': POLICY };
    if (path === '/') {
      response.writeHead(200, { ...headers, 'content-type': 'text/html' });
      response.end('<!doctype html><title>x</title><script type="module" src="/page.js"></script>');
      return;
    }
    readFile(join(from, path)).then(
      (body) => {
        const type = extname(path) === '.js' ? 'text/javascript' : 'application/octet-stream';
        response.writeHead(200, { ...headers, 'content-type': type });
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });

const openPage = async (): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(origin);
  await page.waitForFunction(() => 'replicaContract' in globalThis);
  return page;
};

describe.each(suites)('%s', (suite) => {
  test('keeps its contract', async () => {
    const page = await openPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    const outcomes = await page.evaluate((name) => replicaContract.runSuite(name), suite);
    await page.close();
    // As text: which case it was, and why.
    const failed = outcomes.filter((outcome) => outcome.error !== undefined);
    expect(JSON.stringify(failed)).toBe('[]');
    expect(outcomes.length).toBeGreaterThan(5);
    expect(complaints).toEqual([]);
  });
});

test('Argon2id runs in a worker, under the policy of the app', async () => {
  const page = await openPage();
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  const outcomes = await page.evaluate(() => replicaContract.runSuite('vault of the browser'));
  await page.close();
  expect(outcomes.length).toBeGreaterThan(5);
  expect(workers.length).toBeGreaterThan(5);
  expect(workers[0]).toContain('argon2-worker');
});

test('two windows: the second is told it is busy, takes over, and the first learns it', async () => {
  const [first, second] = [await openPage(), await openPage()];
  const openIn = (page: Page) =>
    page.evaluate(() => void Object.assign(globalThis, { lock: replicaContract.openLock() }));
  await openIn(first);
  await openIn(second);
  type Act = 'take' | 'takeOver' | 'isHeld' | 'release' | 'losses';
  const ask = (page: Page, act: Act): Promise<unknown> =>
    page.evaluate(async (name): Promise<unknown> => lock[name](), act);

  expect(await ask(first, 'take')).toBe('taken');
  expect(await ask(first, 'take')).toBe('taken');
  expect(await ask(second, 'take')).toBe('busy');
  expect(await ask(second, 'isHeld')).toBe(false);
  expect(await ask(second, 'takeOver')).toBe('taken');
  await expect.poll(() => ask(first, 'losses')).toBe(1);
  expect(await ask(first, 'isHeld')).toBe(false);
  expect(await ask(first, 'take')).toBe('busy');

  await ask(second, 'release');
  expect(await ask(second, 'losses')).toBe(0);
  await expect.poll(() => ask(first, 'take')).toBe('taken');
  await first.close();
  await expect.poll(() => ask(second, 'take')).toBe('taken');
  await second.close();
});

test('a full disk: the reserve saves some more, then each save is refused whole and nothing is lost', async () => {
  // A profile that lasts, for only its databases lie on a disk that can fill up.
  const lasting = await launchChromium({ userDataDir: join(folder, 'profile') });
  const page = await lasting.context.newPage();
  await page.goto(origin);
  await page.waitForFunction(() => 'replicaContract' in globalThis);
  const session = await lasting.context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 4_000_000 });
  const answers = await page.evaluate(() => replicaContract.fillDisk(400, 50_000));
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await lasting.close();
  const saved = answers.filter((answer) => answer === 'saved').length;
  expect(answers).toContain('disk-full');
  // Without the megabyte of the reserve there would be room for 59 of them.
  expect(saved).toBeGreaterThan(65);
  expect(answers.at(-1)).toBe(`rows ${saved}`);
});
