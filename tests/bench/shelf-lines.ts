/** Opening what lies on the disk: a new browser process each time, its page slowed down six times. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { median, p95, rounded, type BenchLine } from './lines.ts';

const MEMBERS = 10_000;
const MANY_MEMBERS = 60_000;
const RECEIPTS_EACH = 3;
const REPEATS = 5;
/**
 * Slows the page's main thread, where all our decoding runs: there is no worker in it. What the browser
 * does elsewhere (IndexedDB's own process, AES on WebCrypto's threads: a few ms) is not slowed down.
 */
const THROTTLE = 6;
const WORDS = 40;

export const inPage = async <T>(
  profile: string,
  origin: string,
  throttle: number,
  work: (page: Page) => Promise<T>,
): Promise<T> => {
  const { context, close } = await launchChromium({ userDataDir: profile });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(origin);
    await page.waitForFunction(() => 'bench' in window);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    return await work(page);
  } finally {
    await close();
  }
};

export interface LaidDown {
  readonly profile: string;
  /** Bytes of the profile's IndexedDB, without what an empty replica takes. */
  readonly bytes: number;
}

/** The profile with the whole book in it, and what it takes on the disk. */
export const layDown = async (origin: string): Promise<LaidDown> => {
  const full = await profileWith(origin, MEMBERS);
  const empty = await profileWith(origin, 0);
  await rm(empty.profile, { recursive: true, force: true });
  return { profile: full.profile, bytes: full.bytes - empty.bytes };
};

const profileWith = async (
  origin: string,
  members: number,
  receiptsEach = RECEIPTS_EACH,
): Promise<{ readonly profile: string; readonly bytes: number }> => {
  const profile = await mkdtemp(join(tmpdir(), 'scd-bench-'));
  await inPage(profile, origin, 1, (page) =>
    page.evaluate(([count, each]) => window.bench.layDown('cold', count, each), [
      members,
      receiptsEach,
    ] as const),
  );
  return { profile, bytes: await bytesIn(join(profile, 'Default', 'IndexedDB')) };
};

const bytesIn = async (folder: string): Promise<number> => {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size;
  return bytes;
};

export const disk = ({ bytes }: LaidDown): BenchLine => ({
  name: 'device.disk-per-member',
  value: rounded(bytes / MEMBERS),
  unit: 'bytes',
});

export const openings = async (
  { profile }: LaidDown,
  origin: string,
): Promise<readonly BenchLine[]> => {
  const first50: number[] = [];
  const everything: number[] = [];
  for (let at = 0; at <= REPEATS; at++) {
    const opened = await inPage(profile, origin, THROTTLE, (page) =>
      page.evaluate(() => window.bench.openCold('cold')),
    );
    if (opened.members !== MEMBERS || opened.receipts !== MEMBERS * RECEIPTS_EACH)
      throw new Error(`opened ${opened.members} members, ${opened.receipts} receipts`);
    if (at === 0) continue;
    first50.push(opened.first50Ms);
    everything.push(opened.everythingMs);
  }
  return [
    { name: 'device.first-50-10k-6x', value: rounded(median(first50)), unit: 'ms' },
    { name: 'device.shelf-10k-6x', value: rounded(median(everything)), unit: 'ms' },
  ];
};

export const search = async ({ profile }: LaidDown, origin: string): Promise<BenchLine> =>
  searchLine('device.search-p95-10k-6x', profile, origin, THROTTLE);

/** The roll of a whole province's industry, in a laptop's page: nothing is slowed down. */
export const searchOfMany = async (origin: string): Promise<BenchLine> => {
  const { profile } = await profileWith(origin, MANY_MEMBERS, 1);
  try {
    return await searchLine('device.search-p95-60k', profile, origin, 1);
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
};

const searchLine = async (
  name: string,
  profile: string,
  origin: string,
  throttle: number,
): Promise<BenchLine> => {
  const times = await inPage(profile, origin, throttle, (page) =>
    page.evaluate((words) => window.bench.searchKeystrokes('cold', words), WORDS),
  );
  return { name, value: rounded(p95(times)), unit: 'ms' };
};
