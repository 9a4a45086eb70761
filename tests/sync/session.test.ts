// The sync as a pure machine: what an officer can rely on, whatever the network does.
import { describe, expect, test } from 'vitest';
import {
  nextTurn,
  restingSession,
  retryDelayMs,
  type SyncEvent,
  type SyncSession,
} from '#sync/session.ts';

const walk = (events: readonly SyncEvent[], signedIn = true): readonly string[] => {
  let session: SyncSession = restingSession;
  return events.map((event) => {
    const turn = nextTurn(session, event, signedIn);
    session = turn.session;
    return turn.step.do;
  });
};

describe('the sync session', () => {
  test('what waits is sent before anything is fetched', () => {
    expect(
      walk([
        { it: 'wanted', waiting: 3 },
        { it: 'pushed', waiting: 1, judged: 2, forked: false },
        { it: 'pushed', waiting: 0, judged: 1, forked: false },
        { it: 'pulled', waiting: 0, seriesMissing: false },
      ]),
    ).toEqual(['push', 'push', 'pull', 'rest']);
  });

  test('a push that settles nothing is not repeated for ever', () => {
    expect(
      walk([
        { it: 'wanted', waiting: 3 },
        { it: 'pushed', waiting: 3, judged: 0, forked: false },
      ]),
    ).toEqual(['push', 'pull']);
  });

  test('a session that ended is opened once more, and not a second time', () => {
    expect(
      walk([
        { it: 'wanted', waiting: 0 },
        { it: 'session-ended' },
        { it: 'signed-in' },
        { it: 'session-ended' },
      ]),
    ).toEqual(['pull', 'sign-in', 'pull', 'rest']);
  });

  test('a late answer of an old contact changes nothing', () => {
    const turn = nextTurn(
      restingSession,
      { it: 'pushed', waiting: 0, judged: 5, forked: false },
      true,
    );
    expect(turn.session).toEqual(restingSession);
  });

  test('a forked chain begins a new life before it fetches', () => {
    expect(
      walk([
        { it: 'wanted', waiting: 1 },
        { it: 'pushed', waiting: 0, judged: 1, forked: true },
        { it: 'life-begun' },
      ]),
    ).toEqual(['push', 'begin-life', 'pull']);
  });

  test('after a failure it waits longer each time, spread out, never over five minutes', () => {
    expect(retryDelayMs(1, 1)).toBe(2_000);
    expect(retryDelayMs(1, 0)).toBe(1_000);
    expect(retryDelayMs(4, 1)).toBe(16_000);
    for (let failures = 1; failures < 60; failures++)
      expect(retryDelayMs(failures, 1)).toBeLessThanOrEqual(300_000);
  });

  test('a failure brings it to rest with its reason, and the next contact starts anew', () => {
    const pushing = nextTurn(restingSession, { it: 'wanted', waiting: 2 }, true).session;
    const failed = nextTurn(
      pushing,
      { it: 'failed', problem: { kind: 'no-connection' }, chance: 0.5 },
      true,
    );
    expect(failed.session).toMatchObject({ at: 'rest', problem: { kind: 'no-connection' } });
    expect(nextTurn(failed.session, { it: 'wanted', waiting: 2 }, true).step.do).toBe('push');
  });
});
