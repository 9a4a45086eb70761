/** What the camera sees; or why it is off, and what turns it on. */
import { useEffect, useRef, useState } from 'react';
import { PrimaryButton, SecondaryButton } from './button.tsx';
import { Notice } from './notice.tsx';
import styles from './camera-pane.module.css';

/** What the pane can do with a camera that is on. */
interface Lens {
  readonly hasTorch: boolean;
  readonly setTorch: (isOn: boolean) => Promise<void>;
  /** 1 where it cannot be brought nearer. */
  readonly zoomMax: number;
  readonly setZoom: (zoom: number) => Promise<void>;
}

export interface ShownCamera {
  readonly phase:
    | {
        readonly kind:
          | 'off'
          | 'starting'
          | 'hidden'
          | 'rested'
          | 'refused'
          | 'no-camera'
          | 'in-use'
          | 'scanner-failed';
      }
    | { readonly kind: 'live'; readonly camera: Lens };
  readonly start: () => void;
  /** Of the element that shows what the camera sees; answers how to stop. */
  readonly show: (video: HTMLVideoElement) => () => void;
}

export interface CameraWords {
  /** Left out where the officer has asked for the camera already. */
  readonly ask?: { readonly title: string; readonly what: string; readonly go: string };
  readonly camera: string;
  readonly aim: string;
  readonly starting: string;
  readonly restedTitle: string;
  readonly restedWhat: string;
  readonly goOn: string;
  readonly torchOn: string;
  readonly torchOff: string;
  readonly zoom: (times: number) => string;
  readonly refusedTitle: string;
  readonly refusedWhat: string;
  readonly noCameraTitle: string;
  readonly inUseTitle: string;
  readonly inUseWhat: string;
  readonly failedTitle: string;
  readonly failedWhat: string;
  readonly otherWays: string;
  readonly tryAgain: string;
}

interface PaneProps {
  readonly camera: ShownCamera;
  readonly words: CameraWords;
}

export const CameraPane = ({ camera, words }: PaneProps) => {
  const { phase, start } = camera;
  const again = <SecondaryButton onClick={start}>{words.tryAgain}</SecondaryButton>;
  switch (phase.kind) {
    case 'off':
      return words.ask === undefined ? (
        <Starting text={words.starting} />
      ) : (
        <Ask {...words.ask} onGo={start} />
      );
    case 'starting':
    case 'hidden':
      return <Starting text={words.starting} />;
    case 'live':
      return <LiveView lens={phase.camera} show={camera.show} words={words} />;
    case 'rested':
      return <Ask title={words.restedTitle} what={words.restedWhat} go={words.goOn} onGo={start} />;
    case 'refused':
      return (
        <Notice tone="warn" title={words.refusedTitle} action={again} live>
          <p>{words.refusedWhat}</p>
          <p>{words.otherWays}</p>
        </Notice>
      );
    case 'no-camera':
      return (
        <Notice tone="info" title={words.noCameraTitle} live>
          {words.otherWays}
        </Notice>
      );
    case 'in-use':
      return (
        <Notice tone="warn" title={words.inUseTitle} action={again} live>
          <p>{words.inUseWhat}</p>
          <p>{words.otherWays}</p>
        </Notice>
      );
    case 'scanner-failed':
      return (
        <Notice tone="warn" title={words.failedTitle} action={again} live>
          {words.failedWhat}
        </Notice>
      );
  }
};

const Starting = ({ text }: { readonly text: string }) => (
  <div className={styles.view}>
    <p className={styles.aim} role="status">
      {text}
    </p>
  </div>
);

const Ask = (props: {
  readonly title: string;
  readonly what: string;
  readonly go: string;
  readonly onGo: () => void;
}) => (
  <div className={styles.ask}>
    <h2 className={styles.askTitle}>{props.title}</h2>
    <p>{props.what}</p>
    <PrimaryButton full onClick={props.onGo}>
      {props.go}
    </PrimaryButton>
  </div>
);

/** A code of 18 mm fills more of the picture from a distance at which the lens still focuses. */
const ZOOM_FIRST = 2;
const ZOOM_LAST = 4;

const LiveView = (props: {
  readonly lens: Lens;
  readonly show: ShownCamera['show'];
  readonly words: CameraWords;
}) => {
  const { lens, show, words } = props;
  const video = useRef<HTMLVideoElement>(null);
  const [isLit, setLit] = useState(false);
  const zooms = [1, ZOOM_FIRST, ZOOM_LAST].filter((zoom) => zoom <= lens.zoomMax);
  const [zoom, setZoom] = useState(() => Math.min(ZOOM_FIRST, Math.max(...zooms)));
  useEffect(() => {
    if (lens.zoomMax > 1) void lens.setZoom(zoom);
  }, [lens, zoom]);
  useEffect(() => (video.current === null ? undefined : show(video.current)), [show, lens]);
  const next = zooms[(zooms.indexOf(zoom) + 1) % zooms.length] ?? 1;
  return (
    <div className={styles.view}>
      <video ref={video} className={styles.video} aria-label={words.camera} muted playsInline />
      <span className={styles.frame} aria-hidden="true" />
      <p className={styles.aim}>{words.aim}</p>
      <div className={styles.lens}>
        {lens.hasTorch ? (
          <SecondaryButton
            small
            onClick={() => {
              setLit(!isLit);
              void lens.setTorch(!isLit);
            }}
          >
            {isLit ? words.torchOff : words.torchOn}
          </SecondaryButton>
        ) : null}
        {zooms.length > 1 ? (
          <SecondaryButton small label={words.zoom(next)} onClick={() => setZoom(next)}>
            {zoom}×
          </SecondaryButton>
        ) : null}
      </div>
    </div>
  );
};
