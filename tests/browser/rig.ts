// The app as it is shipped, for browser tests: built once, served by the real server process, opened in profiles that last.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { killBrowserOf } from './browser-processes.ts';
import { launchChromium, PHONE, type LaunchedChromium } from './chromium.ts';

const root = join(import.meta.dirname, '../..');

/** Builds where something that goes into the build is newer than it; `npm test` has built already. */
export const buildIfStale = (): void => {
  const built = join(root, 'dist/index.html');
  const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'package.json'];
  const newest = Math.max(...sources.map((path) => newestIn(join(root, path))));
  if (existsSync(built) && statSync(built).mtimeMs > newest) return;
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const made = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
    cwd: root,
    // Vitest says NODE_ENV=test, and Vite would then build React's slow development half into the app.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (made.status !== 0) throw new Error(`not built: ${made.stderr.toString()}`);
};

const newestIn = (path: string): number => {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
};

export interface SyncServer {
  readonly port: number;
  readonly origin: string;
  /** Where its books lie. */
  readonly dataDir: string;
  /** What the first start prints, once. */
  readonly setUpLink: string;
  /** Ends the process: nothing answers at the origin any more. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** A checked copy of everything, as the operator makes one; answers with its file. */
  readonly backUp: () => string;
  /** Starts on another disk, on which the operator has put that copy back. */
  readonly startRestored: (file: string) => Promise<void>;
  readonly throwAway: () => Promise<void>;
}

const START_MS = 20_000;
const SET_UP_LINK = /https?:\/\/\S+#\/m\/\S+/;

/** @param seenAt another port that leads to its own, where people reach it by that one */
export const startSyncServer = async (seenAt?: number): Promise<SyncServer> => {
  buildIfStale();
  const port = await freePort();
  const disk = await mkdtemp(join(tmpdir(), 'scd-data-'));
  let dataDir = join(disk, 'first');
  const origin = `http://localhost:${seenAt ?? port}`;
  let running: ChildProcess | undefined;
  let told = '';

  const start = async (): Promise<void> => {
    const from = told.length;
    const child = spawn(process.execPath, ['sync-server/main.ts'], {
      cwd: root,
      env: {
        ...process.env,
        ...{ DATABASE_URL: undefined, PORT: String(port), ORIGIN: origin, DATA_DIR: dataDir },
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (told += chunk.toString()));
    const isUp = (): boolean => told.slice(from).includes(`(cổng ${port})`);
    await until(() => isUp() || child.exitCode !== null, START_MS, 'the server listens');
    if (!isUp()) throw new Error(`the server did not start: ${told}`);
  };
  const stop = async (): Promise<void> => {
    const child = running;
    running = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  };

  await start();
  await until(() => SET_UP_LINK.test(told), START_MS, 'the set-up link is printed');
  return {
    port,
    origin,
    dataDir,
    setUpLink: SET_UP_LINK.exec(told)![0],
    start,
    stop,
    backUp: () => {
      const to = join(disk, 'elsewhere');
      command('sync-server/backup-command.ts', '--data-dir', dataDir, '--to', to);
      return join(to, readdirSync(to).find((name) => name.endsWith('.db')) ?? '');
    },
    startRestored: async (file) => {
      dataDir = join(disk, 'restored');
      command('sync-server/restore-command.ts', file, '--data-dir', dataDir);
      await start();
    },
    throwAway: async () => {
      await stop();
      await rm(disk, { recursive: true, force: true });
    },
  };
};

/** As the operator runs it. */
const command = (script: string, ...args: readonly string[]): void => {
  const done = spawnSync(process.execPath, [script, ...args], { cwd: root });
  if (done.status !== 0)
    throw new Error(`${script}: ${done.stdout.toString()}${done.stderr.toString()}`);
};

/** A port nobody listens on just now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });

export interface Handset {
  /** The folder of its profile. */
  readonly profile: string;
  /** The window in use. */
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in its scripts or against the page's policy, in any window since it was bought. */
  readonly faults: readonly string[];
  /** Starts the browser anew on the same profile. */
  readonly reopen: (options?: { readonly offline?: boolean }) => Promise<void>;
  /** As when the battery falls out: no process of the browser gets to say anything. */
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** Fails where the page's policy was ever broken, so that every browser test watches over it. */
  readonly throwAway: () => Promise<void>;
}

export interface HandsetOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Runs in each page before anything else. */
  readonly before?: () => void;
  /** Argon2 is measured by its true time, and made as heavy as this machine bears. */
  readonly isMeasured?: boolean;
  readonly userAgent?: string;
  readonly hasTouch?: boolean;
  /** Command-line switches besides the usual ones. */
  readonly args?: readonly string[];
  /** Granted without asking: 'camera'. */
  readonly permissions?: readonly string[];
  /** The browser with its windows around it, for what the headless shell cannot do: a camera. */
  readonly isWhole?: boolean;
  /** Nothing of the app is kept on the phone: each piece comes over the network, and can be held back there. */
  readonly keepsNothing?: boolean;
  /** Where its profile is to lie, in the place of the system's folder for such things. */
  readonly under?: string;
  /** The profile of a handset that is switched off: what was made with it is a copy of that one. */
  readonly copyOf?: string;
}

/**
 * The app weighs Argon2 by the time it takes at the enrolment. It is told the time of an old phone, where the
 * floor of strength takes a second: the words are then derived at that floor, in a tenth of a second here.
 */
const tellOldPhone = (): void => {
  const SLOWER = 20;
  const PlainWorker = window.Worker;
  window.Worker = class extends PlainWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      // Heard before the app's own listener; both are given the same answer.
      this.addEventListener('message', ({ data }: MessageEvent<{ tookMs?: unknown } | null>) => {
        if (typeof data?.tookMs === 'number') data.tookMs *= SLOWER;
      });
    }
  };
};

/** A browser of its own on a profile of its own, with one empty window. */
export const buyHandset = async (options: HandsetOptions = {}): Promise<Handset> => {
  const profile = await mkdtemp(join(options.under ?? tmpdir(), 'scd-profile-'));
  if (options.copyOf !== undefined) await cp(options.copyOf, profile, { recursive: true });
  const faults: string[] = [];
  /** Of each start; a kill must not forget them. */
  const reports: (readonly string[])[] = [];
  let launched: LaunchedChromium | undefined;
  let page: Page | undefined;

  const open = async (isOffline: boolean): Promise<void> => {
    launched = await launchChromium({
      userDataDir: profile,
      viewport: options.viewport ?? PHONE,
      offline: isOffline,
      mayReport: true,
      ...(options.userAgent === undefined ? {} : { userAgent: options.userAgent }),
      ...(options.args === undefined ? {} : { args: options.args }),
      isWhole: options.isWhole === true,
      context: {
        ...(options.permissions === undefined ? {} : { permissions: [...options.permissions] }),
        ...(options.keepsNothing === true ? { serviceWorkers: 'block' as const } : {}),
      },
    });
    const { context } = launched;
    reports.push(launched.reports);
    context.setDefaultTimeout(15_000);
    context.on('weberror', (error) => faults.push(error.error().message));
    if (options.isMeasured !== true) await context.addInitScript(tellOldPhone);
    if (options.before !== undefined) await context.addInitScript(options.before);
    page = context.pages()[0] ?? (await context.newPage());
  };
  const close = async (): Promise<void> => {
    const was = launched;
    launched = undefined;
    await was?.close();
  };

  await open(false);
  return {
    profile,
    faults,
    get page() {
      if (page === undefined) throw new Error('no window');
      return page;
    },
    get context() {
      if (launched === undefined) throw new Error('switched off');
      return launched.context;
    },
    reopen: async (again = {}) => {
      await close();
      await open(again.offline === true);
    },
    kill: async () => {
      await killBrowserOf(profile);
      launched = undefined;
    },
    close,
    throwAway: async () => {
      await close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
      const all = new Set(reports.flat());
      if (all.size > 0) throw new Error(`against the policy: ${[...all].join('\n')}`);
    },
  };
};

/** Waits until it is so; `what` is said where it never is. */
export const until = async (
  isSo: () => boolean | Promise<boolean>,
  timeoutMs: number,
  what: string,
): Promise<void> => {
  const endMs = performance.now() + timeoutMs;
  while (!(await isSo())) {
    if (performance.now() > endMs) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
