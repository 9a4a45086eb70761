// A hundred seeds in every run of the tests; `npm run simulate` runs as many as one likes.
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBaseWorld, workFolder, type BaseWorld } from './base-world.ts';
import { runSeed, type SeedRun } from './run-seed.ts';

const ASKED = { devices: 8, steps: 160 };
const SEEDS = 100;

let base: BaseWorld;
let folder: string;
const counts = new Map<string, number>();

beforeAll(async () => {
  base = await makeBaseWorld();
  folder = workFolder();
});
afterAll(() => {
  base.throwAway();
  rmSync(folder, { recursive: true, force: true });
});

const run = (seed: number): Promise<SeedRun> => runSeed(base, folder, { ...ASKED, seed });

test(
  'whatever goes wrong: nothing saved is lost, everybody comes to see the same, the sums agree, nobody reads what is not theirs',
  { timeout: 600_000 },
  async () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { failure, trace, counts: ofSeed } = await run(seed);
      expect(failure, `seed ${seed}\n${trace.slice(-30).join('\n')}`).toBeUndefined();
      for (const [what, count] of ofSeed) counts.set(what, (counts.get(what) ?? 0) + count);
    }
  },
);

test('all of it did go wrong, and each verdict was given', () => {
  for (const what of [
    ...['lost-request', 'lost-reply', 'twice', 'late', 'login-page', 'cut-stream'],
    ...['kill', 'kill-at-commit', 'disk-full', 'clock', 'cloned', 'rolled-back', 'server-restart'],
    ...['backup', 'restored', 'restore-closed'],
    ...['act collect', 'act void', 'act close', 'act import', 'act grant', 'act revoke'],
    ...['verdict accepted', 'verdict held', 'verdict quarantined'],
  ])
    expect(counts.get(what) ?? 0, what).toBeGreaterThan(0);
});

test('the same seed goes the same way', { timeout: 120_000 }, async () => {
  for (const seed of [7, 68, 99])
    expect((await run(seed)).traceHash).toBe((await run(seed)).traceHash);
});
