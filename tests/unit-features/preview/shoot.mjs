// Pictures of every screen over the fake replica: node shoot.mjs [name,name…]; they land in /tmp/so-shots.
/* global window, document, PopStateEvent */
import { createServer } from 'node:http';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';

const root = process.env.PREVIEW_DIR ?? '/tmp/so-preview';
const out = '/tmp/so-shots';
mkdirSync(out, { recursive: true });
const types = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.woff2': 'font/woff2',
};
const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://x').pathname;
  const file =
    existsSync(join(root, path)) && extname(path) !== ''
      ? join(root, path)
      : join(root, 'index.html');
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
  response.end(readFileSync(file));
});
await new Promise((resolve) => server.listen(0, resolve));
const base = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const only = (process.argv[2] ?? '').split(',');
const sizes = { phone: { width: 360, height: 740 }, laptop: { width: 1280, height: 800 } };

/** Goes inside the app, keeping the replica. */
const go = (page, path) =>
  page.evaluate((to) => {
    window.history.pushState({}, '', to);
    window.dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  }, path);
const idOf = (page, type, index = 0, where = 'true') =>
  page.evaluate(
    ([t, i, w]) => {
      const rows = window.replica.shelf
        .find({ type: t })
        .filter((row) => new Function('row', `return ${w}`)(row));
      const row = rows[i];
      return `${row.book}/${row.id}`;
    },
    [type, index, where],
  );

const openGroup = async (page) => {
  await page.getByRole('link', { name: /^Thu cả tổ|^Collect from a group/ }).click();
  await page.getByRole('main').getByRole('link').nth(1).click();
};
const saveGroup = async (page) => {
  await openGroup(page);
  await page.getByRole('checkbox').nth(1).click();
  const sum = await page.getByRole('status').first().innerText();
  await page.getByRole('button', { name: /^Đếm tiền|^Count/ }).click();
  await page.getByRole('textbox').fill(/([0-9.]+) đ/.exec(sum)[1]);
  await page.locator('button[type=submit]').click();
  await page.waitForTimeout(1500);
};

const shots = {
  today: { query: '', path: '/hom-nay' },
  'today-offline': {
    query: 'offline',
    path: '/hom-nay',
    before: async (page) => {
      await page.evaluate(() =>
        window.replica.save(() => ({
          ok: true,
          value: [{ book: window.replica.books()[0], act: 'x', changes: [] }],
        })),
      );
    },
  },
  'today-none': { query: 'fill=none', path: '/hom-nay' },
  list: { query: '', path: '/doan-vien' },
  'list-search': {
    query: '',
    path: '/doan-vien',
    act: async (page) => {
      await page.getByRole('textbox').first().fill('hang');
    },
  },
  'list-keys': {
    query: '',
    path: '/doan-vien',
    act: async (page) => {
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
    },
  },
  'list-empty': { query: 'fill=empty', path: '/doan-vien' },
  'list-none': {
    query: '',
    path: '/doan-vien',
    act: async (page) => {
      await page.getByRole('textbox').first().fill('zzz');
    },
  },
  member: { query: '', path: async (page) => `/doan-vien/${await idOf(page, 'member')}` },
  'member-conflict': {
    query: 'conflict',
    path: async (page) => `/doan-vien/${await idOf(page, 'member')}`,
  },
  register: { query: '', path: '/doan-vien/them', full: true },
  'register-card': {
    query: '',
    path: '/doan-vien/them',
    full: true,
    act: async (page) => {
      await page
        .locator('#member-number')
        .fill(
          '019189001234|091234567|Nguyễn Phước Bảo Hoàng Thiên Ân|02091989|Nữ|Tổ 5, phường Đồng Mận, Thái Nguyên|25122021',
        );
    },
  },
  'register-errors': {
    query: '',
    path: '/doan-vien/them',
    full: true,
    act: async (page) => {
      await page.locator('#member-number').fill('0191');
      await page.locator('#member-phone').fill('12');
      await page.getByRole('button', { name: /Lưu người này|Save this person/ }).click();
    },
  },
  edit: {
    query: '',
    path: async (page) => `/doan-vien/${await idOf(page, 'member', 3)}/sua`,
    full: true,
  },
  dues: { query: '', path: '/doan-phi' },
  'dues-paid': {
    query: '',
    path: '/doan-phi',
    act: async (page) => {
      await page.getByRole('button', { name: /Đã đóng|^Paid/ }).click();
    },
  },
  collect: { query: '', path: async (page) => `/doan-phi/thu/${await idOf(page, 'member', 5)}` },
  'collect-suspect': {
    query: 'suspect&noseries',
    path: async (page) => `/doan-phi/thu/${await idOf(page, 'member', 5)}?thang=2026-12`,
    full: true,
    act: async (page) => {
      await page.locator('#collect-sum').fill('1tr2x');
      await page
        .getByRole('button', { name: /^(Thu|Collect)/ })
        .last()
        .click();
    },
  },
  receipt: {
    query: '',
    path: async (page) => `/doan-phi/thu/${await idOf(page, 'member', 5)}?thang=2026-12`,
    act: async (page) => {
      await page.locator('button[type=submit]').click();
      await page.waitForTimeout(1500);
    },
  },
  'receipt-old': {
    query: '',
    path: async (page) => `/doan-phi/bien-lai/${await idOf(page, 'receipt')}`,
  },
  void: {
    query: '',
    path: async (page) => `/doan-phi/bien-lai/${await idOf(page, 'receipt')}/huy`,
  },
  'void-ask': {
    query: '',
    path: async (page) => `/doan-phi/bien-lai/${await idOf(page, 'receipt')}/huy`,
    act: async (page) => {
      await page.locator('input[type=radio]').first().check();
      await page.getByRole('button', { name: /Hủy biên lai này|Void this/ }).click();
    },
  },
  voided: {
    query: '',
    path: async (page) => `/doan-phi/bien-lai/${await idOf(page, 'receipt')}/huy`,
    act: async (page) => {
      await page.locator('input[type=radio]').first().check();
      await page.getByRole('button', { name: /Hủy biên lai này|Void this/ }).click();
      await page.locator('dialog button').last().click();
      await page.waitForTimeout(1500);
    },
  },
  'group-choose': {
    query: '',
    path: '/doan-phi',
    act: async (page) => {
      await page.getByRole('link', { name: /^Thu cả tổ|^Collect from a group/ }).click();
    },
  },
  'group-form': { query: '', path: '/doan-phi', act: (page) => openGroup(page) },
  'group-count': {
    query: '',
    path: '/doan-phi',
    act: async (page) => {
      await openGroup(page);
      await page.getByRole('checkbox').nth(1).click();
      await page.getByRole('button', { name: /^Đếm tiền|^Count/ }).click();
      await page.getByRole('textbox').fill('100000');
      await page.locator('button[type=submit]').click();
    },
  },
  'group-list': { query: '', path: '/doan-phi', act: (page) => saveGroup(page) },
  'group-undo': {
    query: '',
    path: '/doan-phi',
    act: async (page) => {
      await saveGroup(page);
      await page.getByRole('button', { name: /^Hủy cả|^Void the/ }).click();
    },
  },
  'group-lists': { query: '', path: '/doan-phi/danh-sach' },
  cases: { query: '', path: '/tiep-nhan' },
  'case-form': {
    query: '',
    path: '/tiep-nhan/them',
    full: true,
    act: async (page) => {
      await page.getByRole('textbox').first().fill('hang');
    },
  },
  'case-errors': {
    query: '',
    path: '/tiep-nhan/them',
    full: true,
    act: async (page) => {
      await page.locator('button[type=submit]').click();
    },
  },
  case: {
    query: '',
    path: async (page) => `/tiep-nhan/${await idOf(page, 'caseFile')}`,
    full: true,
  },
  'case-stage': {
    query: '',
    path: async (page) => `/tiep-nhan/${await idOf(page, 'caseFile')}`,
    act: async (page) => {
      await page.getByRole('button', { name: /Chuyển bước|Move on/ }).click();
    },
  },
};

const languages = (process.env.LANGS ?? 'vi').split(',');
const wanted = (process.env.SIZES ?? 'phone,laptop').split(',');
for (const [name, shot] of Object.entries(shots)) {
  if (!only.some((part) => part === '' || name === part)) continue;
  for (const language of languages)
    for (const size of wanted) {
      const page = await browser.newPage({
        viewport: sizes[size],
        deviceScaleFactor: 1,
        locale: 'vi-VN',
      });
      page.on('pageerror', (error) => console.log(`${name} ${size}: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error')
          console.log(`${name} ${size}: ${message.text().slice(0, 300)}`);
      });
      const extra = process.env.QUERY ?? '';
      await page.goto(`${base}/hom-nay?lang=${language}&${shot.query}&${extra}`);
      await page.waitForSelector('h1');
      try {
        await shot.before?.(page);
        await go(page, typeof shot.path === 'string' ? shot.path : await shot.path(page));
        await page.waitForTimeout(500);
        await shot.act?.(page);
        await page.waitForTimeout(400);
        if (shot.full) {
          const height = await page.evaluate(() => {
            const body = [...document.querySelectorAll('section > div')].find(
              (d) => d.scrollHeight > d.clientHeight,
            );
            return body === undefined ? 0 : body.scrollHeight - body.clientHeight;
          });
          if (height > 0)
            await page.setViewportSize({
              width: sizes[size].width,
              height: sizes[size].height + height,
            });
          await page.waitForTimeout(150);
        }
        await page.screenshot({ path: `${out}/${name}-${size}-${language}.png` });
      } catch (error) {
        console.log(`${name} ${size}: ${String(error).slice(0, 400)}`);
      }
      await page.close();
    }
}
await browser.close();
server.close();
