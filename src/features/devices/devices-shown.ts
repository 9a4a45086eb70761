/** Which devices of the list are shown: by state and by name, the officers in the order of their names. */
import { isToReplace, shortagesOf, type DeviceShortage } from '#domain/device-needs.ts';
import type { DeviceLine } from '#domain/device-report.ts';
import { foldName, matchesName, nameSortKey } from '#domain/roster/person-name.ts';

export const DEVICE_FILTERS = ['all', 'replace', 'silent', 'unsent', 'lost'] as const;
export type DeviceFilter = (typeof DEVICE_FILTERS)[number];

/** A device with what it is short of. */
export interface ShownDevice {
  readonly line: DeviceLine;
  readonly shortages: readonly DeviceShortage[];
}

/** @param lostHere called lost on this device; the system may not have it yet */
export const shownDevices = (
  devices: readonly DeviceLine[],
  lostHere: ReadonlySet<string>,
  nowMs: number,
): readonly ShownDevice[] =>
  devices
    .map((line) => (lostHere.has(line.device) ? { ...line, isLost: true } : line))
    .map((line) => ({
      ...{ line, shortages: shortagesOf(line, nowMs) },
      key: `${nameSortKey(line.displayName)} ${line.device}`,
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));

const FITS: Readonly<Record<DeviceFilter, (shown: ShownDevice) => boolean>> = {
  all: () => true,
  replace: ({ shortages }) => isToReplace(shortages),
  silent: ({ shortages }) => shortages.includes('silent') || shortages.includes('never-heard'),
  unsent: ({ line }) => (line.report?.unsent ?? 0) > 0,
  lost: ({ line }) => line.isLost,
};

export const devicesIn = (
  shown: readonly ShownDevice[],
  filter: DeviceFilter,
  query = '',
): readonly ShownDevice[] =>
  shown.filter(
    (one) =>
      FITS[filter](one) &&
      (query.trim() === '' || matchesName(foldName(one.line.displayName), query)),
  );
