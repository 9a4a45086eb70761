// The seeds that every run of the tests goes through, cut in two so that two workers share them.
import { rmSync } from 'node:fs';
import { makeBaseWorld, workFolder } from './base-world.ts';
import { runSeed, type SeedAsked, type SeedRun } from './run-seed.ts';

/** One in ten with everybody and a liar, over a long time; the others with half of them, a short one. */
export const askedOf = (seed: number): SeedAsked =>
  seed % 10 === 2 ? { seed, devices: 8, steps: 120 } : { seed, devices: 4, steps: 60 };

export interface SeedsRun {
  readonly failed: readonly SeedRun[];
  readonly counts: ReadonlyMap<string, number>;
  /** Of the seeds that were run twice, those that went another way. */
  readonly unlike: readonly number[];
}

const TWICE_EVERY = 100;

export const runSeeds = async (from: number, to: number): Promise<SeedsRun> => {
  const base = await makeBaseWorld();
  const folder = workFolder();
  const counts = new Map<string, number>();
  const failed: SeedRun[] = [];
  const unlike: number[] = [];
  try {
    for (let seed = from; seed <= to; seed++) {
      const run = await runSeed(base, folder, askedOf(seed));
      if (run.failure !== undefined) failed.push(run);
      for (const [what, count] of run.counts) counts.set(what, (counts.get(what) ?? 0) + count);
      if (seed % TWICE_EVERY !== 0) continue;
      const again = await runSeed(base, folder, askedOf(seed));
      if (again.traceHash !== run.traceHash) unlike.push(seed);
    }
  } finally {
    base.throwAway();
    rmSync(folder, { recursive: true, force: true });
  }
  return { failed, counts, unlike };
};

/** What a failing test shows: the seed, what broke, and the end of what led to it. */
export const told = ({ failed }: SeedsRun): string =>
  failed
    .map(
      ({ seed, failure, trace }) =>
        `seed ${seed}, step ${failure?.step ?? 0}: ${failure?.detail ?? ''}\n${trace.slice(-30).join('\n')}`,
    )
    .join('\n\n');
