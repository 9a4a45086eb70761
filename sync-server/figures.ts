/** Counters, gauges and histograms of one process, written down as Prometheus reads them (text format 0.0.4). */
import { setTimeout as sleep } from 'node:timers/promises';

/** By name of the label. What stands here is chosen by the program, never sent by anybody: no id, no name, no path. */
export type Labels = Readonly<Record<string, string>>;

export interface Counter {
  /** @param by not negative */
  readonly add: (labels: Labels, by?: number) => void;
}

export interface Histogram {
  readonly observe: (labels: Labels, value: number) => void;
}

/** Values by labels; undefined where it cannot be told now. */
export type Reading = number | undefined | readonly { readonly labels: Labels; value: number }[];

export interface Figures {
  readonly counter: (name: string, help: string) => Counter;
  /** @param bounds upper ends of the buckets, rising */
  readonly histogram: (name: string, help: string, bounds: readonly number[]) => Histogram;
  /** Read when somebody asks. A later one of the same name takes the place of the earlier. */
  readonly gauge: (name: string, help: string, read: () => Reading | Promise<Reading>) => void;
  /** Likewise of something that only rises. */
  readonly total: (name: string, help: string, read: () => Reading) => void;
  /** All of them. What does not answer in time, or fails, is left out. */
  readonly text: () => Promise<string>;
}

/** A database that hangs is missing from the figures; it does not hold them up. */
const READING_MS = 1_000;

export const figures = (): Figures => {
  const families = new Map<string, () => Promise<string>>();
  const family = (name: string, help: string, type: string, lines: () => Promise<string[]>): void =>
    void families.set(name, async () => {
      const found = await lines();
      return found.length === 0
        ? ''
        : [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...found, ''].join('\n');
    });
  return {
    counter: (name, help) => {
      const values = new Map<string, number>();
      family(name, help, 'counter', async () =>
        [...values].map(([labels, value]) => line(name, labels, value)),
      );
      return {
        add: (labels, by = 1) => {
          const key = labelText(labels);
          values.set(key, (values.get(key) ?? 0) + by);
        },
      };
    },
    histogram: (name, help, bounds) => {
      const series = new Map<string, { labels: Labels; counts: number[]; sum: number }>();
      family(name, help, 'histogram', async () =>
        [...series.values()].flatMap((one) => histogramLines(name, bounds, one)),
      );
      return {
        observe: (labels, value) => {
          const key = labelText(labels);
          const none = { labels, counts: [...bounds, Infinity].map(() => 0), sum: 0 };
          const one = series.get(key) ?? none;
          series.set(key, one);
          const at = bounds.findIndex((bound) => value <= bound);
          const bucket = at === -1 ? bounds.length : at;
          one.counts[bucket] = (one.counts[bucket] ?? 0) + 1;
          one.sum += value;
        },
      };
    },
    gauge: (name, help, read) =>
      family(name, help, 'gauge', async () => gaugeLines(name, await inTime(read))),
    total: (name, help, read) =>
      family(name, help, 'counter', async () => gaugeLines(name, read())),
    text: async () => (await Promise.all([...families.values()].map((write) => write()))).join(''),
  };
};

const inTime = async (read: () => Reading | Promise<Reading>): Promise<Reading> => {
  const patience = new AbortController();
  const late = sleep(READING_MS, undefined, { signal: patience.signal }).catch(() => undefined);
  try {
    return await Promise.race([read(), late]);
  } catch {
    return undefined;
  } finally {
    patience.abort();
  }
};

const gaugeLines = (name: string, reading: Reading): string[] => {
  if (reading === undefined) return [];
  if (typeof reading === 'number') return [line(name, '', reading)];
  return reading.map(({ labels, value }) => line(name, labelText(labels), value));
};

const histogramLines = (
  name: string,
  bounds: readonly number[],
  { labels, counts, sum }: { labels: Labels; counts: readonly number[]; sum: number },
): string[] => {
  let below = 0;
  const buckets = counts.map((count, at) => {
    below += count;
    const le = numberText(bounds[at] ?? Infinity);
    return line(`${name}_bucket`, labelText({ ...labels, le }), below);
  });
  const own = labelText(labels);
  return [...buckets, line(`${name}_sum`, own, sum), line(`${name}_count`, own, below)];
};

const line = (name: string, labels: string, value: number): string =>
  `${name}${labels} ${numberText(value)}`;

const numberText = (value: number): string => (value === Infinity ? '+Inf' : String(value));

const labelText = (labels: Labels): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
};

const escaped = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
