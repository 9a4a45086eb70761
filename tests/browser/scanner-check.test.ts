// Whether the phone can scan is answered by really reading the stored code with the very worker and engine.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium, type LaunchedChromium } from './chromium.ts';
import { cardPhoto } from './made-up-cards.ts';
import type { ScannerCheckPage } from './scanner-check-page.ts';

declare const scannerCheck: ScannerCheckPage;

const root = join(import.meta.dirname, '../..');
/** As the app's own server says. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
};

let folder: string;
let server: Server;
let origin: string;
let browser: LaunchedChromium;
/** By the end of a file's name: what is answered in its place, undefined for "not there". */
const instead = new Map<string, Buffer | undefined>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scd-scanner-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: folder,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: { page: join(root, 'tests/browser/scanner-check-page.ts') },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://local').pathname;
    const type = TYPES[extname(path)] ?? 'text/html';
    const page = Buffer.from('<!doctype html><script type="module" src="/page.js"></script>');
    const reading = instead.has(extname(path))
      ? Promise.resolve(instead.get(extname(path)))
      : path === '/'
        ? Promise.resolve(page)
        : readFile(join(folder, path)).catch(() => undefined);
    void reading.then((body) => {
      response.writeHead(body === undefined ? 404 : 200, {
        'content-security-policy': POLICY,
        'content-type': type,
      });
      response.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  origin = `http://127.0.0.1:${address.port}`;
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const checked = async (): Promise<boolean> => {
  const page = await browser.context.newPage();
  await page.goto(origin);
  await page.waitForFunction(() => 'scannerCheck' in window);
  const isReady = await page.evaluate(() => scannerCheck.checkScanner());
  await page.close();
  return isReady;
};

test('picture, worker and engine are there: the code is read', async () => {
  expect(await checked()).toBe(true);
});

test('another code, or none, in the picture: not ready', async () => {
  instead.set('.png', cardPhoto('another code', { width: 400, height: 400, modulePx: 8 }));
  expect(await checked()).toBe(false);
  instead.set('.png', cardPhoto('', { width: 400, height: 400, modulePx: 8 }));
  expect(await checked()).toBe(false);
  instead.delete('.png');
});

test.each(['.png', '.wasm'])('the file *%s is not on the phone: not ready', async (ending) => {
  instead.set(ending, undefined);
  expect(await checked()).toBe(false);
  instead.delete(ending);
});
