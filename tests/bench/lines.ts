/** One measured figure and its target; printed as a JSON line, judged in the closing table. */

export interface BenchLine {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly peer?: string;
  readonly peerValue?: number;
  /** How many times better than the peer, measured beside it in one run. */
  readonly ratio?: number;
}

export type Target =
  | { readonly ratioMin: number }
  | { readonly valueMax: number }
  | { readonly valueMin: number }
  | { readonly shown: true };

export const TARGETS: Readonly<Record<string, Target>> = {
  'device.bulk-load': { ratioMin: 5 },
  'device.apply-1000': { ratioMin: 5 },
  'device.save-p95': { ratioMin: 0.25 },
  'device.first-50-10k-6x': { valueMax: 1500 },
  'device.shelf-10k-6x': { valueMax: 4500 },
  'device.search-p95-10k-6x': { valueMax: 16 },
  'device.search-p95-60k': { valueMax: 5 },
  'device.disk-per-member': { valueMax: 500 },
  // Sealed, in Chromium; the same over memory ports is a line of `npm run bench:sync`.
  'sync.first-26k-chromium': { valueMax: 1.0 },
  'sync.bytes-per-receipt': { valueMax: 60 },
  'path.import-5000': { valueMax: 3000 },
  'path.open-lock': { shown: true },
  'path.open-words': { shown: true },
  'path.open-cold': { valueMax: 4000 },
  'path.register-typed': { valueMax: 300 },
  'path.collect-one': { valueMax: 300 },
  'path.void': { valueMax: 300 },
  'path.case': { valueMax: 500 },
  'path.group-200-list': { valueMax: 1000 },
  'path.group-200-save': { valueMax: 1500 },
  'path.close-day': { shown: true },
  'path.scan-decode': { valueMax: 1500 },
  'path.scan-save': { valueMax: 300 },
  'path.send-200-50kbit': { valueMax: 30_000 },
  'path.enrol-3g': { valueMax: 60_000 },
  'app.js-to-unlock': { valueMax: 200 },
  'app.js-to-today': { valueMax: 320 },
  'app.lighthouse-performance': { valueMin: 95 },
  'app.lighthouse-accessibility': { valueMin: 95 },
  'app.lighthouse-best-practices': { valueMin: 95 },
};

export const isMet = (line: BenchLine): boolean => {
  const target = TARGETS[line.name];
  if (target === undefined || 'shown' in target) return true;
  if ('ratioMin' in target) return (line.ratio ?? 0) >= target.ratioMin;
  return 'valueMin' in target ? line.value >= target.valueMin : line.value <= target.valueMax;
};

export const targetText = (name: string): string => {
  const target = TARGETS[name];
  if (target === undefined || 'shown' in target) return '–';
  if ('ratioMin' in target) return `ratio ≥ ${target.ratioMin}`;
  return 'valueMin' in target ? `≥ ${target.valueMin}` : `≤ ${target.valueMax}`;
};

export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const p95 = (values: readonly number[]): number => quantile(values, 0.95);

const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? 0;
  return low + (high - low) * (at - Math.floor(at));
};

/** Three significant figures say all that such a measurement knows. */
export const rounded = (value: number): number => Number(value.toPrecision(3));
