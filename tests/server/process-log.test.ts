/** The real process with a log of JSON lines: what it says of a day's work, and that none of it is about anybody. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { write } from '#domain/draft.ts';
import { grant } from '#domain/office/grant.ts';
import { member } from '#domain/roster/member.ts';
import { SET_UP_FILE } from '#server/set-up-note.ts';
import { sendTo, setUpTokenIn, startOwnProcess, type OwnProcess } from './own-process.ts';
import { proofOf, randomId, TestDevice } from './test-device.ts';

let dataDir: string;
const running: OwnProcess[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'so-cong-doan-log-'));
});
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  rmSync(dataDir, { recursive: true, force: true });
});

const start = async (env: Readonly<Record<string, string>>): Promise<OwnProcess> => {
  const server = await startOwnProcess({ env: { DATA_DIR: dataDir, ...env } });
  running.push(server);
  return server;
};

const linesOf = (server: OwnProcess): readonly Record<string, unknown>[] =>
  server.lines().map((line) => JSON.parse(line) as Record<string, unknown>);

const PERSON = 'Lò Văn Gỗ Độc Nhất';
const PHONE = '+84987650123';
const NUMBER = '079123456789';
const WORDS = 'khế chua mọc bên chuồng trâu';
const ADDRESS = '203.0.113.77';

test('a day of enrolment, pushes, refusals and odd requests: one line each, and nobody stands in them', async () => {
  const server = await start({ LOG_FORMAT: 'json', TRUST_PROXY: '1' });
  await expect.poll(() => setUpTokenIn(dataDir)).toBeDefined();
  const token = setUpTokenIn(dataDir)!;
  // Whoever reads it first is the administrator of all.
  expect(statSync(join(dataDir, SET_UP_FILE)).mode & 0o077).toBe(0);
  const from = { 'x-forwarded-for': `10.1.2.3, ${ADDRESS}`, 'user-agent': NUMBER };
  const device = new TestDevice(sendTo(() => server.port, from));
  const { homeUnit: unit, officer } = await device.redeem(token, WORDS, {
    unitName: `Công đoàn ${PERSON}`,
    unitKind: 'grassroots',
    displayName: PERSON,
    signInName: 'go-doc-nhat',
  });
  const right = { officer, role: 'chair', unit, reach: 'unit' } as const;
  await device.write(
    `office.${unit}`,
    [write(grant, randomId(), { ...right, from: '2020-01-01', until: null })],
    { act: 'grantRole' },
  );
  const book = `roster.${unit}`;
  const someone = { fullName: { value: PERSON }, phone: PHONE, nationalNumber: NUMBER };
  const pushed = await device.push([
    device.entry(book, [write(member, randomId(), someone as never)], { act: 'editMember' }),
  ]);
  await device.pull([], { only: [book] });
  const at = `http://127.0.0.1:${server.port}`;
  const session = device.session!.session;
  const odd = [
    [`/api/${NUMBER}?name=${encodeURIComponent(PERSON)}&token=${session}`, {}],
    [`/${officer}/${encodeURIComponent(PERSON)}`, { referer: `http://x/${NUMBER}` }],
    ['/api/sync/live', { authorization: `Bearer ${NUMBER}` }],
    ['/metrics', { authorization: `Bearer ${NUMBER}` }],
    ['/api/hello', { 'x-request-id': NUMBER, cookie: PHONE }],
  ] as const;
  for (const [path, headers] of odd) await (await fetch(at + path, { headers })).text();

  const requests = () => linesOf(server).filter(({ event }) => event === 'request');
  const asked = ['/api/invitation/redeem', '/api/sync/push', '/api/sync/pull', '/api/hello'];
  await expect
    .poll(() => requests().map(({ route }) => route))
    .toEqual(expect.arrayContaining([...asked, '/api/*', '/*', '/api/sync/live', '/metrics']));
  const push = requests().find(({ route }) => route === '/api/sync/push');
  expect(push).toEqual({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    level: 'info',
    event: 'request',
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    method: 'POST',
    route: '/api/sync/push',
    status: 200,
    ms: expect.any(Number),
    bytes: expect.any(Number),
  });
  expect(push?.['bytes']).toBeGreaterThan(200);

  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  const said = server.output();
  const secrets = [
    ...[PERSON, 'Lò Văn', 'go-doc-nhat', PHONE, PHONE.slice(3), NUMBER, WORDS, ADDRESS, '10.1.2.3'],
    ...[
      '127.0.0.1',
      token,
      session,
      device.session!.refresh ?? 'none',
      proofOf(WORDS),
      device.share,
    ],
    ...[officer, unit, device.id, device.life, device.publicKey, '#/m/', 'name=', '?'],
    ...pushed.verdicts.map(({ hash }) => hash),
  ];
  for (const secret of secrets) expect([secret, said.includes(secret)]).toEqual([secret, false]);
  // Every line of the standard output is one object with a time and an event, the start and the end among them.
  const events = linesOf(server);
  for (const line of events)
    expect(line).toMatchObject({ time: expect.any(String), event: expect.any(String) });
  const messages = events.flatMap(({ message }) => (typeof message === 'string' ? [message] : []));
  expect(messages[0]).toMatch(/^Sổ Công đoàn: /);
  expect(messages.at(-1)).toBe('Đã dừng.');

  // With an administrator there is no link any more, nor the file of it.
  const second = await start({ LOG_FORMAT: 'json' });
  await expect.poll(() => setUpTokenIn(dataDir)).toBeUndefined();
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
});

test('at a terminal: sentences, the link among them, and no line for a request', async () => {
  const server = await start({});
  await expect.poll(() => server.output()).toMatch(/mã: [A-Z0-9]{8}/);
  await (await fetch(`http://127.0.0.1:${server.port}/api/hello`)).text();
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  expect(server.output()).toMatch(/#\/m\/[\w-]{43}/);
  expect(server.output()).not.toContain('/api/hello');
  expect(server.output()).not.toContain('{');
});

test('a setting that makes no sense ends the start with its name, and not with what was set', async () => {
  const wrong = { LOG_FORMAT: 'xml-bi-mat', METRICS_TOKEN: 'bi-mat', DRAIN_SECONDS: 'bi-mat' };
  for (const [name, value] of Object.entries(wrong)) {
    const said = await start({ [name]: value }).then(
      () => 'started',
      (error: unknown) => String(error),
    );
    expect(said).toContain(`setting ${name}: `);
    expect(said).not.toContain('bi-mat');
  }
});
