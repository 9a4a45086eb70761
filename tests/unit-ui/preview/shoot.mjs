/* global document, window */
// Takes pictures of the screens over the preview: node tests/unit-ui/preview/shoot.mjs <folder> [name part]
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const base = process.env.PREVIEW ?? 'http://localhost:5199/tests/unit-ui/preview/index.html';
const [folder = '/tmp/shots', only = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const unlock = async (page) => {
  await page.fill('#words', 'một hai ba bốn');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#main h1');
  await page.waitForTimeout(500);
};
const shots = [
  ['welcome', 'start=new'],
  [
    'welcome-bad',
    'start=new',
    async (p) => {
      await p.fill('#code', 'BADCODE2');
      await p.keyboard.press('Enter');
      await p.waitForTimeout(400);
    },
  ],
  [
    'welcome-error',
    'start=new',
    async (p) => {
      await p.click('button[form]');
      await p.waitForTimeout(200);
    },
  ],
  [
    'invited',
    'start=new',
    async (p) => {
      await p.fill('#code', 'k7m4 p2xa');
      await p.keyboard.press('Enter');
      await p.waitForTimeout(400);
    },
  ],
  [
    'set-up',
    'start=new',
    async (p) => {
      await p.fill('#code', 'SETUP234');
      await p.keyboard.press('Enter');
      await p.waitForTimeout(400);
      await p.click('button >> nth=0');
      await p.waitForTimeout(200);
      await p.click('button[form]');
      await p.waitForTimeout(200);
    },
  ],
  [
    'words',
    'start=new',
    async (p) => {
      await p.fill('#code', 'k7m4 p2xa');
      await p.keyboard.press('Enter');
      await p.waitForTimeout(400);
      await p.click('button >> nth=0');
      await p.waitForTimeout(300);
    },
  ],
  [
    'words-differ',
    'start=new',
    async (p) => {
      await p.fill('#code', 'k7m4 p2xa');
      await p.keyboard.press('Enter');
      await p.waitForTimeout(400);
      await p.click('button >> nth=0');
      await p.waitForTimeout(300);
      await p.fill('#words', 'một hai ba bốn');
      await p.fill('#words-again', 'khác');
      await p.keyboard.press('Enter');
      await p.waitForTimeout(200);
    },
  ],
  [
    'entering',
    'start=new',
    async (p) => {
      await p.fill('#code', 'k7m4 p2xa');
      await p.keyboard.press('Enter');
      await p.waitForTimeout(400);
      await p.click('button >> nth=0');
      await p.waitForTimeout(300);
      await p.fill('#words', 'một hai ba bốn');
      await p.fill('#words-again', 'một hai ba bốn');
      await p.keyboard.press('Enter');
      await p.waitForTimeout(350);
    },
  ],
  ['unlock', 'start=locked'],
  ['names-two', 'start=two'],
  ['names-six', 'start=six'],
  [
    'names-pin',
    'start=two-pin',
    async (p) => {
      await p.click('li button >> nth=1');
      await p.waitForTimeout(600);
    },
  ],
  ['sharing', 'start=locked&at=/khac/dung-chung', unlock],
  [
    'unlock-wrong',
    'start=locked',
    async (p) => {
      await p.fill('#words', 'sai');
      await p.keyboard.press('Enter');
      await p.waitForTimeout(600);
    },
  ],
  [
    'forgot',
    'start=locked',
    async (p) => {
      await p.click('button >> nth=3');
      await p.waitForTimeout(200);
    },
  ],
  [
    'forgot-digits',
    'start=locked',
    async (p) => {
      await p.click('button >> nth=3');
      await p.waitForTimeout(200);
      await p.click('button >> nth=0');
      await p.waitForTimeout(400);
    },
  ],
  ['today', 'start=unsent-practice&at=/hom-nay', unlock],
  ['more', 'start=unsent&at=/khac', unlock],
  ['more-update', 'start=update&other&at=/khac', unlock],
  ['unsent', 'start=unsent&at=/khac/chua-gui', unlock],
  ['unsent-none', 'start=locked&at=/khac/chua-gui', unlock],
  ['device', 'start=locked&at=/khac/may-nay', unlock],
  ['units', 'start=locked&at=/khac/to-chuc', unlock],
  ['unit', 'start=locked&at=/khac/to-chuc/may01', unlock],
  ['unit-new', 'start=locked&at=/khac/to-chuc/moi?duoi=may01', unlock],
  ['rules', 'start=locked&at=/khac/quy-dinh', unlock],
  ['help', 'start=locked&at=/khac/tro-giup', unlock],
  [
    'unit-move',
    'start=locked&at=/khac/to-chuc/may01',
    async (p) => {
      await unlock(p);
      await p.click(
        'main button:has-text("Chuyển nơi trực thuộc"), main button:has-text("Move it elsewhere")',
      );
      await p.waitForTimeout(200);
    },
  ],
  [
    'unit-close',
    'start=locked&at=/khac/to-chuc/det02',
    async (p) => {
      await unlock(p);
      await p.click('main button:has-text("Ngừng hoạt động"), main button:has-text("Close it")');
      await p.waitForTimeout(300);
    },
  ],
  ['closed-here', 'start=locked&other&at=/khac/to-chuc/moi?duoi=may01', unlock],
  ['officers', 'start=locked&at=/khac/can-bo', unlock],
  ['officer', 'start=locked&at=/khac/can-bo/off-2', unlock],
  [
    'officer-end',
    'start=locked&at=/khac/can-bo/off-2',
    async (p) => {
      await unlock(p);
      await p.click('li button');
      await p.waitForTimeout(200);
    },
  ],
  [
    'officer-new',
    'start=locked&at=/khac/can-bo/moi',
    async (p) => {
      await unlock(p);
      await p.click('button[form]');
      await p.waitForTimeout(200);
    },
  ],
  [
    'invite',
    'start=locked&at=/khac/can-bo/off-2/moi',
    async (p) => {
      await unlock(p);
      await p.waitForTimeout(1200);
    },
  ],
];
const sizes = (process.env.SIZES ?? '360x740,1280x800').split(',');
const looks = (process.env.LOOKS ?? 'lang=vi').split(',');

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const size of sizes)
  for (const look of looks) {
    const [width, height] = size.split('x').map(Number);
    const page = await browser.newPage({ viewport: { width, height } });
    page.setDefaultTimeout(8000);
    page.on('pageerror', (error) => console.log('PAGE ERROR', error.message));
    page.on('console', (line) => line.type() === 'error' && console.log('console:', line.text()));
    for (const [name, query, act] of shots) {
      if (only !== '' && !name.includes(only)) continue;
      try {
        const [before, at] = query.split('&at=');
        await page.goto(`${base}?${before}&${look}${at ? `&at=${encodeURIComponent(at)}` : ''}`);
        await page.waitForSelector('h1');
        await page.waitForTimeout(250);
        await act?.(page);
        await page.evaluate(() => document.fonts.ready);
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth > window.innerWidth,
        );
        if (wide) console.log('WIDER THAN THE SCREEN', name, size, look);
        await page.screenshot({
          path: `${folder}/${name}-${width}-${look.replace(/[=&]/g, '_')}.png`,
        });
      } catch (error) {
        console.log('FAILED', name, size, look, String(error).split('\n')[0]);
        await page.screenshot({ path: `${folder}/${name}-${width}-FAILED.png` });
      }
    }
    await page.close();
  }
await browser.close();
