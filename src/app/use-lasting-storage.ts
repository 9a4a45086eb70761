/** Asks the browser to keep the books for good, in its place: when the first thing worth keeping is saved. */
import { useEffect, useRef } from 'react';
import { useCounts } from '#replica/use-replica.ts';
import { useServices } from './services.ts';

export const useLastingStorage = (): void => {
  const { storageFacts, askLastingStorage } = useServices();
  const hasSaved = useCounts().waiting > 0;
  const isAsked = useRef(false);
  useEffect(() => {
    if (!hasSaved || isAsked.current) return;
    isAsked.current = true;
    void storageFacts().then(({ isLasting }) => {
      // Once promised it is promised; where the officer said no, Máy này asks again by a button.
      if (isLasting === false) void askLastingStorage();
    });
  }, [hasSaved, storageFacts, askLastingStorage]);
};
