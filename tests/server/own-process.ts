// The real server as a process with an environment of the test's own; told to end, it may end by itself.
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SET_UP_FILE } from '#server/set-up-note.ts';
import { node, root } from '../long/server-process.ts';
import type { Send } from './test-device.ts';

export interface OwnProcess {
  readonly child: ChildProcess;
  readonly port: number;
  /** What it said on its standard output, by line. */
  readonly lines: () => readonly string[];
  /** All it said, on either stream. */
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

export interface OwnProcessOptions {
  /** Of the program: another version's. */
  readonly home?: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Rejects with all it said where it ends before it listens. */
export const startOwnProcess = ({ home = root, env }: OwnProcessOptions): Promise<OwnProcess> =>
  new Promise((started, failed) => {
    const child = spawn(node, ['sync-server/main.ts'], {
      cwd: home,
      env: { ...process.env, DATABASE_URL: undefined, PORT: '0', HOST: '127.0.0.1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // Whatever becomes of the test: no process stays behind.
    const killNow = (): void => void child.kill('SIGKILL');
    process.once('exit', killNow);
    let out = '';
    let output = '';
    const ended = new Promise<number | null>((end) =>
      child.once('close', (code) => {
        process.off('exit', killNow);
        end(code);
      }),
    );
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const port = /cổng (\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      const lines = (): string[] => out.split('\n').filter((line) => line !== '');
      started({ child, port: Number(port), lines, output: () => output, ended });
    };
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      read(chunk);
    });
    child.stderr.on('data', read);
    void ended.then(() => failed(new Error(output)));
  });

/** The link of a server whose log is JSON lines. */
export const setUpTokenIn = (dataDir: string): string | undefined => {
  try {
    return /#\/m\/([\w-]+)/.exec(readFileSync(join(dataDir, SET_UP_FILE), 'utf8'))?.[1];
  } catch {
    return undefined;
  }
};

/** The same client over a real socket. */
export const sendTo =
  (port: () => number, more: Readonly<Record<string, string>> = {}): Send =>
  async (request) => {
    const target = new URL(request.url);
    target.port = String(port());
    const { method } = request;
    const headers = { ...Object.fromEntries(request.headers), ...more };
    const body = method === 'GET' ? {} : { body: await request.arrayBuffer() };
    return fetch(target, { method, headers, ...body });
  };
