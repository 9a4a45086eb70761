/** Starts the app, unless the boot gate has found a browser that cannot keep a union's books. */
import '@fontsource/be-vietnam-pro/vietnamese-400.css';
import '@fontsource/be-vietnam-pro/vietnamese-600.css';
import '@fontsource/be-vietnam-pro/vietnamese-700.css';
import '@fontsource/be-vietnam-pro/latin-400.css';
import '@fontsource/be-vietnam-pro/latin-600.css';
import '@fontsource/be-vietnam-pro/latin-700.css';
import { firstScreenHere } from '#app/first-screen-here.ts';
import { lookFromStored } from '#app/stored-look.ts';
import { assert } from '#base/assert.ts';
import { showFirstScreen } from '#platform/first-screen.ts';
import { createLookStore } from '#platform/look-store.ts';
import { putOnRoot, putSchemeOnRoot, schemeOf, SYSTEM_DARK } from '#ui/root-look.ts';

declare global {
  interface Window {
    /** public/boot-gate.js: false where it shows its own page instead of the app. */
    readonly bootGate?: Promise<boolean>;
  }
}

const page = document.documentElement;
const isRefused = (): boolean => page.dataset['gate'] === 'refused';

const start = async (): Promise<void> => {
  if (isRefused()) return;
  // Read first: the screen shall not change its language or colours before the officer's eyes.
  const [stored, first] = await Promise.all([
    createLookStore(window.indexedDB).read(),
    firstScreenHere(),
  ]);
  const look = lookFromStored(stored);
  putOnRoot(page, look);
  putSchemeOnRoot(page, schemeOf(look, window.matchMedia(SYSTEM_DARK).matches));
  if (first !== undefined) await showFirstScreen(first, look.language);
  // The words are there to be read while the app itself is read, which takes a phone its time.
  const [{ begin }] = await Promise.all([import('#app/begin.tsx'), window.bootGate]);
  if (isRefused()) return;
  const root = document.getElementById('root');
  assert(root !== null, 'index.html has a root');
  await begin(root, look);
};

void start();
