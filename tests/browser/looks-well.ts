// A screen under axe and measured for misfits; with PICTURES=folder also as pictures on a phone and on a laptop.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFindings, misfits } from './axe.ts';
import { PHONE } from './chromium.ts';

const SIZES = [PHONE, { width: 1280, height: 800 }] as const;

/** Only where PICTURES names a folder. */
export const picture = async (page: Page, name: string, fullPage = false): Promise<void> => {
  const folder = process.env['PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.waitForTimeout(200);
    await page.screenshot({ path: join(folder, `${name}-${size.width}.png`), fullPage });
  }
  await page.setViewportSize(PHONE);
};

export const looksWell = async (page: Page, name: string, fullPage = false): Promise<void> => {
  // Once it lies still: what is looked at while it is drawn is neither whole nor wrong.
  await expect.poll(() => axeFindings(page)).toEqual([]);
  await expect.poll(() => misfits(page)).toEqual([]);
  await picture(page, name, fullPage);
};
