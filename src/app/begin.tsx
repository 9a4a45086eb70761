/** The app itself, put together with its adapters: read after the first screen has been painted. */
import { createRoot } from 'react-dom/client';
import { frameVi } from '#text/frame-catalogue.ts';
import { readFrame } from '#text/read-frame.ts';
import type { Look } from '#ui/root-look.ts';
import { App } from './app.tsx';
import { makeServices } from './make-services.ts';

export const begin = async (root: HTMLElement, firstLook: Look): Promise<void> => {
  const firstFrame = await readFrame(firstLook.language).catch(() => frameVi);
  createRoot(root).render(
    <App services={makeServices()} firstLook={firstLook} firstFrame={firstFrame} />,
  );
};
