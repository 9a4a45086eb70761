/** Whether others use this device, inside React. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import { assert } from '#base/assert.ts';
import type { SharedControl, SharedState } from '#features/shared-device/shared-control.ts';

export const SharedContext = createContext<SharedControl | undefined>(undefined);

export const useShared = (): SharedControl => {
  const shared = useContext(SharedContext);
  assert(shared !== undefined, 'an open book knows who else uses the device');
  return shared;
};

export const useSharedState = (): SharedState => {
  const { watch, state } = useShared();
  return useSyncExternalStore(watch, state);
};
