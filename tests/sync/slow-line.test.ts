/** How long a phone waits: a slow line is not given up while something comes, a dead one is noticed soon. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { createHttpWire, linesOf, WIRE_PATIENCE } from '#sync/http-wire.ts';
import { nextTurn, restingSession, retryDelayMs, type SyncSession } from '#sync/session.ts';
import { must } from './union.ts';

const PATIENCE = { answerMs: 150, perByteMs: 0, silenceMs: 150 };
const JSON_TYPE = { headers: { 'content-type': 'application/x-ndjson' } };

/** A line that brings a piece every now and then; undefined where nothing more ever comes. */
const bringing = (
  pieces: readonly (string | undefined)[],
  everyMs: number,
  afterMs = 0,
): typeof fetch => {
  return async (_input, init) => {
    const givenUp = new Promise<never>((_, reject) =>
      init?.signal?.addEventListener('abort', () => reject(new Error('given up'))),
    );
    givenUp.catch(() => undefined);
    await Promise.race([sleep(afterMs), givenUp]);
    const left = [...pieces];
    const body = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        if (left.length === 0) return controller.close();
        const piece = left.shift();
        await Promise.race(piece === undefined ? [givenUp] : [sleep(everyMs), givenUp]);
        controller.enqueue(new TextEncoder().encode(piece));
      },
    });
    return new Response(body, JSON_TYPE);
  };
};

const readAll = async (reach: typeof fetch): Promise<number> => {
  const wire = createHttpWire('http://phone.test', reach, PATIENCE);
  const sent = must(await wire.send('/api/sync/pull', new Uint8Array(2), 'application/json'));
  let lines = 0;
  for await (const line of linesOf(sent)) lines += line.length > 0 ? 1 : 0;
  return lines;
};

test('a first sync that takes longer than the whole patience is read to its end, as long as something comes', async () => {
  const pieces = Array.from({ length: 12 }, (_, at) => `{"line":${at}}\n`);
  expect(await readAll(bringing(pieces, 40))).toBe(12);
});

test('an answer that falls silent in the middle is given up', async () => {
  await expect(readAll(bringing(['{"line":1}\n', undefined], 1))).rejects.toThrow();
  const wire = createHttpWire('http://phone.test', bringing(['{"a', undefined], 1), PATIENCE);
  const asked = wire.post('/api/hello', {}, z.object({ a: z.number() }));
  expect(await asked).toEqual({ ok: false, error: { kind: 'no-connection' } });
});

test('an answer that does not begin is given up; what takes its time to go up is waited for', async () => {
  const slow = bringing(['{}\n'], 0, 400);
  const hurried = createHttpWire('http://phone.test', slow, PATIENCE);
  const small = await hurried.send('/api/sync/push', new Uint8Array(10), 'application/json');
  expect(small).toEqual({ ok: false, error: { kind: 'no-connection' } });
  const patient = createHttpWire('http://phone.test', slow, { ...PATIENCE, perByteMs: 1 });
  const large = await patient.send('/api/sync/push', new Uint8Array(1000), 'application/json');
  expect(large.ok).toBe(true);
});

test('a gateway before a server that is away, and half a request that timed out, are no login page of a Wi-Fi', async () => {
  const kindAt = async (status: number): Promise<string> => {
    const page = async () => new Response('<html></html>', { status });
    const wire = createHttpWire('http://phone.test', page, PATIENCE);
    const asked = await wire.post('/api/session', {}, z.object({}));
    return asked.ok ? 'ok' : asked.error.kind;
  };
  expect(await kindAt(408)).toBe('no-connection');
  for (const status of [500, 502, 503, 504]) expect(await kindAt(status)).toBe('server-error');
  for (const status of [200, 403, 404, 511]) expect(await kindAt(status)).toBe('not-our-server');
});

test('with nobody pressing anything a line that is good again is noticed within a minute', () => {
  let session: SyncSession = restingSession;
  for (let tries = 0; tries < 40; tries += 1) {
    const wanted = nextTurn(session, { it: 'wanted', waiting: 3 }, true).session;
    const problem = { kind: 'no-connection' } as const;
    const turn = nextTurn(wanted, { it: 'failed', problem, chance: 1 }, true);
    session = turn.session;
    const waitMs = turn.step.do === 'rest' ? (turn.step.retryMs ?? Infinity) : Infinity;
    // Sent a moment too early, given up, then the longest wait; the next one is answered.
    expect(WIRE_PATIENCE.answerMs + waitMs).toBeLessThanOrEqual(45_000);
  }
  // A server that does answer, and asks for patience, gets it.
  const wanted = nextTurn({ at: 'rest', failures: 20 }, { it: 'wanted', waiting: 3 }, true).session;
  const problem = { kind: 'no-connection', isBusy: true } as const;
  const busy = nextTurn(wanted, { it: 'failed', problem, chance: 1 }, true);
  expect(busy.step).toEqual({ do: 'rest', retryMs: retryDelayMs(21, 1) });
});
