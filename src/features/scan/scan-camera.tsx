/** The camera of Quét thẻ, in the words of a citizen card. */
import { cameraBrowser } from '#platform/camera-browser.ts';
import { CameraPane, type ShownCamera } from '#ui/camera-pane.tsx';
import { useText } from '#ui/use-text.ts';

export const ScanCamera = (props: { readonly camera: ShownCamera }) => {
  const { scan, camera: words } = useText();
  return (
    <CameraPane
      camera={props.camera}
      words={{
        ...words,
        ask: { title: scan.askTitle, what: scan.askWhat, go: scan.askGo },
        camera: scan.camera,
        aim: scan.aim,
        restedWhat: scan.restedWhat,
        refusedWhat: words.refusedWhat[cameraBrowser(navigator.userAgent)],
        failedWhat: scan.failedWhat,
        otherWays: scan.otherWaysNow,
      }}
    />
  );
};
