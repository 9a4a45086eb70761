/**
 * `npm run bench:sync [-- --only first --repeats 5 --million --alone]`: how fast the real sync is against the real
 * server process over loopback, one JSON line a figure, beside RxDB and PouchDB in the same run. On a machine that
 * others use too the best of the repeats says most; the median stands beside it.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { FIRST_PORTION } from '#sync/push-portion.ts';
import { median } from '../lines.ts';
import { firstSync } from './first-lines.ts';
import { ingest } from './ingest-lines.ts';
import { installPeers, peerFirst, peerPush, PEERS, type PeerFigures } from './peer-lines.ts';
import { pullOfHundred, type PullFigures } from './pull-lines.ts';
import { pushOfDays } from './push-lines.ts';
import { SYNC_LINES, syncLine, type SyncLine, type SyncLineName } from './sync-line.ts';

const { values: args } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    repeats: { type: 'string', default: '5' },
    /** The line that needs a million entries first. */
    million: { type: 'boolean', default: false },
    /** Without the peers. */
    alone: { type: 'boolean', default: false },
  },
});
const repeats = Math.max(1, Number(args.repeats));
const wants = (name: SyncLineName): boolean => name.includes(args.only);

const lines: SyncLine[] = [];
const notes: string[] = [];
const loadBefore = loadavg()[0] ?? 0;

const print = (line: SyncLine): void => {
  if (!wants(line.name)) return;
  lines.push(line);
  console.log(JSON.stringify({ ...line, load: Number((loadavg()[0] ?? 0).toFixed(1)) }));
};
/** One line that cannot be measured does not take the others with it. */
const attempt = async (what: string, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    notes.push(`could not measure ${what}: ${error instanceof Error ? error.message : 'fault'}`);
  }
};

const best = (values: readonly number[]): number => Math.min(...values);
type PeerValues = Partial<Record<(typeof PEERS)[number], Record<string, number>>>;

const ofPeers = async (
  measure: (peer: (typeof PEERS)[number]) => Promise<PeerFigures>,
): Promise<PeerValues> => {
  const values: PeerValues = {};
  if (args.alone) return values;
  installPeers();
  for (const peer of PEERS)
    await attempt(`peer.${peer}`, async () => {
      const { seconds, kilobytesUp, kilobytesDown } = await measure(peer);
      const bytes = { kilobytesUp, kilobytesDown };
      values[peer] = { value: best(seconds), median: median(seconds), ...bytes };
    });
  return values;
};

if (wants('sync.first-26k'))
  await attempt('sync.first-26k', async () => {
    const size = { members: 2000, receiptsEach: 12 };
    const ours = await firstSync(size, repeats);
    print(
      syncLine(
        'sync.first-26k',
        best(ours.seconds),
        {
          median: median(ours.seconds),
          cold: ours.coldSeconds,
          megabytes: ours.megabytes,
          clientMemoryMb: ours.memoryMb,
        },
        await ofPeers((peer) => peerFirst(peer, size, Math.min(3, repeats))),
      ),
    );
  });

if (wants('sync.first-130k'))
  await attempt('sync.first-130k', async () => {
    const ours = await firstSync({ members: 10_000, receiptsEach: 12 }, Math.min(3, repeats));
    print(
      syncLine('sync.first-130k', best(ours.seconds), {
        median: median(ours.seconds),
        cold: ours.coldSeconds,
        megabytes: ours.megabytes,
        clientMemoryMb: ours.memoryMb,
      }),
    );
  });

if (wants('sync.push-1300'))
  await attempt('sync.push-1300', async () => {
    const size = { members: 300, receipts: 1000 };
    const ours = await pushOfDays(size, repeats);
    print(
      syncLine(
        'sync.push-1300',
        best(ours.seconds),
        {
          median: median(ours.seconds),
          wholeContact: best(ours.contactSeconds),
          kilobytesUp: ours.kilobytesUp,
          kilobytesDown: ours.kilobytesDown,
        },
        await ofPeers((peer) => peerPush(peer, size, repeats)),
      ),
    );
  });

/** A phone keeps to its first portion while the answers come neither soon nor late, as they do in this rush. */
const INGEST = { entriesEach: 1000, perPush: FIRST_PORTION };
for (const [name, devices] of [
  ['sync.ingest-50', 50],
  ['sync.ingest-200', 200],
] as const)
  if (wants(name) || (devices === 200 && wants('sync.server-memory-200')))
    await attempt(name, async () => {
      const { entriesPerSecond, p95Seconds, faults, serverMemoryMb } = await ingest(
        devices,
        INGEST,
      );
      for (const fault of new Set(faults)) notes.push(`${name}: ${fault}`);
      print(syncLine(name, entriesPerSecond, { p95Seconds, faults: faults.length }));
      if (devices === 200) print(syncLine('sync.server-memory-200', serverMemoryMb));
    });

const PULLS: readonly (readonly [SyncLineName, number])[] = [
  ['sync.pull-100-of-10k', 10_000],
  ['sync.pull-100-of-100k', 100_000],
  ['sync.pull-100-of-1m', 1_000_000],
];
const sizes = PULLS.filter(([name]) => wants(name) && (args.million || !name.endsWith('1m')));
if (sizes.length > 0)
  await attempt('sync.pull-100', async () => {
    let of10k: PullFigures | undefined;
    await pullOfHundred(
      sizes.map(([, size]) => size),
      6 * repeats,
      (pulled) => {
        const name = PULLS.find(([, size]) => size === pulled.entries)?.[0];
        of10k ??= pulled;
        if (name === undefined) return;
        print(
          syncLine(name, best(pulled.ms), {
            median: median(pulled.ms),
            kilobytes: pulled.kilobytes,
            timesOf10k: best(pulled.ms) / best(of10k.ms),
            fillSeconds: pulled.fillSeconds,
          }),
        );
      },
    );
  });

const names = SYNC_LINES.filter(wants);
const width = Math.max(...names.map((name) => name.length));
console.error(
  `\n${cpus().length} cores, load ${loadBefore.toFixed(1)} before, ${(loadavg()[0] ?? 0).toFixed(1)} after`,
);
for (const name of names) {
  const line = lines.find((one) => one.name === name);
  const verdict = line === undefined ? '?' : line.met === 'yes' ? 'met' : 'MISSED';
  const figure = line === undefined ? 'not measured' : `${line.value} ${line.unit}`;
  const why = line === undefined ? '' : line.met === 'yes' ? line.target : line.missed.join('; ');
  console.error(`${name.padEnd(width)}  ${verdict.padEnd(6)}  ${figure} (${why})`);
}
for (const note of notes) console.error(note);
process.exit(0);
