/** What the browser says of the device, as coarse as a purchase plan needs it: kind, browser, room. No more is looked at. */
import {
  roundedFree,
  type Browser,
  type DeviceForm,
  type DeviceSelf,
} from '#domain/device-report.ts';
import type { StorageFacts } from './storage.ts';

// Order matters: each of these also calls itself by the names below it.
const BROWSERS: readonly (readonly [RegExp, Browser])[] = [
  [/coc_coc_browser\/(\d+)/, 'coc-coc'],
  [/SamsungBrowser\/(\d+)/, 'samsung'],
  [/Edg(?:A|iOS)?\/(\d+)/, 'edge'],
  [/(?:Firefox|FxiOS)\/(\d+)/, 'firefox'],
  [/(?:Chrome|CriOS)\/(\d+)/, 'chrome'],
  [/Version\/(\d+).*Safari/, 'safari'],
];
const VERSION_MAX = 9_999;

/** @param touchPoints an iPad calls itself a Mac; a Mac has no touch screen */
export const deviceFormOf = (userAgent: string, touchPoints: number): DeviceForm => {
  if (/iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1)) return 'tablet';
  if (/iPhone|Mobile/.test(userAgent)) return 'phone';
  return /Android/.test(userAgent) ? 'tablet' : 'laptop';
};

export const browserOf = (userAgent: string): Pick<DeviceSelf, 'browser' | 'browserVersion'> => {
  for (const [pattern, browser] of BROWSERS) {
    const version = Number(pattern.exec(userAgent)?.[1]);
    if (Number.isInteger(version) && version <= VERSION_MAX)
      return { browser, browserVersion: version };
  }
  return { browser: 'other', browserVersion: null };
};

export const deviceSelf = (
  { userAgent, maxTouchPoints }: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>,
  { freeBytes, isLasting }: StorageFacts,
): DeviceSelf => ({
  form: deviceFormOf(userAgent, maxTouchPoints),
  ...browserOf(userAgent),
  freeBytes: freeBytes === undefined ? null : roundedFree(freeBytes),
  isLasting: isLasting ?? null,
});
