// Runs one tool of the test run as a child process and keeps what it said for when it fails.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

// The machine's own Node may be older than the one this project pins as a package.
const pinnedNode = join(root, 'node_modules/node/bin/node');
export const nodePath = existsSync(pinnedNode) ? pinnedNode : process.execPath;

/** A JavaScript tool of node_modules as [command, ...args], run by the pinned Node without a shell. */
export const tool = (script, ...args) => [nodePath, join(root, 'node_modules', script), ...args];

const childEnv = (extra) => ({
  ...process.env,
  ...extra,
  PATH: [dirname(nodePath), join(root, 'node_modules/.bin'), process.env.PATH ?? ''].join(
    delimiter,
  ),
});

/** Resolves to { code, output, seconds } and never rejects: a tool that cannot start has failed. */
export const run = ([command, ...args], { env = {}, live = false } = {}) =>
  new Promise((done) => {
    const startedAt = performance.now();
    const chunks = [];
    const child = spawn(command, args, {
      cwd: root,
      env: childEnv(env),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const end = (code) =>
      done({
        code,
        output: Buffer.concat(chunks).toString('utf8'),
        seconds: (performance.now() - startedAt) / 1000,
      });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        chunks.push(chunk);
        if (live) process.stdout.write(chunk);
      });
    }
    child.on('error', (error) => {
      chunks.push(Buffer.from(`${command}: ${error.message}\n`));
      end(1);
    });
    child.on('close', (code) => end(code ?? 1));
  });
