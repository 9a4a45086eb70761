/** A hundred new entries behind a book that grows: what fetching them costs must not grow with it. */
import { bookId } from '#book/book-id.ts';
import { handChain, send, type HandChain, type HandDevice } from '../hand-device.ts';
import { foundBenchUnion, handDeviceOf, seriesOf } from './bench-union.ts';
import { startCountingLine } from './counting-line.ts';
import { askPhone, PHONE } from './first-lines.ts';
import { receiptsIn } from './made-up-receipts.ts';
import { startWorker } from './worker.ts';

const CHANGED = 100;
const WARM_CONTACTS = 40;
/** Up to here the phone has all of it in memory; beyond, it stands there by its cursor and its chains. */
const WHOLE_ON_PHONE_MAX = 100_000;

export interface PullFigures {
  readonly entries: number;
  /** Of each contact. */
  readonly ms: readonly number[];
  readonly kilobytes: number;
  /** How long the book took to grow to that size. */
  readonly fillSeconds: number;
}

/** @param sizes rising; the book grows from one to the next */
export const pullOfHundred = async (
  sizes: readonly number[],
  repeats: number,
  figure: (figures: PullFigures) => void,
): Promise<void> => {
  const union = await foundBenchUnion(1, 2);
  const line = await startCountingLine(union.server.port);
  const phone = startWorker(PHONE, ['--max-old-space-size=4096']);
  try {
    const [writes = '', reads = ''] = union.officers;
    const author = await handDeviceOf(union, writes);
    const book = bookId('dues', author.unit);
    const chain = handChain(author, book);
    const series = await seriesOf(author);
    let number = 0;
    const push = async (count: number): Promise<void> => {
      await pushReceipts(author, chain, { book, series, first: number + 1, count });
      number += count;
    };
    const port = union.server.port();
    await askPhone(phone, { do: 'enrol', port, token: await union.invitationOf(reads) });
    await askPhone(phone, { do: 'sync' });
    for (const size of sizes) {
      const startedMs = performance.now();
      await push(size - number);
      const fillSeconds = (performance.now() - startedMs) / 1000;
      if (size > WHOLE_ON_PHONE_MAX)
        await askPhone(phone, { do: 'place', book, dataDir: union.server.dataDir });
      await askPhone(phone, { do: 'sync' });
      const ms: number[] = [];
      // The first size would be measured on cold processes, the others on warm ones.
      const cold = size === sizes[0] ? WARM_CONTACTS : 1;
      for (let at = 0; at < cold + repeats; at += 1) {
        await push(CHANGED);
        const { seconds } = await askPhone(phone, { do: 'sync' });
        if (at >= cold) ms.push(seconds * 1000);
      }
      await push(CHANGED);
      await askPhone(phone, { do: 'line', port: line.port });
      line.take();
      await askPhone(phone, { do: 'sync' });
      const { up, down } = line.take();
      await askPhone(phone, { do: 'line', port });
      figure({ entries: size, ms, kilobytes: (up + down) / 1000, fillSeconds });
    }
  } finally {
    await phone.end();
    await line.close();
    await union.close();
  }
};

const PUSH = 2000;

const pushReceipts = async (
  author: HandDevice,
  chain: HandChain,
  wanted: { book: string; series: string; first: number; count: number },
): Promise<void> => {
  let { first, count } = wanted;
  while (count > 0) {
    const entries = receiptsIn(wanted.book, wanted.series, first, Math.min(PUSH, count));
    const { push, taken } = chain.next(entries);
    await send(author, push);
    first += taken;
    count -= taken;
  }
};
