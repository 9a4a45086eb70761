/** The app itself, put together with its adapters: read after the first screen has been painted. */
import { createRoot } from 'react-dom/client';
import type { Look } from '#ui/root-look.ts';
import { App } from './app.tsx';
import { makeServices } from './make-services.ts';

export const begin = (root: HTMLElement, firstLook: Look): void => {
  createRoot(root).render(<App services={makeServices()} firstLook={firstLook} />);
};
