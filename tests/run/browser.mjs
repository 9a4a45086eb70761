// Finds a Chromium, or installs one, and runs the browser tests in it. Most of them run in its headless shell where that
// can be had: the same engine without the windows around it starts in a third of the time. TEST_LONG=1 runs all of them
// in the whole browser.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { run, tool } from './step.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const shellNames = ['chromium-headless-shell', 'chrome-headless-shell'];

// Asked for its version, for a file may be there and not run: a snap's stub, a library that is missing.
const runs = (path) => existsSync(path) && spawnSync(path, ['--version']).status === 0;

const findOnPath = (asked) => {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return asked.flatMap((name) => folders.map((folder) => join(folder, name))).find(runs);
};

const findChromium = () => {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (runs(given)) return given;
    console.log(`CHROMIUM_PATH=${given} does not run; looking elsewhere`);
  }
  return findOnPath(names) ?? [chromium.executablePath()].find(runs);
};

/** The shell, installed where the system has it as a package; without it the whole browser does as well, slower. */
const findShell = async () => {
  if (process.env.TEST_LONG || process.env.CHROMIUM_PATH) return undefined;
  const found = findOnPath(shellNames);
  if (found !== undefined || process.getuid?.() !== 0 || findOnPath(['apt-get']) === undefined)
    return found;
  console.log('no headless shell found: trying the system’s package');
  const install = 'apt-get install -y chromium-headless-shell';
  await run(['timeout', '120', 'sh', '-c', `${install} || (apt-get update && ${install})`]);
  return findOnPath(shellNames);
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
const shell = await findShell();
const result = await run(
  tool(
    'vitest/vitest.mjs',
    'run',
    '--config',
    'vitest.browser.config.ts',
    ...process.argv.slice(2),
  ),
  { env: { CHROMIUM_PATH: path, ...(shell ? { CHROMIUM_SHELL_PATH: shell } : {}) }, live: true },
);
process.exitCode = result.code;
