/** The device's lines: what a page of a fresh profile measures beside raw IndexedDB. */
import type { Page } from 'playwright-core';
import type { Beside } from './page/device-benches.ts';
import { median, p95, rounded, type BenchLine } from './lines.ts';

const MEMBERS = 10_000;
const RECEIPTS_EACH = 3;
const REPEATS = 5;
const SAVES = 200;

const beside = (
  name: string,
  peer: string,
  { ours, peers }: Beside,
  middle: (values: readonly number[]) => number,
): BenchLine => {
  const value = middle(ours);
  const peerValue = middle(peers);
  return {
    name,
    value: rounded(value),
    unit: 'ms',
    peer,
    peerValue: rounded(peerValue),
    ratio: rounded(peerValue / value),
  };
};

export const bulkLoad = async (page: Page): Promise<BenchLine> =>
  beside(
    'device.bulk-load',
    'raw IndexedDB, the same 40,000 rows put one by one, 1,000 a transaction',
    await page.evaluate(
      ([members, each, repeats]) => window.bench.measureBulkLoad(members, each, repeats),
      [MEMBERS, RECEIPTS_EACH, REPEATS] as const,
    ),
    median,
  );

export const apply = async (page: Page): Promise<BenchLine> =>
  beside(
    'device.apply-1000',
    'raw IndexedDB, each row read, merged and written, one transaction',
    await page.evaluate(
      ([members, each, repeats]) => window.bench.measureApply(members, each, 1000, repeats),
      [MEMBERS, RECEIPTS_EACH, REPEATS * 2] as const,
    ),
    median,
  );

export const save = async (page: Page): Promise<BenchLine> =>
  beside(
    'device.save-p95',
    'raw IndexedDB, one strict put, not read back',
    await page.evaluate(([saves, warmUp]) => window.bench.measureSaves(saves, warmUp), [
      SAVES,
      SAVES / 5,
    ] as const),
    p95,
  );
