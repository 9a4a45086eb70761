// Finds a Chromium, or installs one, and runs the browser tests in it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { run, tool } from './step.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

// Asked for its version, for a file may be there and not run: a snap's stub, a library that is missing.
const runs = (path) => existsSync(path) && spawnSync(path, ['--version']).status === 0;

const findChromium = () => {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (runs(given)) return given;
    console.log(`CHROMIUM_PATH=${given} does not run; looking elsewhere`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, chromium.executablePath()].find(runs);
};

const installChromium = async () => {
  console.log('no Chromium found: installing Playwright’s');
  await run(tool('playwright-core/cli.js', 'install', 'chromium'), { live: true });
  if (findChromium() || process.getuid?.() !== 0) return;
  console.log('trying the system’s package');
  await run(['sh', '-c', 'apt-get update && apt-get install -y chromium'], { live: true });
};

if (!findChromium()) await installChromium();
const path = findChromium();
if (!path) {
  console.log('No Chromium: set CHROMIUM_PATH to one, or install the system package “chromium”.');
  process.exit(1);
}
const result = await run(
  tool(
    'vitest/vitest.mjs',
    'run',
    '--config',
    'vitest.browser.config.ts',
    ...process.argv.slice(2),
  ),
  { env: { CHROMIUM_PATH: path }, live: true },
);
process.exitCode = result.code;
