// docs/operations.md says what is so: every setting, every figure, and files that fit the program they run.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { PUSH_BYTES_MAX } from '#protocol/version.ts';
import { createApp } from '#server/app.ts';
import { PATIENCE } from '#server/listen.ts';
import { openServer } from '#server/open-server.ts';
import { addProcessFigures } from '#server/process-figures.ts';
import { readSettings, SETTING_NAMES } from '#server/settings.ts';
import { staticFiles } from '#server/static-files.ts';
import { parseMetrics } from './parse-metrics.ts';

const PAGE = 'docs/operations.md';
const page = readFileSync(PAGE, 'utf8');
const unit = readFileSync('docs/operations/so-cong-doan.service', 'utf8');
const caddy = readFileSync('docs/operations/Caddyfile', 'utf8');
const alerts = readFileSync('docs/operations/alerts.yml', 'utf8');

/** What stands in the first column of the table under a heading. */
const namesUnder = (text: string, heading: string): readonly string[] => {
  const [, after = ''] = text.split(`## ${heading}\n`);
  const [section = ''] = after.split('\n## ');
  return [...section.matchAll(/^\| ([^|]*`[^|]*) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([a-zA-Z_]+)[^`]*`/g)].map(([, name = '']) => name),
  );
};

test('each setting there is stands on the page and in the README, with its default, and no other', () => {
  const names = [...SETTING_NAMES].sort();
  expect([...namesUnder(page, 'Settings')].sort()).toEqual(names);
  expect([...namesUnder(readFileSync('README.md', 'utf8'), 'Start')].sort()).toEqual(names);
  const usual = readSettings({}, { port: 8787, dataDir: './data' });
  expect(page).toContain(`| \`DRAIN_SECONDS\` | ${(usual.drainMs ?? 0) / 1000} |`);
  expect(page).toContain(`| \`PORT\`, \`HOST\` | ${usual.port}, ${usual.host} |`);
  expect(page).toContain(`| \`LOG_FORMAT\` | \`${usual.logFormat ?? ''}\` |`);
  expect([usual.trustProxy, usual.metricsToken, usual.databaseUrl]).toEqual([
    ...[false, undefined, undefined],
  ]);
});

test('each figure there is stands on the page, and every alert asks for one that is there', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'so-cong-doan-page-'));
  const server = await openServer({ dataDir, origin: 'http://localhost' });
  createApp(server.context, staticFiles(dataDir), () => undefined);
  const stop = addProcessFigures(server);
  const { figures } = server.context;
  // One of each that is counted only when it happens.
  figures.finished({
    ...{ requestId: '', method: 'GET', route: '/*', status: 200, ms: 1, bytes: 1 },
    isCut: false,
  });
  figures.judged([{ ruling: 'accepted', duplicate: false } as never]);
  const { types } = parseMetrics(await figures.all.text());
  stop();
  await server.store.close();
  rmSync(dataDir, { recursive: true, force: true });
  const known = [...types.keys(), 'so_backup_age_seconds'].sort();
  expect([...namesUnder(page, 'Figures: `GET /metrics`')].sort()).toEqual(known);
  const asked = [...alerts.matchAll(/\b(?:so|nodejs|process)_[a-z_]+/g)].map(([name]) =>
    name.replace(/_bucket$/, ''),
  );
  expect(asked.length).toBeGreaterThan(8);
  expect(asked.filter((name) => !known.includes(name))).toEqual([]);
});

test('every file of ours that the page leads to is there', () => {
  // Written apart from this page, by whoever looks after the backups.
  const elsewhere = ['operations-backups.md'];
  const links = [...page.matchAll(/\]\(([^)#]+)\)/g)].map(([, to = '']) => to);
  expect(links.length).toBeGreaterThan(4);
  expect(
    links.filter((to) => !elsewhere.includes(to) && !existsSync(join(dirname(PAGE), to))),
  ).toEqual([]);
  for (const [, test = ''] of page.matchAll(/`(tests\/[^`]+)`/g))
    expect(existsSync(test)).toBe(true);
});

test('the unit gives the drain its time, and sets nothing that is no setting', () => {
  const setting = (name: string): string => new RegExp(`\\b${name}=(\\S+)`).exec(unit)?.[1] ?? '';
  expect(Number(setting('TimeoutStopSec'))).toBeGreaterThan(Number(setting('DRAIN_SECONDS')) + 5);
  const set = [...unit.matchAll(/^Environment=(.+)$/gm)].flatMap(([, pairs = '']) =>
    pairs.split(' ').map((pair) => pair.split('=')),
  );
  const names = set.map(([name = '']) => name).filter((name) => name !== 'NODE_ENV');
  expect(names.filter((name) => !SETTING_NAMES.includes(name))).toEqual([]);
  const env = Object.fromEntries(set) as Record<string, string>;
  expect(readSettings(env, { port: 1, dataDir: '.' })).toMatchObject({
    ...{ port: 8787, host: '127.0.0.1', trustProxy: true, logFormat: 'json' },
    dataDir: `/var/lib/${setting('StateDirectory')}`,
  });
});

test('the proxy lets through what phones send, and lets go of idle connections before the server does', () => {
  const megabytes = Number(/max_size (\d+)MB/.exec(caddy)?.[1]);
  expect(megabytes * 1e6).toBeGreaterThan(PUSH_BYTES_MAX + 128 * 1024);
  const keepalive = Number(/keepalive (\d+)s/.exec(caddy)?.[1]);
  expect(keepalive * 1000).toBeLessThan(PATIENCE.idleMs);
});
