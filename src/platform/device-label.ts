/** What kind of device this is, for the list in which an officer tells the own devices apart. */

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Macintosh/, 'Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux'],
];

// Order matters: each of these also calls itself by the names below it.
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/coc_coc_browser/, 'Cốc Cốc'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Edg/, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];

/** "Android · Chrome". */
export const deviceLabel = (userAgent: string): string =>
  [SYSTEMS, BROWSERS]
    .map((known) => known.find(([pattern]) => pattern.test(userAgent))?.[1] ?? '?')
    .join(' · ');
