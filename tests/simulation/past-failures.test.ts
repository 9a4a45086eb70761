// Seeds that failed once, by what failed; each found something, in the product or in the simulation itself.
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBaseWorld, workFolder } from './base-world.ts';
import { runSeed } from './run-seed.ts';

const PAST_FAILURES = [
  {
    what: 'what a restored server was brought back was judged by the rights of today (the simulation)',
    ...{ seed: 98, devices: 8, steps: 300 },
  },
  {
    what: 'a copied phone, to which a held entry of the other one came first, could save nothing any more',
    ...{ seed: 104_318, devices: 4, steps: 60 },
  },
  {
    what: 'on the day after, the window that only watches was asked to write (the simulation)',
    ...{ seed: 203_081, devices: 4, steps: 60 },
  },
  {
    what: 'an order to give a book up was judged by a right given while it was on its way (the simulation)',
    ...{ seed: 1_004_000, devices: 4, steps: 60 },
  },
  {
    what: 'phone and server put back: what a colleague alone has was said to be nowhere (the simulation)',
    ...{ seed: 1_034_607, devices: 4, steps: 60 },
  },
  {
    what: 'the same, of a phone whose tier was open',
    ...{ seed: 1_037_913, devices: 4, steps: 60 },
  },
  {
    what: 'server put back: what was in a book that its author had given up was said to be nowhere (the simulation)',
    ...{ seed: 5, devices: 8, steps: 500 },
  },
] as const;

let base: Awaited<ReturnType<typeof makeBaseWorld>>;
const folder = workFolder();
beforeAll(async () => {
  base = await makeBaseWorld();
}, 120_000);
afterAll(() => {
  base.throwAway();
  rmSync(folder, { recursive: true, force: true });
});

for (const { what, ...asked } of PAST_FAILURES)
  test(`seed ${asked.seed}: ${what}`, async () => {
    const { failure } = await runSeed(base, folder, asked);
    expect(failure).toBeUndefined();
  }, 300_000);
