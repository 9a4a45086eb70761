/**
 * `npm run bench [-- --only name]`: the numbers we hold ourselves to, one JSON line each on stdout.
 * A bench, not a test: a missed target is told in the closing table and breaks nothing.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { javaScript } from './app-lines.ts';
import * as device from './device-lines.ts';
import { importPreview } from './import-lines.ts';
import { lighthouse } from './lighthouse-lines.ts';
import { enrollingOver3g, sendingOver50kbit } from './line-paths.ts';
import { isMet, TARGETS, targetText, type BenchLine } from './lines.ts';
import { paths } from './path-lines.ts';
import { buildBenchPage, servePages } from './page-server.ts';
import { scanning } from './scan-lines.ts';
import * as shelf from './shelf-lines.ts';
import * as sync from './sync-lines.ts';

const { values: args } = parseArgs({ options: { only: { type: 'string' } } });
const names = Object.keys(TARGETS).filter((name) => name.includes(args.only ?? ''));
if (names.length === 0) {
  console.error(
    `no line is called ${args.only ?? ''}; there are ${Object.keys(TARGETS).join(', ')}`,
  );
  process.exit(1);
}
if (process.env['CHROMIUM_PATH'] === undefined && existsSync('/usr/bin/chromium'))
  process.env['CHROMIUM_PATH'] = '/usr/bin/chromium';

/** Of the page that reads a list: look.md holds the paths to a slow phone. */
const THROTTLE = 6;

const lines: BenchLine[] = [];
const faults: string[] = [];
const loadBefore = loadavg()[0] ?? 0;
const folder = await mkdtemp(join(tmpdir(), 'scd-bench-page-'));

const wants = (...asked: readonly string[]): boolean => asked.some((name) => names.includes(name));
const print = (...made: readonly BenchLine[]): void => {
  for (const line of made) {
    if (!wants(line.name)) continue;
    lines.push(line);
    console.log(JSON.stringify(line));
  }
};
/** One line that cannot be measured does not take the others with it. */
const attempt = async (what: string, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    faults.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
};

await buildBenchPage(folder);
const pages = await servePages(folder);

for (const [name, measure] of [
  ['device.bulk-load', device.bulkLoad],
  ['device.apply-1000', device.apply],
  ['device.save-p95', device.save],
] as const)
  if (wants(name))
    await attempt(name, async () => {
      // A profile on the disk: a private one would keep its databases in memory.
      const profile = await mkdtemp(join(tmpdir(), 'scd-bench-'));
      await shelf.inPage(profile, pages.origin, 1, async (page) => print(await measure(page)));
      await rm(profile, { recursive: true, force: true });
    });

if (
  wants(
    'device.first-50-10k-6x',
    'device.shelf-10k-6x',
    'device.search-p95-10k-6x',
    'device.disk-per-member',
  )
)
  await attempt('device, cold', async () => {
    const laidDown = await shelf.layDown(pages.origin);
    if (wants('device.disk-per-member')) print(shelf.disk(laidDown));
    if (wants('device.first-50-10k-6x', 'device.shelf-10k-6x'))
      print(...(await shelf.openings(laidDown, pages.origin)));
    if (wants('device.search-p95-10k-6x')) print(await shelf.search(laidDown, pages.origin));
    await rm(laidDown.profile, { recursive: true, force: true });
  });

if (wants('device.search-p95-60k'))
  await attempt('device.search-p95-60k', async () => print(await shelf.searchOfMany(pages.origin)));

if (wants('sync.first-26k-chromium'))
  await attempt('sync.first-26k-chromium', async () => print(await sync.firstSync(pages)));
if (wants('sync.bytes-per-receipt'))
  await attempt('sync.bytes-per-receipt', async () => print(await sync.bytesPerReceipt()));

if (wants('path.import-5000'))
  await attempt('path.import-5000', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'scd-bench-'));
    await shelf.inPage(profile, pages.origin, THROTTLE, async (page) =>
      print(await importPreview(page)),
    );
    await rm(profile, { recursive: true, force: true });
  });

if (wants('path.scan-decode', 'path.scan-save'))
  await attempt('path.scan', async () => print(...(await scanning())));

if (wants('path.send-200-50kbit'))
  await attempt('path.send-200-50kbit', async () => print(await sendingOver50kbit()));
if (wants('path.enrol-3g'))
  await attempt('path.enrol-3g', async () => print(await enrollingOver3g()));

const apart = ['path.import-', 'path.scan-', 'path.send-', 'path.enrol-'];
if (names.some((name) => name.startsWith('path.') && !apart.some((one) => name.startsWith(one))))
  await attempt('path', async () => print(...(await paths())));

if (wants('app.js-to-unlock', 'app.js-to-today'))
  await attempt('app.js', async () => print(...(await javaScript())));

if (names.some((name) => name.startsWith('app.lighthouse-')))
  await attempt('app.lighthouse', async () => print(...(await lighthouse())));

await pages.close();
await rm(folder, { recursive: true, force: true });

const width = Math.max(...names.map((name) => name.length));
console.error(
  `\n${cpus().length} cores, load ${loadBefore.toFixed(1)} before, ${(loadavg()[0] ?? 0).toFixed(1)} after`,
);
for (const name of names) {
  const line = lines.find((one) => one.name === name);
  const figure =
    line === undefined
      ? 'not measured'
      : `${line.value} ${line.unit}${line.ratio === undefined ? '' : `, ratio ${line.ratio}`}`;
  const verdict = line === undefined ? '?' : isMet(line) ? 'met' : 'MISSED';
  console.error(`${name.padEnd(width)}  ${verdict.padEnd(6)}  ${figure} (${targetText(name)})`);
}
for (const fault of faults) console.error(`could not measure ${fault}`);
process.exit(0);
