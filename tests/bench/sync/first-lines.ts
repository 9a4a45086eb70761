/** The first sync of a whole union's book, three quarters of it folded below the prune position. */
import { join } from 'node:path';
import { fillUnion, foundBenchUnion, handDeviceOf, type BenchUnion } from './bench-union.ts';
import { startCountingLine } from './counting-line.ts';
import { phoneSaid, type PhoneSaid } from './phone-process.ts';
import { prunedBelow } from './pruned.ts';
import { startWorker, type Worker } from './worker.ts';

export const PHONE = join(import.meta.dirname, 'phone-process.ts');
const BELOW_PRUNE = 0.75;

export interface FirstFigures {
  /** Of each contact but the first. */
  readonly seconds: readonly number[];
  /** The first one in its process, nothing warm. */
  readonly coldSeconds: number;
  readonly megabytes: number;
  readonly memoryMb: number;
}

export const askPhone = async (phone: Worker, asked: object): Promise<PhoneSaid> =>
  phoneSaid.parse(await phone.ask(asked));

/** @param repeats after the cold one */
export const firstSync = async (
  size: { readonly members: number; readonly receiptsEach: number },
  repeats: number,
): Promise<FirstFigures> => {
  const union = await foundBenchUnion(1, repeats + 3);
  try {
    const [author = '', ...others] = union.officers;
    await fillUnion(await handDeviceOf(union, author), size);
    await union.server.kill();
    await prunedBelow(union.server.dataDir, BELOW_PRUNE);
    await union.server.start();
    return await measured(union, others, size, repeats);
  } finally {
    await union.close();
  }
};

const measured = async (
  union: BenchUnion,
  officers: readonly string[],
  size: { readonly members: number; readonly receiptsEach: number },
  repeats: number,
): Promise<FirstFigures> => {
  const waiting = [...officers];
  // Each phone is another officer's: an officer's second phone would ask for the words of the first.
  const nextToken = (): Promise<string> => union.invitationOf(waiting.shift() ?? '');
  const line = await startCountingLine(union.server.port);
  const phone = startWorker(PHONE);
  try {
    const one = async (): Promise<PhoneSaid> => {
      const token = await nextToken();
      await askPhone(phone, { do: 'enrol', port: union.server.port(), token });
      const said = await askPhone(phone, { do: 'sync' });
      if (said.members !== size.members || said.receipts !== size.members * size.receiptsEach)
        throw new Error(`came: ${said.members} members, ${said.receipts} receipts`);
      return said;
    };
    const cold = await one();
    const seconds: number[] = [];
    for (let at = 0; at < repeats; at += 1) seconds.push((await one()).seconds);
    // Counted by itself: the line is one hop more.
    const token = await nextToken();
    await askPhone(phone, { do: 'enrol', port: union.server.port(), token });
    await askPhone(phone, { do: 'line', port: line.port });
    line.take();
    await askPhone(phone, { do: 'sync' });
    const { up, down } = line.take();
    return {
      seconds: seconds.length === 0 ? [cold.seconds] : seconds,
      coldSeconds: cold.seconds,
      megabytes: (up + down) / 1_000_000,
      memoryMb: cold.memoryMb,
    };
  } finally {
    await phone.end();
    await line.close();
  }
};
