/** What a tap on "Cài lên màn hình chính" does; undefined where the browser does not offer it. */
import { useSyncExternalStore } from 'react';
import { useServices } from './services.ts';

export const useInstallOffer = (): (() => void) | undefined => {
  const { install } = useServices();
  return useSyncExternalStore(install.watch, install.isReady) ? install.ask : undefined;
};
