/** Starts the app, unless the boot gate has found a browser that cannot keep a union's books. */
// First of all: schemas are made while modules load.
import '#crdt/zod-without-eval.ts';
import { createRoot } from 'react-dom/client';
import '@fontsource/be-vietnam-pro/vietnamese-400.css';
import '@fontsource/be-vietnam-pro/vietnamese-600.css';
import '@fontsource/be-vietnam-pro/vietnamese-700.css';
import '@fontsource/be-vietnam-pro/latin-400.css';
import '@fontsource/be-vietnam-pro/latin-600.css';
import '@fontsource/be-vietnam-pro/latin-700.css';
import { assert } from '#base/assert.ts';
import { App } from '#app/app.tsx';
import { lookFromStored } from '#app/look-choice.ts';
import { makeServices } from '#app/make-services.ts';

declare global {
  interface Window {
    /** public/boot-gate.js: false where it shows its own page instead of the app. */
    readonly bootGate?: Promise<boolean>;
  }
}

const start = async (): Promise<void> => {
  await window.bootGate;
  if (document.documentElement.dataset['gate'] === 'refused') return;
  const root = document.getElementById('root');
  assert(root !== null, 'index.html has a root');
  const services = makeServices();
  // Read first: the screen shall not change its language or colours before the officer's eyes.
  const firstLook = lookFromStored(await services.look.read());
  createRoot(root).render(<App services={services} firstLook={firstLook} />);
};

void start();
