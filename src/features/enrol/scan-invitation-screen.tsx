/** An invitation's QR code is held before the camera; a code that is something else is named, and scanning goes on. */
import { useState } from 'react';
import { cameraBrowser } from '#platform/camera-browser.ts';
import { invitationFromQr, type InvitationQr } from '#platform/invitation-qr.ts';
import { shakeTwice } from '#platform/shake.ts';
import { useCamera } from '#platform/use-camera.ts';
import { cameraText } from '#text/sections/camera.ts';
import { invitationScanText } from '#text/sections/invitation-scan.ts';
import { SecondaryButton } from '#ui/button.tsx';
import { CameraPane } from '#ui/camera-pane.tsx';
import { Doorway } from '#ui/doorway.tsx';
import { Notice } from '#ui/notice.tsx';
import { useText } from '#ui/use-text.ts';

type Wrong = Exclude<InvitationQr['kind'], 'token'>;

export const ScanInvitationScreen = (props: {
  /** The camera is given back when the screen goes. */
  readonly onToken: (token: string) => void;
  readonly onLeave: () => void;
}) => {
  const { language } = useText();
  const text = invitationScanText[language];
  const words = cameraText[language];
  const [wrong, setWrong] = useState<Wrong>();
  const take = (scanned: string): void => {
    const said = invitationFromQr(scanned, window.location.origin);
    if (said.kind === 'token') {
      props.onToken(said.token);
      return;
    }
    setWrong(said.kind);
    shakeTwice();
  };
  // The tap that led here has asked for it.
  const camera = useCamera({ onText: take, startsAtOnce: true });
  return (
    <Doorway
      title={text.title}
      lead={text.lead}
      bottom={
        <SecondaryButton full onClick={props.onLeave}>
          {text.leave}
        </SecondaryButton>
      }
    >
      <CameraPane
        camera={camera}
        words={{
          ...words,
          camera: text.camera,
          aim: text.aim,
          restedWhat: text.restedWhat,
          refusedWhat: words.refusedWhat[cameraBrowser(navigator.userAgent)],
          failedWhat: text.failedWhat,
          otherWays: text.otherWays,
        }}
      />
      {wrong === undefined ? null : (
        <Notice tone="warn" title={text.notTaken} live>
          {text.wrong[wrong]}
        </Notice>
      )}
    </Doorway>
  );
};
