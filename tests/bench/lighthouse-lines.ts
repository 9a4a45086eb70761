/** What Lighthouse says of the page that a phone sees before it has a book, served by the real server process. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { startSyncServer } from '../browser/rig.ts';
import { median, rounded, type BenchLine } from './lines.ts';

/** The mark of one run leaps about with what else the machine does. */
const RUNS = 3;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

const score = z.object({ score: z.number() });
const report = z.object({
  categories: z.object({
    performance: score,
    accessibility: score,
    'best-practices': score,
  }),
  audits: z.record(
    z.string(),
    z.object({ score: z.number().nullable(), displayValue: z.string().optional() }),
  ),
});
type Report = z.infer<typeof report>;

/** Lighthouse's own phone and network; nothing leaves this machine. */
export const lighthouse = async (): Promise<readonly BenchLine[]> => {
  const server = await startSyncServer();
  try {
    const runs: Report[] = [];
    for (let at = 0; at < RUNS; at += 1) runs.push(await runOf(server.origin));
    if (process.env['BENCH_AUDITS'] !== undefined) tellAudits(runs);
    return CATEGORIES.map((category) => ({
      name: `app.lighthouse-${category}`,
      value: rounded(median(runs.map(({ categories }) => 100 * categories[category].score))),
      unit: 'points',
    }));
  } finally {
    await server.throwAway();
  }
};

const runOf = async (origin: string): Promise<Report> => {
  const folder = await mkdtemp(join(tmpdir(), 'scd-lighthouse-'));
  const output = join(folder, 'report.json');
  const chromium = process.env['CHROMIUM_PATH'];
  try {
    await ended(
      [
        join(import.meta.dirname, '../../node_modules/lighthouse/cli/index.js'),
        origin,
        '--quiet',
        '--no-enable-error-reporting',
        '--output=json',
        `--output-path=${output}`,
        `--only-categories=${CATEGORIES.join(',')}`,
        '--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking ' +
          '"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"',
      ],
      chromium === undefined ? {} : { CHROME_PATH: chromium },
    );
    return report.parse(JSON.parse(await readFile(output, 'utf8')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const ended = (args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> =>
  new Promise((resolve, reject) => {
    let told = '';
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`Lighthouse ended with ${code}: ${told}`)),
    );
  });

/** What costs points, a line each. */
const tellAudits = (runs: readonly Report[]): void => {
  for (const [at, { audits }] of runs.entries())
    for (const [name, { score: mark, displayValue }] of Object.entries(audits))
      if (mark !== null && mark < 1)
        console.error(`run ${at + 1}: ${name} ${mark} ${displayValue ?? ''}`);
};
