/* global window, document, requestAnimationFrame, PopStateEvent */
// Times a keystroke in the roll of 10,000 at 6x CPU throttle, and asks axe about each screen.
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';

const root = process.env.PREVIEW_DIR ?? '/tmp/so-preview';
const types = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };
const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://x').pathname;
  const file =
    extname(path) !== '' && existsSync(join(root, path))
      ? join(root, path)
      : join(root, 'index.html');
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'font/woff2' });
  response.end(readFileSync(file));
});
await new Promise((resolve) => server.listen(0, resolve));
const base = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
const go = (path) =>
  page.evaluate((to) => {
    window.history.pushState({}, '', to);
    window.dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  }, path);

await page.goto(`${base}/hom-nay?more=9200`);
await page.waitForSelector('h1');
await go('/doan-vien');
await page.waitForSelector('[role=row] a');
const client = await page.context().newCDPSession(page);
await client.send('Emulation.setCPUThrottlingRate', { rate: 6 });
const keystrokes = await page.evaluate(async () => {
  const input = document.querySelector('input');
  const set = Object.getOwnPropertyDescriptor(window.HTMLInputElement.prototype, 'value').set;
  const times = [];
  for (const text of [
    'h',
    'ha',
    'han',
    'hang',
    'hang t',
    'hang',
    'han',
    'ha',
    'm',
    'mo',
    'mo t',
    'nguyen',
    'n',
    '0912',
    '09123',
    'zz',
  ]) {
    set.call(input, text);
    const from = performance.now();
    input.dispatchEvent(new window.InputEvent('input', { bubbles: true }));
    const typed = performance.now() - from;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
    times.push(`${typed.toFixed(1)}/${(performance.now() - from).toFixed(0)}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return times;
});
console.log(
  'letter on screen / next painted frame, ms at 6x, 10,000 members:',
  keystrokes.join(' '),
);
await client.send('Emulation.setCPUThrottlingRate', { rate: 1 });

const axe = readFileSync(
  new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url),
  'utf8',
);
const ids = await page.evaluate(() =>
  Object.fromEntries(
    ['member', 'receipt', 'caseFile'].map((type) => {
      const row = window.replica.shelf.find({ type }).find((one) => !one.id.startsWith('more'));
      return [type, `${row.book}/${row.id}`];
    }),
  ),
);
const paths = [
  '/hom-nay',
  '/doan-vien',
  '/doan-vien/them',
  `/doan-vien/${ids.member}`,
  `/doan-vien/${ids.member}/sua`,
  '/doan-phi',
  `/doan-phi/thu/${ids.member}`,
  `/doan-phi/bien-lai/${ids.receipt}`,
  `/doan-phi/bien-lai/${ids.receipt}/huy`,
  '/tiep-nhan',
  '/tiep-nhan/them',
  `/tiep-nhan/${ids.caseFile}`,
];
await page.evaluate(axe);
for (const size of [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
]) {
  await page.setViewportSize(size);
  for (const path of paths) {
    await go(path);
    await page.waitForTimeout(500);
    const violations = await page.evaluate(async () =>
      (await window.axe.run()).violations.map(
        (v) => `${v.id} (${v.nodes.length}): ${v.nodes[0].html.slice(0, 140)}`,
      ),
    );
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    if (violations.length > 0 || overflow > 0)
      console.log(size.width, path.split('/').slice(0, 3).join('/'), overflow, violations);
  }
}
await browser.close();
server.close();
