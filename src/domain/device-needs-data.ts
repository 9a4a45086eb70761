/** What a device needs, by the day from which it holds: data, so that a new version of the app or the browsers is one more row. */
import type { Browser } from './device-report.ts';

export interface DeviceNeeds {
  /** First day on which the row holds; it holds until the next row begins. */
  readonly from: string;
  readonly freeMegabytesMin: number;
  /** Longer without a contact than this is worth asking after. */
  readonly silentDays: number;
  /** Oldest major version in which the app works; a browser without a row is told nothing of. */
  readonly browserVersionMin: Readonly<Partial<Record<Browser, number>>>;
  readonly source: string;
}

/** Oldest first. */
export const deviceNeedsVersions: readonly DeviceNeeds[] = [
  {
    from: '2026-11-01',
    freeMegabytesMin: 500,
    silentDays: 14,
    browserVersionMin: {
      chrome: 111,
      edge: 111,
      'coc-coc': 111,
      samsung: 22,
      firefox: 115,
      safari: 16,
    },
    source: 'what the app is built for, decision 0032',
  },
];
