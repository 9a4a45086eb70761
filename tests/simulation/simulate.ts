/**
 * `npm run simulate -- --seeds 1..2000 [--devices 8 --steps 500 --workers 2]`: the real engine, sync and server in one
 * process on one thread, with everything going wrong that the seed says; several processes share the seeds. One seed in a
 * hundred is run twice and must leave the same trace. Says every thousand seeds how far it is, prints what happened; exit
 * status 1 where an invariant did not hold. With `--faults` each fault of `faults.ts` is planted by itself and must be
 * found within 200 seeds.
 */
import { parseArgs } from 'node:util';
import { DEVICES_MAX } from './base-world.ts';
import { findFaults } from './find-faults.ts';
import { runLanes } from './seed-lanes.ts';

const { values: args } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1..100' },
    devices: { type: 'string', default: String(DEVICES_MAX) },
    steps: { type: 'string', default: '500' },
    /** Processes that share the seeds. */
    workers: { type: 'string', default: '1' },
    /** Ends with the first seed that fails. */
    first: { type: 'boolean', default: false },
    faults: { type: 'boolean', default: false },
    /** Of the faults only those whose name says this. */
    named: { type: 'string', default: '' },
  },
});
const [from = NaN, to = from] = args.seeds.split('..').map(Number);
const [devices, steps, workers] = [args.devices, args.steps, args.workers].map(Number);
const WORKERS_MAX = 64;
const isUpTo = (value: number | undefined, most: number): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= most;
if (
  !Number.isSafeInteger(from) ||
  !(to >= from) ||
  !isUpTo(devices, DEVICES_MAX) ||
  !isUpTo(steps, 1e6) ||
  !isUpTo(workers, WORKERS_MAX)
) {
  console.error(
    `--seeds 1..2000 --devices 1 to ${DEVICES_MAX} --steps 500 --workers 1 to ${WORKERS_MAX}`,
  );
  process.exit(2);
}

if (args.faults) process.exit(await findFaults(args.named));

const PROGRESS_EVERY = 1_000;
const all = to - from + 1;
const counts = new Map<string, number>();
const done = { seeds: 0, steps: 0, failed: 0 };
const startedMs = performance.now();
const seconds = (): number => (performance.now() - startedMs) / 1000;

await runLanes({ from, to, devices, steps, isFirstOnly: args.first }, workers, (tally) => {
  const before = Math.floor(done.seeds / PROGRESS_EVERY);
  done.seeds += tally.seeds;
  done.steps += tally.steps;
  done.failed += tally.failed;
  for (const [what, count] of tally.counts) counts.set(what, (counts.get(what) ?? 0) + count);
  for (const line of tally.lines) console.log(line);
  if (Math.floor(done.seeds / PROGRESS_EVERY) === before) return;
  const msASeed = ((seconds() * 1000 * workers) / done.seeds).toFixed(0);
  console.log(
    `${done.seeds} of ${all} seeds, ${done.steps} steps, ${done.failed} failed, ${seconds().toFixed(0)} s, ${msASeed} ms a seed in each process`,
  );
});

for (const [what, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${what.padEnd(32)} ${count}`);
console.log(
  `${done.seeds} seeds, ${done.steps} steps in ${seconds().toFixed(0)} s (${Math.round(done.steps / seconds())} a second), ${done.failed} failed`,
);
// Not left to the event loop: a window that died leaves the alarm of its open tier behind, minutes long.
process.exit(done.failed > 0 ? 1 : 0);
