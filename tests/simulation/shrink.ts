// A failing seed made short: whole stretches of its steps are left out while the same thing still breaks.
import type { BaseWorld } from './base-world.ts';
import { runSeed, type SeedAsked, type SeedRun } from './run-seed.ts';

/** So many runs at most: a long seed is a second each. */
const RUNS_MAX = 60;

export interface Shrunk {
  readonly run: SeedRun;
  readonly asked: SeedAsked;
}

/** Each step draws from a stream of its own, so the others stay as they were when one is left out. */
export const shrunk = async (
  base: BaseWorld,
  folder: string,
  asked: SeedAsked,
  run: SeedRun,
): Promise<Shrunk> => {
  const { failure } = run;
  if (failure === undefined) return { run, asked };
  let best: Shrunk = {
    run,
    asked: { ...asked, steps: Math.min(asked.steps, failure.step + 1) },
  };
  let runs = 0;
  const fails = async (next: SeedAsked): Promise<boolean> => {
    if (runs >= RUNS_MAX) return false;
    runs += 1;
    const tried = await runSeed(base, folder, next);
    if (tried.failure?.invariant !== failure.invariant) return false;
    best = { run: tried, asked: next };
    return true;
  };
  for (let size = best.asked.steps >> 1; size >= 1 && runs < RUNS_MAX; size >>= 1)
    for (let from = 0; from < best.asked.steps && runs < RUNS_MAX; from += size) {
      const left = new Set(best.asked.leftOut);
      const more = Array.from({ length: size }, (_, at) => from + at).filter(
        (step) => step < best.asked.steps && !left.has(step),
      );
      if (more.length > 0) await fails({ ...best.asked, leftOut: new Set([...left, ...more]) });
    }
  return best;
};
