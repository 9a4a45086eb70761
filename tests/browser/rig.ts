// The app as it is shipped, for browser tests: built once, served by the real server process, opened in profiles that last.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
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
  /** What the first start prints, once. */
  readonly setUpLink: string;
  /** Ends the process: nothing answers at the origin any more. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly throwAway: () => Promise<void>;
}

const START_MS = 20_000;
const SET_UP_LINK = /https?:\/\/\S+#\/m\/\S+/;

export const startSyncServer = async (): Promise<SyncServer> => {
  buildIfStale();
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), 'scd-data-'));
  let running: ChildProcess | undefined;
  let told = '';

  const start = async (): Promise<void> => {
    const from = told.length;
    const child = spawn(process.execPath, ['sync-server/main.ts'], {
      cwd: root,
      env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
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
    origin: `http://localhost:${port}`,
    setUpLink: SET_UP_LINK.exec(told)![0],
    start,
    stop,
    throwAway: async () => {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
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
  const profile = await mkdtemp(join(tmpdir(), 'scd-profile-'));
  const faults: string[] = [];
  const reports: string[] = [];
  let launched: LaunchedChromium | undefined;
  let page: Page | undefined;

  const open = async (isOffline: boolean): Promise<void> => {
    launched = await launchChromium({
      userDataDir: profile,
      viewport: options.viewport ?? PHONE,
      offline: isOffline,
      ...(options.userAgent === undefined ? {} : { userAgent: options.userAgent }),
      ...(options.args === undefined ? {} : { args: options.args }),
      ...(options.permissions === undefined
        ? {}
        : { context: { permissions: [...options.permissions] } }),
    });
    const { context } = launched;
    context.setDefaultTimeout(15_000);
    context.on('weberror', (error) => faults.push(error.error().message));
    context.on('console', (message) => {
      if (REPORT.test(message.text())) reports.push(message.text());
    });
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
      const pid = browserOf(profile);
      process.kill(pid, 'SIGKILL');
      await until(() => !existsSync(`/proc/${pid}`), 10_000, 'the browser is dead');
      launched = undefined;
    },
    close,
    throwAway: async () => {
      await close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
      if (reports.length > 0) throw new Error(`against the policy: ${reports.join('\n')}`);
    },
  };
};

/** What Chromium writes where something was refused by the page's policy, in windows and workers. */
const REPORT = /Content Security Policy|Trusted(?: ?Type|HTML|Script)/i;

/** The process that was started on this profile; its helpers carry a `--type`. */
const browserOf = (profile: string): number => {
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const line = commandLineOf(name);
    if (
      line.includes(`--user-data-dir=${profile}`) &&
      !line.some((part) => part.startsWith('--type='))
    )
      return Number(name);
  }
  throw new Error('no browser runs on that profile');
};

const commandLineOf = (pid: string): readonly string[] => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    // Ended while the list was read.
    return [];
  }
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
