/** Holds the shift to the rules of the union, as soon as they are read and whenever they change. */
import { useEffect, useSyncExternalStore } from 'react';
import { useReplica } from '#replica/use-replica.ts';
import { useShift } from './use-shift.ts';

export const useShiftRule = (isAllowed: boolean): void => {
  const { watch, isLoaded } = useReplica();
  const { allow } = useShift();
  const isKnown = useSyncExternalStore(watch, isLoaded);
  useEffect(() => {
    if (isKnown) allow(isAllowed);
  }, [allow, isAllowed, isKnown]);
};
