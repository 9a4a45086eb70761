/** The camera and the scanner behind the screen: started by the officer, given back when the screen is left. */
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { cameraPermission } from './camera.ts';
import { createCameraSession, type CameraPhase } from './camera-session.ts';
import { watchFrames } from './camera-frames.ts';
import type { Scanned } from './scanner-messages.ts';
import { createScanner, type Scanner } from './scanner.ts';

/** While a code stays before the camera it is read ten times a second, and told once. */
const SAME_CODE_MS = 2_500;

export interface ScanCamera {
  readonly phase: CameraPhase | { readonly kind: 'scanner-failed' };
  readonly start: () => void;
  /** Of the element that shows what the camera sees. */
  readonly show: (video: HTMLVideoElement) => () => void;
  /** A photo or a picture, read and forgotten. */
  readonly readPicture: (picture: Blob) => Promise<Scanned>;
}

export const useCamera = (parts: {
  /** What a code says, once each time it is shown. */
  readonly onText: (text: string) => void;
  /** The officer has asked for it already: nothing more is tapped. */
  readonly startsAtOnce: boolean;
  readonly onStart?: (() => void) | undefined;
}): ScanCamera => {
  const [session] = useState(createCameraSession);
  const phase = useSyncExternalStore(session.watch, session.phase);
  const [isFailed, setFailed] = useState(false);
  const [startsAtOnce] = useState(parts.startsAtOnce);
  const scanner = useRef<Scanner>(undefined);
  const tell = useRef(parts);
  useEffect(() => {
    tell.current = parts;
  });

  const start = useCallback((): void => {
    // The engine is fetched and compiled while the officer answers the browser's question.
    scanner.current ??= createScanner();
    setFailed(false);
    tell.current.onStart?.();
    session.start();
  }, [session]);

  useEffect(() => {
    let isLeft = false;
    void cameraPermission().then((permission) => {
      if (isLeft || session.phase().kind !== 'off') return;
      if (permission === 'denied') session.refuse();
      else if (permission === 'granted' || startsAtOnce) start();
    });
    const look = (): void =>
      document.visibilityState === 'hidden' ? session.hide() : session.show();
    document.addEventListener('visibilitychange', look);
    return () => {
      isLeft = true;
      document.removeEventListener('visibilitychange', look);
      session.close();
      scanner.current?.close();
      scanner.current = undefined;
    };
  }, [session, start, startsAtOnce]);

  const show = useCallback(
    (video: HTMLVideoElement) => {
      const now = session.phase();
      const engine = scanner.current;
      if (now.kind !== 'live' || engine === undefined) return () => {};
      video.srcObject = now.camera.stream;
      void video.play().catch(() => undefined);
      let last = { text: '', seenMs: 0 };
      const stop = watchFrames(video, engine, (scanned) => {
        if (scanned.kind === 'scanner-failed') {
          setFailed(true);
          session.close();
        }
        if (scanned.kind !== 'found') return;
        const seenMs = performance.now();
        const isSame = scanned.text === last.text && seenMs - last.seenMs < SAME_CODE_MS;
        last = { text: scanned.text, seenMs };
        if (isSame) return;
        session.sawCard();
        tell.current.onText(scanned.text);
      });
      return () => {
        stop();
        video.srcObject = null;
      };
    },
    [session],
  );

  const readPicture = useCallback((picture: Blob): Promise<Scanned> => {
    scanner.current ??= createScanner();
    return scanner.current.read(picture);
  }, []);

  return { phase: isFailed ? { kind: 'scanner-failed' } : phase, start, show, readPicture };
};
