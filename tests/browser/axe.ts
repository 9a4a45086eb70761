// What axe finds on the screen as it stands, however small; and words that hang over the edge or are squeezed.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

interface WithAxe {
  readonly axe: { readonly run: (options: RunOptions) => Promise<AxeResults> };
}

/** Every violation with its weight and place; it waits until flashes have faded: a shade half gone is none. */
export const axeFindings = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
    const all = Promise.allSettled(passing.map(({ finished }) => finished));
    // What stands in a part that is not drawn never ends.
    await Promise.race([all, new Promise((resolve) => setTimeout(resolve, 1_500))]);
  });
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as WithAxe).axe.run({ resultTypes: ['violations'] }),
  );
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${id} (${impact ?? ''}): ${html} ${failureSummary ?? ''}`,
    ),
  );
};

/** What hangs over the edge, and words that are squeezed until they stand letter under letter. */
export const misfits = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const hangs = document.documentElement.scrollWidth > innerWidth ? ['hangs over the edge'] : [];
    const squeezed = [...document.querySelectorAll('main *')].filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      const letters = own
        .map((node) => node.textContent ?? '')
        .join('')
        .trim().length;
      return letters > 3 && width > 1 && width < 48 && height > 4 * width;
    });
    return [...hangs, ...squeezed.map((element) => `squeezed: ${element.textContent}`)];
  });
