/** Holds the disk against the mark outside it: a disk that went back is noticed at opening and goes on under a new life. */
import * as z from 'zod';
import { base64FromBytes } from '#base/bytes.ts';
import { accept, type Result } from '#base/result.ts';
import { correctedNow } from './corrected-clock.ts';
import type { EngineContext } from './engine-context.ts';
import type { Mark } from './mark-store.ts';
import type { StoreProblem } from './ports.ts';
import type { LostEntries, SelfCheckProblem } from './replica.ts';
import { LIFE_DUE_KEY, LIFE_KEY } from './stored-rows.ts';

const ROW = 'lost';
/** How far each life had come by the mark, when this disk was found to be behind it. */
const GIVEN = 'given';
const LIFE_BYTES = 12;

const givenRow = z.record(z.string(), z.number());
const lostRow = z.object({ missing: z.number(), atMs: z.number(), seen: z.boolean() });

export interface Canary {
  /** Part of opening as the writer, before anything is written. */
  readonly check: () => Promise<Result<void, StoreProblem>>;
  /** Sets the mark anew, behind the work; called after whatever changed. */
  readonly note: () => void;
  readonly lost: () => LostEntries | undefined;
  /** The same as a finding of the self-check; one object while nothing changes. */
  readonly problem: () => SelfCheckProblem | undefined;
  readonly lossSeen: () => Promise<void>;
  /** The officer has put a backup back, or has none: no more is said of it. */
  readonly lossSettled: () => Promise<void>;
  /** Resolves when the mark lies where it belongs. */
  readonly settled: () => Promise<void>;
}

export const createCanary = (context: EngineContext): Canary => {
  const { state, ports, identity } = context;
  const { replica } = identity;
  /** Numbers that are not on this disk and are given all the same: the mark must not forget them with it. */
  let given: Readonly<Record<string, number>> = {};
  let lost: LostEntries | undefined;
  let problem: SelfCheckProblem | undefined;
  let marked = '';
  /** Before the mark has been read it is not written over. */
  let checked = false;
  let running: Promise<void> = Promise.resolve();
  let wanted = false;

  const keep = (next: LostEntries | undefined): void => {
    lost = next;
    problem = next && { kind: 'own-entries-missing', book: '', missing: next.missing };
  };

  const setLost = async (next: LostEntries | undefined): Promise<void> => {
    const written = await context.commit([
      next === undefined
        ? { op: 'delete', table: 'canary', key: ROW }
        : { op: 'put', table: 'canary', key: ROW, value: JSON.stringify(next) },
    ]);
    if (!written.ok) return;
    keep(next);
    await context.publish();
  };

  /** A disk that went back has given its next numbers away already: they are never given twice. */
  const goOnAnew = async (mark: Mark, missing: number): Promise<Result<void, StoreProblem>> => {
    const life = base64FromBytes(ports.chance.bytes(LIFE_BYTES));
    const next = { missing, atMs: mark.atMs, seen: false };
    const nextGiven = furthest(mark.lives, givenNow());
    const written = await context.commit([
      { op: 'put', table: 'canary', key: GIVEN, value: JSON.stringify(nextGiven) },
      { op: 'put', table: 'heads', key: LIFE_KEY, value: life },
      { op: 'put', table: 'heads', key: LIFE_DUE_KEY, value: 'restore' },
      { op: 'put', table: 'canary', key: ROW, value: JSON.stringify(next) },
    ]);
    if (!written.ok) return written;
    state.life = life;
    state.lifeDue = true;
    given = nextGiven;
    keep(next);
    return accept(undefined);
  };

  const givenNow = (): Record<string, number> => furthest(writtenByLife(context), given);

  const markNow = (): Mark => ({
    replica,
    lives: givenNow(),
    waiting:
      [...state.outbox.values()].filter(({ row }) => row.verdict === undefined).length +
      [...state.shut.values()].filter((entry) => entry.state === 'waiting').length,
    atMs: Math.max(0, Math.trunc(correctedNow(state, ports.clock).ms)),
  });

  const write = async (): Promise<void> => {
    wanted = false;
    const mark = markNow();
    const name = JSON.stringify([mark.lives, mark.waiting]);
    if (name === marked) return;
    await ports.marks.write(mark);
    marked = name;
  };

  return {
    check: async () => {
      const row = await ports.store.get('canary', ROW);
      if (row.ok) keep(read(row.value, lostRow));
      const before = await ports.store.get('canary', GIVEN);
      given = (before.ok ? read(before.value, givenRow) : undefined) ?? {};
      const mark = await ports.marks.read(replica);
      const missing = mark === undefined ? 0 : behind(mark, givenNow());
      const done =
        mark === undefined || missing === 0 ? accept(undefined) : await goOnAnew(mark, missing);
      checked = done.ok;
      return done;
    },
    note: () => {
      if (wanted || !checked) return;
      wanted = true;
      // Behind the picture too: what an officer waits for is painted first.
      running = running.then(() => ports.rest?.()).then(write);
    },
    lost: () => lost,
    problem: () => problem,
    lossSeen: async () => {
      if (lost !== undefined) await setLost({ ...lost, seen: true });
    },
    lossSettled: async () => {
      if (lost !== undefined) await setLost(undefined);
    },
    settled: () => running,
  };
};

const writtenByLife = ({ state }: EngineContext): Record<string, number> => {
  const lives: Record<string, number> = {};
  for (const { life, seq } of state.own.values()) lives[life] = (lives[life] ?? 0) + seq;
  return lives;
};

const behind = (mark: Mark, lives: Readonly<Record<string, number>>): number =>
  Object.entries(mark.lives).reduce(
    (sum, [life, count]) => sum + Math.max(0, count - (lives[life] ?? 0)),
    0,
  );

/** Of each life the higher count. */
const furthest = (
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Record<string, number> => {
  const both = { ...one };
  for (const [life, count] of Object.entries(other)) both[life] = Math.max(count, both[life] ?? 0);
  return both;
};

const read = <T>(value: unknown, schema: z.ZodType<T>): T | undefined => {
  if (typeof value !== 'string') return undefined;
  try {
    return schema.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
};
