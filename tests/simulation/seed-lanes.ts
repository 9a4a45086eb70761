// The same seeds over several processes: each is handed the next few as soon as it is done with those before.
import { fork } from 'node:child_process';
import { openSeedRanges, type RangeAsked, type RangeTally } from './seed-range.ts';

/** So many seeds at a time: a failing one is heard of soon, and no process waits long for the others at the end. */
const PORTION = 25;
/** A seed makes much that is soon thrown away; with more room for it less of it is looked at twice. */
const YOUNG_MIB = 32;

/** @param onTally after each portion; in one process their order is that of the seeds */
export const runLanes = async (
  asked: RangeAsked,
  workers: number,
  onTally: (tally: RangeTally) => void,
): Promise<void> => {
  let next = asked.from;
  let isOver = false;
  const portion = (): RangeAsked | undefined => {
    if (isOver || next > asked.to) return undefined;
    const from = next;
    next = Math.min(asked.to, from + PORTION - 1) + 1;
    return { ...asked, from, to: next - 1 };
  };
  const take = (tally: RangeTally): void => {
    isOver ||= asked.isFirstOnly && tally.failed > 0;
    onTally(tally);
  };
  if (workers > 1) {
    await Promise.all(Array.from({ length: workers }, () => lane(portion, take)));
    return;
  }
  const ranges = await openSeedRanges();
  for (let part = portion(); part !== undefined; part = portion()) take(await ranges.run(part));
  ranges.throwAway();
};

const lane = (
  portion: () => RangeAsked | undefined,
  take: (tally: RangeTally) => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = fork(`${import.meta.dirname}/simulate-worker.ts`, {
      execArgv: [...process.execArgv, `--max-semi-space-size=${YOUNG_MIB}`],
    });
    child.on('message', (said: 'ready' | RangeTally) => {
      if (said !== 'ready') take(said);
      const part = portion();
      if (part === undefined) child.disconnect();
      else child.send(part);
    });
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`a process of the simulation ended with ${code}`));
    });
  });
