/** An invitation shown by somebody, on paper or on a screen: the camera comes with the first tap. */
import { useState, type ComponentType } from 'react';
import { SecondaryButton } from '#ui/button.tsx';
import { useText } from '#ui/use-text.ts';

interface CameraProps {
  readonly onToken: (token: string) => void;
  readonly onClose: () => void;
}

export const CameraButton = (props: {
  readonly onToken: (token: string) => void;
  readonly onProblem: (problem: string | undefined) => void;
}) => {
  const { enrol: text } = useText();
  const [Camera, setCamera] = useState<ComponentType<CameraProps>>();
  const [isComing, setComing] = useState(false);

  const open = async (): Promise<void> => {
    setComing(true);
    props.onProblem(undefined);
    try {
      const { InvitationCamera } = await import('./invitation-camera.tsx');
      setCamera(() => InvitationCamera);
    } catch {
      // What looks for codes is not on the phone yet, and there is no network to bring it.
      props.onProblem(text.problems['no-connection']);
    }
    setComing(false);
  };
  if (Camera === undefined)
    return (
      <SecondaryButton full disabled={isComing} onClick={() => void open()}>
        {text.scanCode}
      </SecondaryButton>
    );
  const close = (): void => setCamera(undefined);
  return (
    <Camera
      onClose={close}
      onToken={(token) => {
        close();
        props.onToken(token);
      }}
    />
  );
};
