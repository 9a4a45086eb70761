/** The camera of the way in: looks for an invitation's QR code until it has one; says what another code is, and looks on. */
import { useState, type ReactNode } from 'react';
import { cameraBrowser } from '#platform/camera-browser.ts';
import type { Camera } from '#platform/camera.ts';
import { invitationFromQr, type InvitationQr } from '#platform/invitation-qr.ts';
import { useScannerCamera, type ScanCamera } from '#platform/use-scanner-camera.ts';
import type { Language } from '#text/language.ts';
import { invitationCameraText } from '#text/sections/invitation-camera.ts';
import { PrimaryButton, QuietButton, SecondaryButton } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';
import { Viewfinder, ViewfinderStarting } from '#ui/viewfinder.tsx';
import styles from './enrol-camera.module.css';

type Words = (typeof invitationCameraText)[Language];
type Strange = Exclude<InvitationQr['kind'], 'token'>;

export const InvitationCamera = (props: {
  readonly onToken: (token: string) => void;
  readonly onClose: () => void;
}) => {
  const { language } = useText();
  const words = invitationCameraText[language];
  const [strange, setStrange] = useState<Strange>();
  const camera = useScannerCamera((text) => {
    const said = invitationFromQr(text, window.location.origin);
    setStrange(said.kind === 'token' ? undefined : said.kind);
    if (said.kind === 'token') props.onToken(said.token);
  }, true);
  return (
    <div className={styles.camera}>
      <Eye camera={camera} words={words} />
      {strange === undefined ? null : (
        <Notice tone="warn" live>
          {words[strange]}
        </Notice>
      )}
      <QuietButton full onClick={props.onClose}>
        {words.close}
      </QuietButton>
    </div>
  );
};

const Eye = ({ camera, words }: { readonly camera: ScanCamera; readonly words: Words }) => {
  const { common } = useText();
  const { phase, start, show } = camera;
  const again = <SecondaryButton onClick={start}>{common.tryAgain}</SecondaryButton>;
  switch (phase.kind) {
    case 'off':
    case 'starting':
    case 'hidden':
      return <ViewfinderStarting>{words.starting}</ViewfinderStarting>;
    case 'live':
      return (
        <Viewfinder label={words.camera} aim={words.aim} show={show}>
          {phase.camera.hasTorch ? <Torch camera={phase.camera} words={words} /> : null}
        </Viewfinder>
      );
    case 'rested':
      return (
        <Off
          title={words.restedTitle}
          action={<PrimaryButton onClick={start}>{words.goOn}</PrimaryButton>}
        >
          {words.restedWhat}
        </Off>
      );
    case 'refused':
      return (
        <Off title={words.refusedTitle} action={again}>
          {words.refusedWhat[cameraBrowser(navigator.userAgent)]} {words.otherWays}
        </Off>
      );
    case 'no-camera':
      return <Off title={words.noCameraTitle}>{words.otherWays}</Off>;
    case 'in-use':
      return (
        <Off title={words.inUseTitle} action={again}>
          {words.inUseWhat} {words.otherWays}
        </Off>
      );
    case 'scanner-failed':
      return (
        <Off title={words.failedTitle} action={again}>
          {words.failedWhat}
        </Off>
      );
  }
};

const Off = (props: {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) => (
  <Notice tone="warn" title={props.title} action={props.action} live>
    {props.children}
  </Notice>
);

const Torch = ({ camera, words }: { readonly camera: Camera; readonly words: Words }) => {
  const [isLit, setLit] = useState(false);
  return (
    <SecondaryButton
      small
      onClick={() => {
        setLit(!isLit);
        void camera.setTorch(!isLit);
      }}
    >
      {isLit ? words.torchOff : words.torchOn}
    </SecondaryButton>
  );
};
