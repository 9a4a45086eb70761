/** Keeps the number on the app's picture at what is not sent from this device; it stays there while the app is closed. */
import { useEffect, useState } from 'react';
import { showBadge } from '#platform/badge.ts';
import { whenPainted } from '#platform/occasions.ts';
import { useCounts, useReplica } from '#replica/use-replica.ts';
import { useServices } from './services.ts';
import { unsentOfOthers } from './unsent-of-others.ts';

export const useUnsentBadge = (): void => {
  const services = useServices();
  const { replica } = useReplica().identity;
  const { waiting } = useCounts();
  const [others, setOthers] = useState(0);
  useEffect(() => {
    let stopped = false;
    void unsentOfOthers(services, replica).then((found) => {
      if (!stopped) setOthers(found);
    });
    return () => {
      stopped = true;
    };
  }, [services, replica]);
  useEffect(() => {
    let stopped = false;
    // A number outside of the app comes after what is seen in it.
    void whenPainted().then(() => {
      if (!stopped) showBadge(waiting + others);
    });
    return () => {
      stopped = true;
    };
  }, [waiting, others]);
};
