/** What a device is short of, by the needs in force on a day. */
import type { CalendarDate } from './calendar-date.ts';
import { DAY_MS, vietnamDate } from './day-number.ts';
import { deviceNeedsVersions, type DeviceNeeds } from './device-needs-data.ts';
import type { DeviceLine } from './device-report.ts';

/** Undefined before the first of them: nothing is said of a device then. */
export const deviceNeedsOn = (
  today: CalendarDate,
  versions: readonly DeviceNeeds[] = deviceNeedsVersions,
): DeviceNeeds | undefined => versions.findLast(({ from }) => from <= today);

export type DeviceShortage =
  'browser-old' | 'room-short' | 'not-lasting' | 'silent' | 'never-heard';

/** Those that belong in a plan of what to buy; the others a person mends. */
export const isToReplace = (shortages: readonly DeviceShortage[]): boolean =>
  shortages.includes('browser-old') || shortages.includes('room-short');

const MEGABYTE = 1024 * 1024;

type Shown = Pick<DeviceLine, 'report' | 'lastContactMs' | 'isLost'>;

/** What it is short of, the worst first; nothing is said of what the device did not tell, nor of a lost one. */
export const shortagesOf = (
  { report, lastContactMs, isLost }: Shown,
  nowMs: number,
  versions?: readonly DeviceNeeds[],
): readonly DeviceShortage[] => {
  const needed = deviceNeedsOn(vietnamDate(nowMs), versions);
  if (isLost || needed === undefined) return [];
  const found: DeviceShortage[] = [];
  if (report !== null) {
    const versionMin = needed.browserVersionMin[report.browser] ?? 0;
    if ((report.browserVersion ?? versionMin) < versionMin) found.push('browser-old');
    if ((report.freeBytes ?? Infinity) < needed.freeMegabytesMin * MEGABYTE)
      found.push('room-short');
    if (report.isLasting === false) found.push('not-lasting');
  }
  if (lastContactMs === null) found.push('never-heard');
  else if (nowMs - lastContactMs > needed.silentDays * DAY_MS) found.push('silent');
  return found;
};
