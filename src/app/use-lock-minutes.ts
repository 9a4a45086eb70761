/** How long this officer's app may lie aside: as the own union has it, and shorter where others have a book here too. */
import { useEffect, useState } from 'react';
import { useServices } from './services.ts';

/** On a device that several people use. */
const SHARED_MINUTES_MAX = 5;

export const useLockMinutes = (chosenMinutes: number): number => {
  const { vault } = useServices();
  const [isShared, setShared] = useState(false);
  useEffect(() => {
    let stopped = false;
    void vault.replicas().then((replicas) => {
      if (!stopped) setShared(replicas.length > 1);
    });
    return () => {
      stopped = true;
    };
  }, [vault]);
  return isShared ? Math.min(SHARED_MINUTES_MAX, chosenMinutes) : chosenMinutes;
};
