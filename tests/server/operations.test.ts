/** What machines ask of the server: is it well, its figures, a number of each request. Nobody is named in any of it. */
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { write } from '#domain/draft.ts';
import { member } from '#domain/roster/member.ts';
import { createApp } from '#server/app.ts';
import { StoreFull, type BookStore } from '#server/book-store.ts';
import { figures } from '#server/figures.ts';
import { listen } from '#server/listen.ts';
import { measuredStore } from '#server/measured-store.ts';
import { addProcessFigures } from '#server/process-figures.ts';
import { staticFiles } from '#server/static-files.ts';
import { storeHealth } from '#server/store-health.ts';
import { sendTo } from './own-process.ts';
import { parseMetrics } from './parse-metrics.ts';
import {
  foundUnion,
  foundUnit,
  officerWithDevice,
  startTestServer,
  type TestServer,
} from './test-server.ts';
import { randomId, TestDevice } from './test-device.ts';

let under: TestServer;
let close: () => Promise<void>;
beforeEach(async () => {
  under = await startTestServer();
  close = () => under.stop();
});
afterEach(() => close());

const TOKEN = 'mat-ma-so-lieu-0123456789';

const ask = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  under.send(new Request(`http://localhost${path}`, { headers }));

const patience = { answerMs: 50, askAgainMs: 0, tryDiskMs: 0 };

test('well: 200 with version, tables and uptime, to anybody, and kept nowhere', async () => {
  const answer = await ask('/healthz');
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(await answer.json()).toEqual({
    ok: true,
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    schema: expect.stringMatching(/^sqlite-\d+$/),
    uptimeSeconds: expect.any(Number),
  });
});

test('a database that fails, and one that hangs: 503 with the reason within a bounded time; well again when it is', async () => {
  const { store } = under.server;
  let note: BookStore['committed']['note'] = () => Promise.reject(new Error('gone'));
  const committed: BookStore['committed'] = {
    ...store.committed,
    note: (...asked) => note(...asked),
  };
  const health = storeHealth({ store: { ...store, committed }, isFull: () => false }, patience);
  Object.assign(under.server.context, { health });
  const said = async () => {
    const answer = await ask('/healthz');
    return [answer.status, (await answer.json()) as unknown] as const;
  };
  const away = [503, expect.objectContaining({ ok: false, reason: 'database-away' })];
  expect(await said()).toEqual(away);
  note = () => new Promise(() => undefined);
  expect(await said()).toEqual(away);
  note = (...asked) => store.committed.note(...asked);
  expect(await said()).toMatchObject([200, { ok: true }]);
});

test('however many ask while it hangs, the database is asked once', async () => {
  const { store } = under.server;
  let asked = 0;
  const committed = new Proxy(store.committed, {
    get: () => () => {
      asked += 1;
      return new Promise(() => undefined);
    },
  });
  const health = storeHealth(
    { store: { ...store, committed }, isFull: () => false },
    { ...patience, askAgainMs: 60_000 },
  );
  const looks = Array.from({ length: 50 }, () => health.look());
  expect(new Set(await Promise.all(looks))).toEqual(new Set(['database-away']));
  expect(asked).toBe(1);
});

test('the disk is full for writing: 503 while nothing can be written, by itself well again when it can', async () => {
  const { store } = under.server;
  let isFull = true;
  let tries = 0;
  const disk: BookStore = {
    ...store,
    write: (work) => {
      tries += 1;
      return isFull ? Promise.reject(new StoreFull('the disk is full')) : store.write(work);
    },
  };
  const measured = measuredStore(disk, under.server.context.figures);
  const health = storeHealth(measured, patience);
  expect(await health.look()).toBe('well');
  expect(tries).toBe(0);
  await expect(measured.store.write(async () => undefined)).rejects.toThrow(StoreFull);
  expect(await health.look()).toBe('disk-full');
  isFull = false;
  expect(await health.look()).toBe('well');
  expect(measured.isFull()).toBe(false);
});

test('a real disk without room is seen: the push is refused with 507, and /healthz says why', async () => {
  await under.stop();
  under = await startTestServer({ pagesMax: 120 });
  const device = await foundUnion(under);
  const unit = await foundUnit(device, device.session!.homeUnit);
  const fill = () => device.entry(`roster.${unit}`, [], { forge: { more: randomId(2000) } });
  let said: unknown;
  for (let at = 0; at < 500 && said === undefined; at += 1)
    said = await device.push([fill()]).then(
      () => undefined,
      (error: unknown) => error,
    );
  expect(String(said)).toContain('server-full');
  const answer = await ask('/healthz');
  expect([answer.status, await answer.json()]).toMatchObject([503, { reason: 'disk-full' }]);
});

test('while it ends: no good health, and what comes over a kept connection is sent away to come again', async () => {
  const draining = (path: string) =>
    under.app.fetch(new Request(`http://localhost${path}`), { isDraining: true });
  const health = await draining('/healthz');
  expect([health.status, await health.json()]).toMatchObject([503, { reason: 'draining' }]);
  for (const path of ['/', '/api/hello', '/metrics']) {
    const { status, headers } = await draining(path);
    expect([status, headers.get('connection'), headers.get('retry-after')]).toEqual([
      ...[503, 'close', '5'],
    ]);
  }
});

test('figures: none without a token set, 401 without it or with another, and no word of what was tried', async () => {
  expect((await ask('/metrics', { authorization: `Bearer ${TOKEN}` })).status).toBe(404);
  const { context, dataDir } = under.server;
  const app = createApp(context, staticFiles(dataDir), () => undefined, { metricsToken: TOKEN });
  for (const tried of [undefined, 'Bearer ', `Bearer ${TOKEN}x`, TOKEN, `bearer ${TOKEN}`]) {
    const headers: Record<string, string> = tried === undefined ? {} : { authorization: tried };
    const answer = await app.fetch(new Request('http://localhost/metrics', { headers }));
    expect([tried, answer.status, (await answer.text()).includes('mat-ma')]).toEqual([
      ...[tried, 401, false],
    ]);
  }
});

test('figures: after a day of work they say how much of what was done, in the form Prometheus reads, and name nobody', async () => {
  const { context } = under.server;
  const app = createApp(context, staticFiles(under.dataDir), () => undefined, {
    metricsToken: TOKEN,
  });
  const stopMeasuring = addProcessFigures(under.server);
  const settings = { port: 0, host: '127.0.0.1', origin: 'http://localhost', trustProxy: false };
  const listening = await listen(
    under.server,
    app,
    { ...settings, dataDir: under.dataDir },
    { onFinished: context.figures.finished },
  );
  close = async () => {
    stopMeasuring();
    await listening.stop();
    rmSync(under.dataDir, { recursive: true, force: true });
  };
  const over = { ...under, send: sendTo(() => listening.port) };
  const admin = await foundUnion(over);
  const unit = await foundUnit(admin, admin.session!.homeUnit);
  const { device, officer } = await officerWithDevice(over, admin, unit, 'chair');
  const stranger = new TestDevice(over.send, Date.now, device);
  const book = `roster.${unit}`;
  const people = [1, 2, 3].map(() =>
    device.entry(book, [write(member, randomId(), { fullName: { value: 'Lò Thị Không Tên' } })]),
  );
  await device.push(people);
  await stranger.push(people);
  const at = `http://127.0.0.1:${listening.port}`;
  const live = await fetch(`${at}/api/sync/live`, {
    headers: { authorization: `Bearer ${device.session!.session}` },
  });
  for (const path of [`/api/${unit}`, `/${officer}`, '/api/hello?name=khong-ten', '/healthz'])
    await (await fetch(`${at}${path}`)).text();

  const read = async () => {
    const answer = await fetch(`${at}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    return answer.text();
  };
  // A request is counted when its connection has taken the last byte.
  await expect.poll(read).toContain('so_requests_total{route="/healthz",status="200"} 1');
  const text = await read();
  const { values, types } = parseMetrics(text);
  const value = (name: string): number | undefined => values.get(name);
  expect(value('so_requests_total{route="/api/hello",status="200"}')).toBe(1);
  expect(value('so_requests_total{route="/api/*",status="404"}')).toBe(1);
  expect(value('so_entries_total{ruling="again"}')).toBe(3);
  expect(value('so_entries_total{ruling="accepted"}')).toBeGreaterThan(5);
  expect(value('so_live_streams')).toBe(1);
  expect(value('so_pushes_waiting')).toBe(0);
  expect(value('so_well{reason="none"}')).toBe(1);
  expect(value('so_disk_free_bytes')).toBeGreaterThan(0);
  expect(value('so_write_seconds_count{outcome="done"}')).toBeGreaterThan(3);
  expect(types.get('so_request_seconds')).toBe('histogram');
  // No backup was made: the alert on a missing one needs it to be missing.
  expect(values.has('so_backup_age_seconds')).toBe(false);
  const named = [unit, officer, book, device.id, admin.session!.homeUnit, admin.officer];
  for (const secret of [...named, 'Lò', 'khong-ten', TOKEN, device.session!.session])
    expect([secret, text.includes(secret)]).toEqual([secret, false]);
  const labels = new Set([...text.matchAll(/[{,]([a-z]+)="/g)].map(([, label]) => label));
  expect([...labels].sort()).toEqual([
    'at',
    'le',
    'outcome',
    'reason',
    'route',
    'ruling',
    'schema',
    'status',
    'version',
  ]);
  await live.body?.cancel();
});

test('a figure that hangs or fails is missing, and the others are told', async () => {
  const { gauge, counter, text } = figures();
  gauge('hangs', 'Never answers.', () => new Promise(() => undefined));
  gauge('fails', 'Throws.', () => Promise.reject(new Error('gone')));
  counter('goes', 'Goes on.').add({ kind: 'with "quotes", a \\ and\na line' }, 2);
  const { values } = parseMetrics(await text());
  expect([...values]).toEqual([['goes{kind="with \\"quotes\\", a \\\\ and\\na line"}', 2]]);
});

test('each answer has a number; one that came with the request is kept in the shape of a UUID only', async () => {
  const good = '0f8fad5b-d9cb-469f-a165-70867728950e';
  expect((await ask('/api/hello', { 'x-request-id': good })).headers.get('x-request-id')).toBe(
    good,
  );
  for (const bad of ['0912345678', 'Nguyen Van A', `${good}${good}`, good.toUpperCase(), '']) {
    const given = (await ask('/api/hello', { 'x-request-id': bad })).headers.get('x-request-id');
    expect(given).toMatch(/^[0-9a-f-]{36}$/);
    expect(given).not.toBe(bad);
  }
});

test('lines that come as they are made are not to be gathered or packed anew on the way', async () => {
  const admin = await foundUnion(under);
  const authorization = `Bearer ${admin.session!.session}`;
  const live = await ask('/api/sync/live', { authorization });
  expect(live.headers.get('x-accel-buffering')).toBe('no');
  expect(live.headers.get('cache-control')).toBe('no-store, no-transform');
  await live.body?.cancel();
});
