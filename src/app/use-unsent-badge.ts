/** Keeps the number on the app's picture at what is not sent; it stays there while the app is closed. */
import { useEffect } from 'react';
import { showBadge } from '#platform/badge.ts';
import { useCounts } from '#replica/use-replica.ts';

export const useUnsentBadge = (): void => {
  const { waiting } = useCounts();
  useEffect(() => showBadge(waiting), [waiting]);
};
