/** The camera of Quét thẻ: asked for once a visit. */
import { useCallback, useState } from 'react';
import { useScannerCamera, type ScanCamera } from '#platform/use-scanner-camera.ts';
import { useKept } from '#replica/use-replica.ts';

/** @param onText what a code says, once each time a card is shown */
export const useCamera = (onText: (text: string) => void): ScanCamera => {
  // Who has allowed it and comes back finds the camera on.
  const [wasStarted, setStarted] = useKept('scan-camera', () => false);
  const [startsAtOnce] = useState(wasStarted);
  const camera = useScannerCamera(onText, startsAtOnce);
  const { start } = camera;
  return {
    ...camera,
    start: useCallback(() => {
      setStarted(true);
      start();
    }, [start, setStarted]),
  };
};
