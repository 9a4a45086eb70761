/** One line of the sync bench: its figures, what each of them is held to, and what the peers needed beside it. */
import { rounded } from '../lines.ts';
import { PEERS, type Peer } from './peer-lines.ts';

/** One figure and the bound it is held to. */
export type Limit =
  | { readonly of: string; readonly unit: string; readonly max: number }
  | { readonly of: string; readonly unit: string; readonly min: number }
  /** How many times the peer's figure of the same run is ours. */
  | { readonly times: number; readonly peer: Peer };

export interface SyncTarget {
  readonly unit: string;
  readonly limits: readonly Limit[];
}

/** Of issue 5. `value` is the line's own figure; the others stand beside it under their names. */
export const SYNC_TARGETS = {
  'sync.first-26k': {
    unit: 's',
    limits: [
      { of: 'value', unit: 's', max: 0.5 },
      { of: 'megabytes', unit: 'MB', max: 1.3 },
      { times: 2, peer: 'rxdb' },
      { times: 10, peer: 'pouchdb' },
    ],
  },
  'sync.first-130k': {
    unit: 's',
    limits: [
      { of: 'value', unit: 's', max: 2.5 },
      { of: 'clientMemoryMb', unit: 'MB', max: 300 },
    ],
  },
  'sync.push-1300': {
    unit: 's',
    limits: [
      { of: 'value', unit: 's', max: 0.12 },
      { of: 'kilobytesUp', unit: 'KB', max: 100 },
      { times: 2, peer: 'rxdb' },
    ],
  },
  'sync.ingest-50': {
    unit: 'entries/s',
    limits: [
      { of: 'value', unit: 'entries/s', min: 15_000 },
      { of: 'p95Seconds', unit: 's', max: 1 },
      { of: 'faults', unit: 'faults', max: 0 },
    ],
  },
  'sync.ingest-200': {
    unit: 'entries/s',
    limits: [
      { of: 'value', unit: 'entries/s', min: 15_000 },
      { of: 'faults', unit: 'faults', max: 0 },
    ],
  },
  'sync.server-memory-200': { unit: 'MB', limits: [{ of: 'value', unit: 'MB', max: 400 }] },
  'sync.pull-100-of-10k': {
    unit: 'ms',
    limits: [
      { of: 'value', unit: 'ms', max: 15 },
      { of: 'kilobytes', unit: 'KB', max: 10 },
    ],
  },
  'sync.pull-100-of-100k': {
    unit: 'ms',
    limits: [
      { of: 'value', unit: 'ms', max: 15 },
      { of: 'kilobytes', unit: 'KB', max: 10 },
      { of: 'timesOf10k', unit: '× of 10k', max: 1.3 },
    ],
  },
  'sync.pull-100-of-1m': {
    unit: 'ms',
    limits: [
      { of: 'value', unit: 'ms', max: 15 },
      { of: 'kilobytes', unit: 'KB', max: 10 },
      { of: 'timesOf10k', unit: '× of 10k', max: 1.3 },
    ],
  },
} as const satisfies Record<string, SyncTarget>;

export type SyncLineName = keyof typeof SYNC_TARGETS;
export const SYNC_LINES = Object.keys(SYNC_TARGETS) as readonly SyncLineName[];

export interface SyncLine {
  readonly name: SyncLineName;
  readonly value: number;
  readonly unit: string;
  readonly target: string;
  readonly met: 'yes' | 'no';
  /** What was missed, and by what. */
  readonly missed: readonly string[];
  readonly [figure: string]: unknown;
}

/**
 * @param figures beside the value, by the names that the targets use
 * @param peers what each needed for the same, in the unit of the value
 */
export const syncLine = (
  name: SyncLineName,
  value: number,
  figures: Readonly<Record<string, number>> = {},
  peers: Partial<Record<Peer, Readonly<Record<string, number>>>> = {},
): SyncLine => {
  const { unit, limits }: SyncTarget = SYNC_TARGETS[name];
  const all: Readonly<Record<string, number>> = { value, ...figures };
  const missed = limits.flatMap((limit) => {
    const peer = 'peer' in limit ? peers[limit.peer]?.['value'] : undefined;
    const figure = 'peer' in limit ? peer && peer / value : all[limit.of];
    if (figure === undefined) return [`not measured: ${limitText(limit)}`];
    return keeps(limit, figure) ? [] : [`${rounded(figure)} where ${limitText(limit)}`];
  });
  return {
    ...{ name, value: rounded(value), unit },
    target: limits.map(limitText).join(', '),
    ...{ met: missed.length === 0 ? 'yes' : 'no', missed },
    ...Object.fromEntries(Object.entries(figures).map(([of, figure]) => [of, rounded(figure)])),
    ...Object.fromEntries(
      PEERS.flatMap((peer) =>
        Object.entries(peers[peer] ?? {}).map(([of, figure]) => [
          of === 'value' ? `peer.${peer}` : `peer.${peer}.${of}`,
          rounded(figure),
        ]),
      ),
    ),
  };
};

const keeps = (limit: Limit, figure: number): boolean => {
  if ('peer' in limit) return figure >= limit.times;
  return 'max' in limit ? figure <= limit.max : figure >= limit.min;
};

const limitText = (limit: Limit): string => {
  if ('peer' in limit) return `${limit.times}× ${limit.peer}`;
  return 'max' in limit ? `≤ ${limit.max} ${limit.unit}` : `≥ ${limit.min} ${limit.unit}`;
};
