// Two hundred and fifty seeds in every run of the tests; `npm run simulate` runs as many as one likes.
import { beforeAll, expect, test } from 'vitest';
import { runSeeds, told, type SeedsRun } from './seeds-in-tests.ts';

let run: SeedsRun;
beforeAll(async () => {
  run = await runSeeds(251, 500);
}, 3_600_000);

test('seeds 251 to 500, whatever goes wrong: nothing saved is lost, everybody comes to see the same, the sums agree, nobody reads what is not theirs', () => {
  expect(told(run)).toBe('');
});

test('the same seed goes the same way', () => {
  expect(run.unlike).toEqual([]);
});

test('all of it did go wrong, and each verdict was given', () => {
  for (const what of [
    ...['server-restart', 'server-killed', 'backup', 'restored', 'restore-closed', 'upgraded'],
    ...['told: refused: bad-signature', 'told: gap', 'told: quarantined forged'],
    ...['told: held unknown-life', 'told: accepted'],
    ...['verdict accepted', 'verdict held right-ended', 'verdict quarantined not-allowed'],
  ])
    expect(run.counts.get(what) ?? 0, what).toBeGreaterThan(0);
});
