/** What of the app lies in the browser's caches for the time without a network, and fetching what has gone missing. */
import { parseAppFiles, type AppFile, type OfflineFacts } from './offline-ready.ts';

/** Written by the build (vite.config.ts) and kept with the files it names. */
export const FILE_LIST = '/offline-files.json';
/** Workbox names its cache `workbox-precache-v2-<scope>`. */
const isCacheOfApp = (name: string): boolean => name.includes('-precache-');

export type FilesFound = Pick<OfflineFacts, 'missingFiles' | 'isServed'>;

/** Never throws: where the caches cannot be asked, nothing is known to be there. */
export const lookAtAppFiles = async (): Promise<FilesFound> => {
  try {
    const registration = await navigator.serviceWorker.getRegistration();
    const answered = await fetch(FILE_LIST);
    const listed = answered.ok ? parseAppFiles(await answered.text()) : undefined;
    const kept = await keptPaths();
    return {
      missingFiles: listed?.filter(({ url }) => !kept.has(`/${url}`)),
      isServed: registration !== undefined && registration.active !== null,
    };
  } catch {
    return { missingFiles: undefined, isServed: false };
  }
};

const keptPaths = async (): Promise<ReadonlySet<string>> => {
  const paths = new Set<string>();
  for (const name of (await caches.keys()).filter(isCacheOfApp))
    for (const request of await (await caches.open(name)).keys())
      paths.add(new URL(request.url).pathname);
  return paths;
};

/**
 * Puts back what the browser has thrown out: the service worker fills its cache only when it is installed.
 * Only files with their fingerprint in the name: another file under the same name may be of another version.
 */
export const fetchMissingFiles = async (missing: readonly AppFile[]): Promise<void> => {
  const name = (await caches.keys()).find(isCacheOfApp);
  if (name === undefined) return;
  const cache = await caches.open(name);
  for (const { url } of missing.filter((file) => file.url.startsWith('assets/'))) {
    try {
      await cache.add(`/${url}`);
    } catch {
      // No network, or the server has a newer version: it is looked at again later.
    }
  }
};

const WEIGHTS = [400, 600, 700];
/** A letter of each subset. */
const LETTERS = 'aỄ';

/** The app's own type is there in all its weights; false where a part of it could not be read. */
export const areFontsHere = async (): Promise<boolean> => {
  try {
    for (const weight of WEIGHTS) {
      const font = `${weight} 16px "Be Vietnam Pro"`;
      const faces = await document.fonts.load(font, LETTERS);
      if (faces.length === 0 || !document.fonts.check(font, LETTERS)) return false;
    }
    return true;
  } catch {
    return false;
  }
};
