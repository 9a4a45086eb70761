/** What an officer's phone brings after days without signal: sent, judged, and the verdicts taken in. */
import { askPhone, PHONE } from './first-lines.ts';
import { foundBenchUnion } from './bench-union.ts';
import { startCountingLine } from './counting-line.ts';
import type { PhoneSaid } from './phone-process.ts';
import { startWorker } from './worker.ts';

export interface PushFigures {
  /** Until the last verdict was taken in. */
  readonly seconds: readonly number[];
  /** With the pull behind it. */
  readonly contactSeconds: readonly number[];
  /** Of the whole contact. */
  readonly kilobytesUp: number;
  readonly kilobytesDown: number;
}

/** @param repeats behind one that only warms the processes; each phone works in a union of its own */
export const pushOfDays = async (
  size: { readonly members: number; readonly receipts: number },
  repeats: number,
): Promise<PushFigures> => {
  const union = await foundBenchUnion(repeats + 2, 1);
  const line = await startCountingLine(union.server.port);
  const phone = startWorker(PHONE);
  try {
    const said: PhoneSaid[] = [];
    for (const officer of union.officers) {
      const token = await union.invitationOf(officer);
      await askPhone(phone, { do: 'enrol', port: union.server.port(), token });
      await askPhone(phone, { do: 'write', ...size });
      // The last one is counted, and not timed: the line is one hop more.
      if (said.length === repeats + 1) await askPhone(phone, { do: 'line', port: line.port });
      line.take();
      said.push(await askPhone(phone, { do: 'sync' }));
    }
    const { up, down } = line.take();
    const timed = said.slice(1, -1);
    return {
      seconds: timed.map(({ verdictSeconds }) => verdictSeconds),
      contactSeconds: timed.map(({ seconds }) => seconds),
      kilobytesUp: up / 1000,
      kilobytesDown: down / 1000,
    };
  } finally {
    await phone.end();
    await line.close();
    await union.close();
  }
};
