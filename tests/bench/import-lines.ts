/** What it takes to bring a list of 5,000 in, in a page slowed down six times. */
import type { Page } from 'playwright-core';
import { median, rounded, type BenchLine } from './lines.ts';

const LINES = 5_000;
const REPEATS = 3;

export const importPreview = async (page: Page): Promise<BenchLine> => {
  const { previewMs } = await page.evaluate(
    ([lines, repeats]) => window.bench.measureImport(lines, repeats, false),
    [LINES, REPEATS] as const,
  );
  return { name: 'path.import-5000', value: rounded(median(previewMs)), unit: 'ms' };
};
