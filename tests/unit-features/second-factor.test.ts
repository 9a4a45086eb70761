// How the second factor is asked for on the device: once for all who wait, by somebody who is there, and the request goes again.
import { expect, test } from 'vitest';
import { accept, refuse } from '#base/result.ts';
import { createFactorBell } from '#app/factor-bell.ts';
import { createSecondFactorDesk } from '#app/second-factor-desk.ts';
import { browserChance } from '#replica/browser-chance.ts';
import { askingForFactor } from '#sync/asking-for-factor.ts';
import { createServerApi } from '#sync/http-server-api.ts';
import type { HttpWire } from '#sync/http-wire.ts';
import * as z from 'zod';

const bellThatIsHeard = () => {
  let atTouch = () => {};
  const bell = createFactorBell((then) => (atTouch = then));
  const stop = bell.watch(() => undefined);
  return { bell, stop, touch: () => atTouch() };
};

test('two that need it at once are one question; a locked book has nobody to ask', async () => {
  const { bell, stop } = bellThatIsHeard();
  const both = Promise.all([bell.ask(), bell.ask()]);
  expect(bell.isAsked()).toBe(true);
  bell.answer(true);
  expect(await both).toEqual([true, true]);
  expect(bell.isAsked()).toBe(false);
  stop();
  expect(await bell.ask()).toBe(false);
});

test('whoever says later is not asked again by the next step of the same act, but by the next press', async () => {
  const { bell, touch } = bellThatIsHeard();
  const first = bell.ask();
  bell.answer(false);
  expect(await first).toBe(false);
  expect(await bell.ask()).toBe(false);
  expect(bell.isAsked()).toBe(false);
  touch();
  void bell.ask();
  expect(bell.isAsked()).toBe(true);
});

const wireOf = (answers: readonly string[]) => {
  const sent: unknown[] = [];
  const post: HttpWire['post'] = async (_path, body, schema) => {
    const kind = answers[sent.push(body) - 1];
    return kind === undefined
      ? accept(schema.parse({ ok: true, invitations: [] }))
      : refuse({ kind });
  };
  const never = () => Promise.reject(new Error('not asked here'));
  return { sent, wire: { post, get: never, send: never, listen: never } satisfies HttpWire };
};
const done = z.looseObject({});

test.each([
  ['given: the very same request goes once more', true, ['second-factor-needed'], 2, true],
  ['put away: nothing goes again', false, ['second-factor-needed'], 1, false],
  [
    'needed twice: nobody is asked in a circle',
    true,
    ['second-factor-needed', 'second-factor-needed'],
    2,
    false,
  ],
  ['refused for another reason: nobody is asked', true, ['not-allowed'], 1, false],
] as const)('%s', async (_what, isGiven, answers, times, isDone) => {
  const { wire, sent } = wireOf(answers);
  let asked = 0;
  const asking = askingForFactor(wire, async () => {
    asked += 1;
    return isGiven;
  });
  const answered = await asking.post('/api/invitations', { officer: 'hoa' }, done);
  expect(answered.ok).toBe(isDone);
  expect(sent).toEqual(Array.from({ length: times }, () => ({ officer: 'hoa' })));
  expect(asked).toBe(answers[0] === 'second-factor-needed' ? 1 : 0);
});

test('a list that a screen looks at by itself asks the officer for nothing; pressed, it does', async () => {
  const { wire, sent } = wireOf(['second-factor-needed', 'second-factor-needed']);
  let asked = 0;
  const asking = askingForFactor(wire, async () => {
    asked += 1;
    return true;
  });
  const api = createServerApi(asking, async () => undefined, browserChance);
  const byItself = await api.openInvitations('hoa', 'screen');
  expect(byItself).toMatchObject({ ok: false, error: { kind: 'second-factor-needed' } });
  expect([asked, sent.length]).toEqual([0, 1]);
  await api.openInvitations('hoa', 'press');
  expect([asked, sent.length]).toEqual([1, 3]);
});

test('a browser that cannot ask says so and troubles no server; one that was put away tells the server nothing', async () => {
  const told: string[] = [];
  const answer = async (what: string) => {
    told.push(what);
    return accept({ ok: true } as const);
  };
  const removed = async (what: string) => {
    told.push(what);
    return accept([]);
  };
  const parts = {
    api: {
      show: async () => refuse({ kind: 'no-connection' }),
      begin: async (to: string) => {
        told.push(`begin ${to}`);
        return accept({ challenge: 'Y2hhbGxlbmdl', passkeys: ['cHQ'] });
      },
      add: () => answer('add'),
      give: () => answer('give'),
      remove: () => removed('remove'),
      end: () => removed('end'),
    },
    chance: browserChance,
    removals: async () => ({ keep: async () => undefined }),
  };
  const cancelled = async () => refuse({ kind: 'cancelled' } as const);
  const unable = createSecondFactorDesk({
    ...parts,
    device: { isThere: () => false, make: cancelled, answer: cancelled },
  });
  expect(await unable.give()).toMatchObject({ error: { kind: 'not-here' } });
  expect(told).toEqual([]);
  const able = createSecondFactorDesk({
    ...parts,
    device: { isThere: () => true, make: cancelled, answer: cancelled },
  });
  expect(await able.add()).toMatchObject({ error: { kind: 'cancelled' } });
  expect(await able.give()).toMatchObject({ error: { kind: 'cancelled' } });
  expect(told).toEqual(['begin add', 'begin give']);
  await able.look();
  expect(able.state()).toEqual({ is: 'unreached', kind: 'no-connection' });
  // What was done is done, also where it cannot be looked at afterwards.
  expect((await able.remove('cHQ')).ok).toBe(true);
});
