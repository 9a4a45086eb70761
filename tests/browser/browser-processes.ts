// The processes of one browser: which draws a window, and how all are ended as when the battery falls out: all at once, and none gets to say anything.
import { readdirSync, readFileSync } from 'node:fs';

/**
 * The process that draws the page which works meanwhile; each window has one of its own.
 * @param work keeps that page busy
 */
export const rendererAtWork = async (
  profile: string,
  work: () => Promise<unknown>,
): Promise<number> => {
  const renderers = familyOf(browserOf(profile)).filter((pid) =>
    // Chromium writes over the line of a helper: what stood apart in it may stand together.
    readOf(`/proc/${pid}/cmdline`).includes('--type=renderer'),
  );
  const before = new Map(renderers.map((pid) => [pid, ticksOf(pid)]));
  await work();
  const [busiest] = renderers
    .map((pid) => ({ pid, ticks: ticksOf(pid) - (before.get(pid) ?? 0) }))
    .sort((a, b) => b.ticks - a.ticks);
  if (busiest === undefined) throw new Error('no window is drawn on that profile');
  return busiest.pid;
};

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** Ended, and only not yet taken note of by whoever started it. */
  readonly isOver: boolean;
}

/** Ends every process of the browser on that profile with SIGKILL; answers once none is left. */
export const killBrowserOf = async (profile: string): Promise<void> => {
  const started = browserOf(profile);
  const family = familyOf(started);
  // The window's own helpers too: what they still had in hand must not reach the disk either.
  for (const pid of family) killHard(pid);
  const isDead = (): boolean => {
    const left = new Set(running().flatMap(({ pid, isOver }) => (isOver ? [] : [pid])));
    return !family.some((pid) => left.has(pid));
  };
  const endMs = performance.now() + DEAD_MS;
  while (!isDead()) {
    if (performance.now() > endMs) throw new Error('never came: the browser is dead');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const DEAD_MS = 10_000;

const killHard = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended with its browser.
  }
};

/** What was started on this profile: the browser, and the script that may have started it; helpers carry a `--type`. */
const browserOf = (profile: string): readonly number[] => {
  const pids = running().flatMap(({ pid }) => {
    const line = commandLineOf(pid);
    const isOfProfile = line.includes(`--user-data-dir=${profile}`);
    return isOfProfile && !line.some((part) => part.startsWith('--type=')) ? [pid] : [];
  });
  if (pids.length === 0) throw new Error('no browser runs on that profile');
  return pids;
};

/** These, whatever they started, and who is in a group with them; the browser itself before its helpers. */
const familyOf = (started: readonly number[]): readonly number[] => {
  const all = running().filter(({ isOver }) => !isOver);
  const family = new Set(started);
  const groups = new Set(
    all.flatMap(({ pid, group }) => (pid === group && family.has(pid) ? [group] : [])),
  );
  for (let before = 0; before < family.size;) {
    before = family.size;
    for (const { pid, parent, group } of all)
      if (family.has(parent) || groups.has(group)) family.add(pid);
  }
  return [...family];
};

const running = (): readonly Process[] =>
  readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    const stat = readOf(`/proc/${entry}/stat`);
    // The name stands in brackets and may hold anything.
    const [state, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return stat === ''
      ? []
      : [
          {
            pid: Number(entry),
            parent: Number(parent),
            group: Number(group),
            isOver: state === 'Z' || state === 'X',
          },
        ];
  });

/** How much of a core it has used since it began. */
const ticksOf = (pid: number): number => {
  const stat = readOf(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
};

const commandLineOf = (pid: number): readonly string[] =>
  readOf(`/proc/${pid}/cmdline`).split('\0');

const readOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Ended while the list was read.
    return '';
  }
};
