/** The real server as a process of its own: started on a folder, killed at any moment, started again on the same folder. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const root = resolve(import.meta.dirname, '../..');
const pinned = join(root, 'node_modules/node/bin/node');
export const node = existsSync(pinned) ? pinned : process.execPath;

export interface ServerProcess {
  readonly dataDir: string;
  /** Of the process that runs now; another one after each start. */
  readonly port: () => number;
  readonly pid: () => number;
  /** Of the first link the server printed. */
  readonly setUpToken: () => Promise<string>;
  /** As when the power fails: nothing of the process gets to say anything. */
  readonly kill: () => Promise<void>;
  /** On what lies in the folder. */
  readonly start: () => Promise<void>;
  /** All that the processes printed. */
  readonly output: () => string;
  /** Ends the process, and takes the folder away. */
  readonly throwAway: () => Promise<void>;
}

/**
 * @param at a folder of the caller's, which is left there; else one is made
 * @param before what the server's command is given to: a shell that sets a limit first
 * @param databaseUrl where the books lie instead of the folder
 */
export const startServerProcess = async (
  at?: string,
  before: readonly string[] = [],
  databaseUrl?: string,
): Promise<ServerProcess> => {
  const dataDir = at ?? mkdtempSync(join(tmpdir(), 'so-cong-doan-long-'));
  let running: { child: ChildProcess; port: number; ended: Promise<unknown> } | undefined;
  let output = '';
  const hear = (text: string): void => {
    output += text;
  };

  const kill = async (): Promise<void> => {
    const ending = running;
    running = undefined;
    ending?.child.kill('SIGKILL');
    await ending?.ended;
  };
  const start = async (): Promise<void> => {
    running = await spawned(
      [...before, node, 'sync-server/main.ts'],
      { dataDir, databaseUrl },
      hear,
    );
  };
  // Whatever becomes of the test: no process stays behind.
  const killNow = (): void => void running?.child.kill('SIGKILL');
  process.once('exit', killNow);

  await start();
  return {
    dataDir,
    port: () => running?.port ?? 1,
    pid: () => running?.child.pid ?? 0,
    setUpToken: async () => {
      for (let tries = 0; tries < 200; tries += 1) {
        const token = /#\/m\/([\w-]+)/.exec(output)?.[1];
        if (token !== undefined) return token;
        await sleep(25);
      }
      throw new Error(`no link was printed: ${output}`);
    },
    kill,
    start,
    output: () => output,
    throwAway: async () => {
      await kill();
      process.off('exit', killNow);
      if (at === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

const spawned = (
  [command = node, ...args]: readonly string[],
  { dataDir, databaseUrl }: { readonly dataDir: string; readonly databaseUrl: string | undefined },
  hear: (text: string) => void,
): Promise<{ child: ChildProcess; port: number; ended: Promise<unknown> }> =>
  new Promise((started, failed) => {
    const child = spawn(command, args, {
      cwd: root,
      env: {
        ...process.env,
        ...{ DATABASE_URL: databaseUrl, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir },
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise((end) => child.once('exit', end));
    let told = '';
    const read = (chunk: Buffer): void => {
      told += chunk.toString();
      hear(chunk.toString());
      const port = /cổng (\d+)/.exec(told)?.[1];
      if (port !== undefined) started({ child, port: Number(port), ended });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(() => failed(new Error(`the server did not start: ${told}`)));
  });
