/** The shift of the open book inside React. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import { assert } from '#base/assert.ts';
import type { ShiftState } from '#features/shift/shift-control.ts';
import type { ShiftDesk } from './shift-desk.ts';

export const ShiftContext = createContext<ShiftDesk | undefined>(undefined);

export const useShift = (): ShiftDesk => {
  const shift = useContext(ShiftContext);
  assert(shift !== undefined, 'an open book has its shift');
  return shift;
};

export const useShiftState = (): ShiftState => {
  const { watch, state } = useShift();
  return useSyncExternalStore(watch, state);
};
