// A phone that is open goes on all day without its officer's words, and going on costs no contact of its own.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RENEWAL_HEADER, RENEWED_HEADER } from '#protocol/renewal.ts';
import { nextTurn } from '#sync/session.ts';
import type { Phone } from './phone.ts';
import { collect, must, register, startUnion, synced, type TestUnion } from './union.ts';

const MINUTE_MS = 60_000;

let union: TestUnion;
let phone: Phone;
/** What has gone over the line: paths, and whether a renewal went along. */
let asked: { readonly path: string; readonly renews: boolean }[];
let honest: typeof fetch;
beforeEach(async () => {
  union = await startUnion();
  phone = await union.officerPhone('to.truong', ['treasurer']);
  asked = [];
  honest = union.server.line.fetch;
  through(honest);
});
afterEach(() => union.server.stop());

const through = (next: typeof fetch): void => {
  union.server.line.fetch = async (input, init) => {
    const { pathname } = new URL(new Request(input).url);
    const renews = new Headers(init?.headers).has(RENEWAL_HEADER);
    asked.push({ path: pathname, renews });
    return next(input, init);
  };
};
const paths = (): readonly string[] => asked.splice(0).map(({ path }) => path);
const passes = (minutes: number): void => {
  union.server.clock.ms += minutes * MINUTE_MS;
  phone.clock.ms += minutes * MINUTE_MS;
};
/** The answer gets lost on the way back, once. */
const losingAnAnswer = (): void => {
  through(async (input, init) => {
    const answer = await honest(input, init);
    if (!answer.headers.has(RENEWED_HEADER)) return answer;
    through(honest);
    throw new Error('lost');
  });
};

test('a whole shift of contacts: one sign-in, and never a request more than the sync itself', async () => {
  let renewals = 0;
  const sevens = (times: number): readonly number[] => Array.from({ length: times }, () => 7);
  // Every seven minutes, with an hour without signal at noon.
  for (const minutes of [...sevens(40), 60, ...sevens(50)]) {
    passes(minutes);
    await synced(phone);
    renewals += asked.filter(({ renews }) => renews).length;
    expect(paths()).toEqual(['/api/sync/pull']);
  }
  expect(renewals).toBeGreaterThan(30);
  // After half a day the family is over: the open vault signs in by itself.
  passes(60);
  await synced(phone);
  expect(paths()).toEqual(['/api/sync/pull', '/api/session', '/api/sync/pull']);
});

test('an end of day hours after the last contact: what is to be sent goes with the first request', async () => {
  const member = await register(phone, union.unit, 'Lý Thị Mơ');
  await synced(phone);
  paths();
  passes(240);
  must(await collect(phone, union.unit, member, { period: '2026-11' }));
  await synced(phone);
  expect(asked[0]).toEqual({ path: '/api/sync/push', renews: true });
  expect(paths()).toEqual(['/api/sync/push', '/api/sync/pull']);
  expect(phone.replica.counts().waiting).toBe(0);
});

test('the answer is lost on a poor line: the next try goes on, unasked and without a sign-in', async () => {
  passes(15);
  losingAnAnswer();
  expect(await phone.sync.syncNow()).toMatchObject({ kind: 'no-connection' });
  passes(5);
  await synced(phone);
  expect(paths()).toEqual(['/api/sync/pull', '/api/sync/pull']);
  // Lost, and then no signal for an hour: the session is over, and the vault signs in.
  passes(15);
  losingAnAnswer();
  await phone.sync.syncNow();
  passes(60);
  await synced(phone);
  expect(paths().slice(1)).toEqual(['/api/sync/pull', '/api/session', '/api/sync/pull']);
});

test('several questions at once, while the session is to be renewed: all are answered, all go on', async () => {
  passes(30);
  const answers = await Promise.all([
    phone.sync.syncNow(),
    phone.api.pendingRecoveries(),
    phone.api.pendingRecoveries(),
  ]);
  expect(answers[0]).toBeUndefined();
  expect([answers[1], answers[2]].map((one) => one.ok)).toEqual([true, true]);
  expect(paths()).not.toContain('/api/session');
  passes(30);
  await synced(phone);
  expect(paths()).toEqual(['/api/sync/pull']);
});

test('the sync and a screen that both find the session ended sign in once: the second would end the first', async () => {
  passes(13 * 60);
  const [problem, asking] = await Promise.all([
    phone.sync.syncNow(),
    phone.api.pendingRecoveries(),
  ]);
  expect([problem, asking.ok]).toEqual([undefined, true]);
  expect(paths().filter((path) => path === '/api/session')).toHaveLength(1);
});

test('a clock that is set back or far ahead keeps nobody out', async () => {
  for (const leap of [-3 * 365 * 24 * 60, 20 * 365 * 24 * 60]) {
    phone.clock.ms += leap * MINUTE_MS;
    union.server.clock.ms += 12 * MINUTE_MS;
    await synced(phone);
    expect(paths()).toEqual(['/api/sync/pull']);
  }
});

test('a server of before there were renewals: the phone signs in where its session has ended', async () => {
  through(async (input, init) => {
    const answer = await honest(input, init);
    if (!new URL(new Request(input).url).pathname.endsWith('/session')) return answer;
    const { refresh: _, ...older } = (await answer.json()) as { refresh?: string };
    return Response.json(older);
  });
  must(await phone.transport.signIn());
  passes(15);
  await synced(phone);
  expect(asked.some(({ renews }) => renews)).toBe(false);
});

test('signing out tells the server; without a network it waits for nothing and breaks nothing', async () => {
  passes(30);
  const gone = phone.transport.session();
  await phone.transport.endSession();
  expect(paths()).toEqual(['/api/session/end']);
  const along = await gone!.goesAlong();
  const late = await honest('http://phone.test/api/recovery/pending', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...along.headers },
    body: '{}',
  });
  expect(late.status).toBe(401);
  must(await phone.transport.signIn());
  through(() => Promise.reject(new Error('no signal')));
  await expect(phone.transport.endSession()).resolves.toBeUndefined();
});

test('too many devices: the one that rested is told, does not fight back by the clock, and goes on when asked', async () => {
  const others = [];
  for (let n = 0; n < 8; n++) others.push(await union.secondPhone(phone));
  asked.splice(0);
  expect(await phone.sync.syncNow()).toEqual({ kind: 'signed-in-elsewhere' });
  expect(paths()).toEqual(['/api/sync/pull']);
  const problem = { kind: 'signed-in-elsewhere' } as const;
  const { step } = nextTurn(
    { at: 'pulling', failures: 0, signedInAgain: false },
    { it: 'failed', problem, chance: 0.5 },
    true,
  );
  expect(step).toEqual({ do: 'rest', retryMs: undefined });
  await synced(phone);
  expect(paths()).toEqual(['/api/session', '/api/sync/pull']);
  expect(others).toHaveLength(8);
});

test('a refusal that comes when somebody else has signed in already: the running session is used, not ended', async () => {
  passes(13 * 60);
  let signedIn: () => void = () => undefined;
  const isSignedIn = new Promise<void>((resolve) => (signedIn = resolve));
  through(async (input, init) => {
    const { pathname } = new URL(new Request(input).url);
    const answer = await honest(input, init);
    if (pathname === '/api/session') signedIn();
    else if (!pathname.startsWith('/api/sync/') && answer.status === 401) await isSignedIn;
    return answer;
  });
  const asking = phone.api.pendingRecoveries();
  expect(await phone.sync.syncNow()).toBeUndefined();
  expect((await asking).ok).toBe(true);
  expect(paths().filter((path) => path === '/api/session')).toHaveLength(1);
  await synced(phone);
  expect(paths()).toEqual(['/api/sync/pull']);
});
