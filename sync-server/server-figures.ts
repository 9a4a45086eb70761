/** The figures of the server: what is counted from its start on. Which there are: docs/operations.md. */
import type { Verdict } from '#book/verdict.ts';
import { figures, type Figures } from './figures.ts';

/** A request that has been answered to its last byte, or cut off before. */
export interface FinishedRequest {
  readonly requestId: string;
  readonly method: string;
  /** As it stands in the program: `/api/sync/push`, or `/*` for the files of the app. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  /** Of the answer, with its headers. */
  readonly bytes: number;
  /** The line broke before the answer was through. */
  readonly isCut: boolean;
}

export interface ServerFigures {
  readonly all: Figures;
  readonly finished: (request: FinishedRequest) => void;
  readonly judged: (verdicts: readonly Verdict[]) => void;
  readonly fault: () => void;
  /** @param ms.waited until it was its turn; `ms.whole` until it lay on the disk */
  readonly wrote: (outcome: 'done' | 'failed', ms: { waited: number; whole: number }) => void;
}

/** Its requests last as long as the app is looked at. */
export const LIVE_ROUTE = '/api/sync/live';

const REQUEST_SECONDS = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 180];
const WRITE_SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export const serverFigures = (): ServerFigures => {
  const all = figures();
  const requests = all.counter('so_requests_total', 'Requests answered, by route and status.');
  const seconds = all.histogram(
    'so_request_seconds',
    'From the first byte asked to the last one answered; streams of pokes left out.',
    REQUEST_SECONDS,
  );
  const bytes = all.counter('so_response_bytes_total', 'Bytes answered, headers among them.');
  const entries = all.counter(
    'so_entries_total',
    'Entries a phone was given a verdict on, by ruling; again: it had come before.',
  );
  const faults = all.counter('so_faults_total', 'Answers 500: each is a line of the log.');
  faults.add({}, 0);
  const waits = all.histogram(
    'so_write_wait_seconds',
    'A transaction waiting for its turn, in line or for a connection.',
    WRITE_SECONDS,
  );
  const writes = all.histogram(
    'so_write_seconds',
    'A transaction from being asked for until it lies on the disk.',
    WRITE_SECONDS,
  );
  return {
    all,
    finished: ({ route, status, ms, bytes: sent }) => {
      requests.add({ route, status: String(status) });
      bytes.add({ route }, sent);
      if (route !== LIVE_ROUTE) seconds.observe({ route }, ms / 1000);
    },
    judged: (verdicts) => {
      for (const { ruling, duplicate } of verdicts)
        entries.add({ ruling: duplicate ? 'again' : ruling });
    },
    fault: () => faults.add({}),
    wrote: (outcome, { waited, whole }) => {
      waits.observe({}, waited / 1000);
      writes.observe({ outcome }, whole / 1000);
    },
  };
};
