// So many at a time, first come, first served; who fails leaves the place to the next.
import { expect, test } from 'vitest';
import { turnstile } from '#server/turnstile.ts';

test('never more than so many are inside, they go in in order, and a fault blocks nobody', async () => {
  const gate = turnstile(3);
  const entered: number[] = [];
  let inside = 0;
  let most = 0;
  const settled = await Promise.allSettled(
    Array.from({ length: 40 }, (_, at) =>
      gate.pass(async () => {
        entered.push(at);
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resume) => setTimeout(resume, at % 4));
        inside -= 1;
        if (at % 7 === 0) throw new Error(`not ${at}`);
        return at;
      }),
    ),
  );
  expect(most).toBe(3);
  expect(entered).toEqual(Array.from({ length: 40 }, (_, at) => at));
  expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(6);
  expect(await gate.pass(async () => 'free again')).toBe('free again');
});
