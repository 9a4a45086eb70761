// Two hundred and fifty seeds in every run of the tests; `npm run simulate` runs as many as one likes.
import { beforeAll, expect, test } from 'vitest';
import { runSeeds, told, type SeedsRun } from './seeds-in-tests.ts';

let run: SeedsRun;
beforeAll(async () => {
  run = await runSeeds(1, 250);
}, 3_600_000);

test('seeds 1 to 250, whatever goes wrong: nothing saved is lost, everybody comes to see the same, the sums agree, nobody reads what is not theirs', () => {
  expect(told(run)).toBe('');
});

test('the same seed goes the same way', () => {
  expect(run.unlike).toEqual([]);
});

test('all of it did go wrong, and each verdict was given', () => {
  for (const what of [
    ...['lost-request', 'lost-reply', 'twice', 'late', 'login-page', 'cut-stream', 'altered-page'],
    ...['kill', 'kill-at-commit', 'disk-full', 'clock', 'clocks-of-union', 'cloned', 'rolled-back'],
    ...['wiped', 'quarter', 'swap-windows', 'day after'],
    ...['act collect', 'act void', 'act close', 'act import', 'act grant', 'act revoke'],
    ...['verdict accepted', 'verdict held right-ended', 'verdict quarantined not-allowed'],
  ])
    expect(run.counts.get(what) ?? 0, what).toBeGreaterThan(0);
});
