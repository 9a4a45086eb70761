/**
 * `npm run simulate -- --seeds 1..2000 [--devices 8 --steps 500]`: the real engine, sync and server in one process on one
 * thread, with everything going wrong that the seed says. One seed in a hundred is run twice and must leave the same
 * trace. Prints what happened; exit status 1 where an invariant did not hold. With `--faults` each fault of `faults.ts`
 * is planted by itself and must be found within 200 seeds.
 */
import { parseArgs } from 'node:util';
import { rmSync } from 'node:fs';
import { DEVICES_MAX, makeBaseWorld, workFolder } from './base-world.ts';
import { findFaults } from './find-faults.ts';
import { runSeed, type SeedRun } from './run-seed.ts';
import { shrunk } from './shrink.ts';

const { values: args } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1..100' },
    devices: { type: 'string', default: String(DEVICES_MAX) },
    steps: { type: 'string', default: '500' },
    /** Ends with the first seed that fails. */
    first: { type: 'boolean', default: false },
    faults: { type: 'boolean', default: false },
    /** Of the faults only those whose name says this. */
    named: { type: 'string', default: '' },
  },
});
const [from = NaN, to = from] = args.seeds.split('..').map(Number);
const [devices, steps] = [Number(args.devices), Number(args.steps)];
const isAsked =
  Number.isSafeInteger(from) && to >= from && devices >= 1 && devices <= DEVICES_MAX && steps >= 1;
if (!isAsked) {
  console.error(`--seeds 1..2000 --devices 1 to ${DEVICES_MAX} --steps 500`);
  process.exit(2);
}

if (args.faults) process.exit(await findFaults(args.named));

const TWICE_EVERY = 100;
/** So much of what led to a failure is shown. */
const SHOWN_MAX = 40;

const base = await makeBaseWorld();
const folder = workFolder();
const counts = new Map<string, number>();
let failed = 0;
let done = 0;
let stepsDone = 0;

const tellFailure = async (run: SeedRun): Promise<void> => {
  const { seed, failure } = run;
  if (failure === undefined) return;
  failed += 1;
  console.log(`seed ${seed}, step ${failure.step}: ${failure.detail}`);
  if (args.first) return;
  const short = await shrunk(base, folder, { seed, devices, steps }, run);
  const left = short.asked.steps - (short.asked.leftOut?.size ?? 0);
  console.log(`  with ${left} of ${steps} steps: ${short.run.failure?.detail ?? ''}`);
  console.log(
    short.run.trace
      .filter((line) => !/^\d/.test(line))
      .slice(-SHOWN_MAX)
      .map((line) => `  ${line}`)
      .join('\n'),
  );
};

const startedMs = performance.now();
for (let seed = from; seed <= to; seed++) {
  const run = await runSeed(base, folder, { seed, devices, steps });
  done += 1;
  stepsDone += run.steps;
  for (const [what, count] of run.counts) counts.set(what, (counts.get(what) ?? 0) + count);
  await tellFailure(run);
  if (seed % TWICE_EVERY === 0) {
    const again = await runSeed(base, folder, { seed, devices, steps });
    if (again.traceHash !== run.traceHash) {
      failed += 1;
      console.log(`seed ${seed}: the second run went another way`);
    }
  }
  if (failed > 0 && args.first) break;
}
const seconds = (performance.now() - startedMs) / 1000;
base.throwAway();
rmSync(folder, { recursive: true, force: true });

for (const [what, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${what.padEnd(32)} ${count}`);
console.log(
  `${done} seeds, ${stepsDone} steps in ${seconds.toFixed(0)} s (${Math.round(stepsDone / seconds)} a second), ${failed} failed`,
);
process.exitCode = failed > 0 ? 1 : 0;
