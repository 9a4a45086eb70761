/** Everybody comes back at once: how fast the server takes in what many devices bring, and what it holds meanwhile. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { p95 } from '../lines.ts';
import { foundBenchUnion } from './bench-union.ts';
import { ingestSaid } from './ingest-process.ts';
import { startWorker } from './worker.ts';

const SENDERS = join(import.meta.dirname, 'ingest-process.ts');
const OFFICERS_EACH = 5;

export interface IngestFigures {
  readonly entriesPerSecond: number;
  readonly p95Seconds: number;
  readonly faults: readonly string[];
  /** The most the server's process has ever held. */
  readonly serverMemoryMb: number;
}

/** @param entriesEach of one device, sent in pushes of `perPush` */
export const ingest = async (
  devices: number,
  { entriesEach, perPush }: { readonly entriesEach: number; readonly perPush: number },
): Promise<IngestFigures> => {
  const union = await foundBenchUnion(Math.ceil(devices / OFFICERS_EACH), OFFICERS_EACH);
  const senders = startWorker(SENDERS);
  try {
    const port = union.server.port();
    const tokens: string[] = [];
    for (const officer of union.officers.slice(0, devices))
      tokens.push(await union.invitationOf(officer));
    await senders.ask({ do: 'enrol', port, tokens });
    await senders.ask({ do: 'make', entriesEach, perPush });
    const said = ingestSaid.parse(await senders.ask({ do: 'send', port }));
    return {
      entriesPerSecond: said.entries / said.seconds,
      p95Seconds: p95(said.waitsMs) / 1000,
      faults: said.faults,
      serverMemoryMb: mostHeldMb(union.server.pid()),
    };
  } finally {
    await senders.end();
    await union.close();
  }
};

/** As Linux counts it; zero where there is no such count. */
const mostHeldMb = (pid: number): number => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};
