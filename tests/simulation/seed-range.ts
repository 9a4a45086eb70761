// A range of seeds one after the other in this process: what happened, and what was said of those that failed.
import { rmSync } from 'node:fs';
import { makeBaseWorld, workFolder, type BaseWorld } from './base-world.ts';
import { runSeed, type SeedRun } from './run-seed.ts';
import { shrunk } from './shrink.ts';

export interface RangeAsked {
  readonly from: number;
  readonly to: number;
  readonly devices: number;
  readonly steps: number;
  /** Ends with the first seed that fails. */
  readonly isFirstOnly: boolean;
}

export interface RangeTally {
  readonly seeds: number;
  readonly steps: number;
  readonly failed: number;
  readonly counts: readonly (readonly [what: string, count: number])[];
  readonly lines: readonly string[];
}

export interface SeedRanges {
  readonly run: (asked: RangeAsked) => Promise<RangeTally>;
  readonly throwAway: () => void;
}

const TWICE_EVERY = 100;
/** So much of what led to a failure is shown. */
const SHOWN_MAX = 40;

export const openSeedRanges = async (): Promise<SeedRanges> => {
  const base = await makeBaseWorld();
  const folder = workFolder();
  return {
    run: (asked) => runRange(base, folder, asked),
    throwAway: () => {
      base.throwAway();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const runRange = async (
  base: BaseWorld,
  folder: string,
  asked: RangeAsked,
): Promise<RangeTally> => {
  const { devices, steps } = asked;
  const counts = new Map<string, number>();
  const lines: string[] = [];
  const done = { seeds: 0, steps: 0, failed: 0 };
  for (let seed = asked.from; seed <= asked.to; seed++) {
    const run = await runSeed(base, folder, { seed, devices, steps });
    done.seeds += 1;
    done.steps += run.steps;
    for (const [what, count] of run.counts) counts.set(what, (counts.get(what) ?? 0) + count);
    if (run.failure !== undefined) {
      done.failed += 1;
      lines.push(...(await toldOf(base, folder, asked, run)));
    }
    if (seed % TWICE_EVERY === 0) {
      const again = await runSeed(base, folder, { seed, devices, steps });
      if (again.traceHash !== run.traceHash) {
        done.failed += 1;
        lines.push(`seed ${seed}: the second run went another way`);
      }
    }
    if (done.failed > 0 && asked.isFirstOnly) break;
  }
  return { ...done, counts: [...counts], lines };
};

/** The seed, what broke, and the shortest way to it that was found. */
const toldOf = async (
  base: BaseWorld,
  folder: string,
  { devices, steps, isFirstOnly }: RangeAsked,
  run: SeedRun,
): Promise<readonly string[]> => {
  const { seed, failure } = run;
  if (failure === undefined) return [];
  const first = `seed ${seed}, step ${failure.step}: ${failure.detail}`;
  if (isFirstOnly) return [first];
  const short = await shrunk(base, folder, { seed, devices, steps }, run);
  const left = short.asked.steps - (short.asked.leftOut?.size ?? 0);
  return [
    first,
    `  with ${left} of ${steps} steps: ${short.run.failure?.detail ?? ''}`,
    ...short.run.trace
      .filter((line) => !/^\d/.test(line))
      .slice(-SHOWN_MAX)
      .map((line) => `  ${line}`),
  ];
};
