/** Whether this phone can work without a network, and if not, what is still coming: decided from what was found. */

export type OfflinePart = 'app' | 'scanner' | 'fonts' | 'books';

/** A file of the app as the build lists it: its address without the first slash, and its size. */
export interface AppFile {
  readonly url: string;
  readonly bytes: number;
}

export interface OfflineFacts {
  /** undefined where not even the list could be read: no network, and nothing kept. */
  readonly missingFiles: readonly AppFile[] | undefined;
  /** The service worker answers: without it the kept files are of no use. */
  readonly isServed: boolean;
  /** Letters with Vietnamese marks are drawn in the app's own type. */
  readonly hasFonts: boolean;
  /** A stored code was really read; undefined while nobody has tried. */
  readonly canScan: boolean | undefined;
  /** Every book of the officer has come to its end once and lies in memory. */
  readonly hasBooks: boolean;
}

export type OfflineReadiness =
  | { readonly is: 'ready' }
  /** All is there but one thing that is being tried at this moment. */
  | { readonly is: 'looking' }
  | {
      readonly is: 'coming';
      readonly parts: readonly OfflinePart[];
      /** Of files alone; how large a book will be nobody knows before it is there. */
      readonly bytes: number;
    };

const ORDER: readonly OfflinePart[] = ['app', 'scanner', 'fonts', 'books'];

export const offlineReadiness = (facts: OfflineFacts): OfflineReadiness => {
  const files = facts.missingFiles ?? [];
  const lacking = new Set<OfflinePart>(files.map(({ url }) => partOf(url)));
  if (facts.missingFiles === undefined || !facts.isServed) lacking.add('app');
  if (!facts.hasFonts) lacking.add('fonts');
  if (facts.canScan === false) lacking.add('scanner');
  if (!facts.hasBooks) lacking.add('books');
  if (lacking.size > 0)
    return {
      is: 'coming',
      parts: ORDER.filter((part) => lacking.has(part)),
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  return { is: facts.canScan === undefined ? 'looking' : 'ready' };
};

const partOf = (url: string): OfflinePart => {
  if (url.endsWith('.woff2')) return 'fonts';
  return url.endsWith('.wasm') || url.includes('scanner-') ? 'scanner' : 'app';
};

/** Worth trying: a code is read only when everything that reads it lies on the phone and the books are in. */
export const isTimeToTryScanner = (facts: OfflineFacts): boolean =>
  facts.canScan === undefined &&
  facts.hasBooks &&
  facts.isServed &&
  facts.missingFiles?.length === 0;

/** `[["index.html", 2056], …]` as the build writes it; undefined where it is something else. */
export const parseAppFiles = (text: string): readonly AppFile[] | undefined => {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(read) || read.length === 0) return undefined;
  const files: AppFile[] = [];
  for (const line of read as readonly unknown[]) {
    if (!Array.isArray(line)) return undefined;
    const [url, bytes] = line as readonly unknown[];
    if (typeof url !== 'string' || typeof bytes !== 'number') return undefined;
    files.push({ url, bytes });
  }
  return files;
};
