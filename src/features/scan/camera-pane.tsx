/** What the camera sees; or why it is off, and what turns it on. */
import { useEffect, useRef, useState } from 'react';
import { cameraBrowser } from '#platform/camera-browser.ts';
import type { Camera } from '#platform/camera.ts';
import { PrimaryButton, SecondaryButton } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import type { ScanCamera } from './use-camera.ts';
import styles from './scan.module.css';

export const CameraPane = ({ camera }: { readonly camera: ScanCamera }) => {
  const { scan: text } = useText();
  const { phase, start } = camera;
  const again = <SecondaryButton onClick={start}>{text.tryAgain}</SecondaryButton>;
  switch (phase.kind) {
    case 'off':
      return (
        <div className={styles.ask}>
          <h2 className={styles.askTitle}>{text.askTitle}</h2>
          <p>{text.askWhat}</p>
          <PrimaryButton full onClick={start}>
            {text.askGo}
          </PrimaryButton>
        </div>
      );
    case 'starting':
    case 'hidden':
      return (
        <div className={styles.view}>
          <p className={styles.aim} role="status">
            {text.starting}
          </p>
        </div>
      );
    case 'live':
      return <LiveView camera={phase.camera} show={camera.show} />;
    case 'rested':
      return (
        <div className={styles.ask}>
          <h2 className={styles.askTitle}>{text.restedTitle}</h2>
          <p>{text.restedWhat}</p>
          <PrimaryButton full onClick={start}>
            {text.goOn}
          </PrimaryButton>
        </div>
      );
    case 'refused':
      return (
        <Notice tone="warn" title={text.refusedTitle} action={again} live>
          <p>{text.refusedWhat[cameraBrowser(navigator.userAgent)]}</p>
          <p>{text.otherWaysNow}</p>
        </Notice>
      );
    case 'no-camera':
      return (
        <Notice tone="info" title={text.noCameraTitle} live>
          {text.otherWaysNow}
        </Notice>
      );
    case 'in-use':
      return (
        <Notice tone="warn" title={text.inUseTitle} action={again} live>
          <p>{text.inUseWhat}</p>
          <p>{text.otherWaysNow}</p>
        </Notice>
      );
    case 'scanner-failed':
      return (
        <Notice tone="warn" title={text.failedTitle} action={again} live>
          {text.failedWhat}
        </Notice>
      );
  }
};

/** A code of 18 mm fills more of the picture from a distance at which the lens still focuses. */
const ZOOM_FIRST = 2;
const ZOOM_LAST = 4;

const LiveView = (props: { readonly camera: Camera; readonly show: ScanCamera['show'] }) => {
  const { scan: text } = useText();
  const { camera, show } = props;
  const video = useRef<HTMLVideoElement>(null);
  const [isLit, setLit] = useState(false);
  const zooms = [1, ZOOM_FIRST, ZOOM_LAST].filter((zoom) => zoom <= camera.zoomMax);
  const [zoom, setZoom] = useState(() => Math.min(ZOOM_FIRST, Math.max(...zooms)));
  useEffect(() => {
    if (camera.zoomMax > 1) void camera.setZoom(zoom);
  }, [camera, zoom]);
  useEffect(() => (video.current === null ? undefined : show(video.current)), [show, camera]);
  const next = zooms[(zooms.indexOf(zoom) + 1) % zooms.length] ?? 1;
  return (
    <div className={styles.view}>
      <video ref={video} className={styles.video} aria-label={text.camera} muted playsInline />
      <span className={styles.frame} aria-hidden="true" />
      <p className={styles.aim}>{text.aim}</p>
      <div className={styles.lens}>
        {camera.hasTorch ? (
          <SecondaryButton
            small
            onClick={() => {
              setLit(!isLit);
              void camera.setTorch(!isLit);
            }}
          >
            {isLit ? text.torchOff : text.torchOn}
          </SecondaryButton>
        ) : null}
        {zooms.length > 1 ? (
          <SecondaryButton small label={text.zoom(next)} onClick={() => setZoom(next)}>
            {zoom}×
          </SecondaryButton>
        ) : null}
      </div>
    </div>
  );
};
