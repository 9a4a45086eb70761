/** The phone's rear camera: opened, lit, brought nearer, and let go of. */
import { accept, refuse, type Result } from '#base/result.ts';

export type CameraProblem = {
  /** Not allowed by the officer, the browser or the phone; none there; taken by another app. */
  readonly kind: 'refused' | 'no-camera' | 'in-use';
};

export interface Camera {
  /** For a `<video>`. */
  readonly stream: MediaStream;
  readonly hasTorch: boolean;
  readonly setTorch: (isOn: boolean) => Promise<void>;
  /** 1 where it cannot be brought nearer. */
  readonly zoomMax: number;
  readonly setZoom: (zoom: number) => Promise<void>;
  /** Calls back when the phone takes the camera away (a call comes in, the permission is taken back). */
  readonly onLost: (call: () => void) => void;
  readonly close: () => void;
}

/** 18 mm of code at arm's length want four points a module: 1080 lines, where the phone has them. */
const WANTED_PICTURE: MediaTrackConstraints = {
  facingMode: { ideal: 'environment' },
  width: { ideal: 1920 },
  height: { ideal: 1080 },
  frameRate: { ideal: 30, max: 30 },
};

/** The browser may ask the officer; nothing is asked before this is called. */
export const openCamera = async (): Promise<Result<Camera, CameraProblem>> => {
  // Absent outside of secure contexts, whatever the types say.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined) return refuse({ kind: 'no-camera' });
  try {
    const stream = await devices.getUserMedia({ audio: false, video: WANTED_PICTURE });
    const [track] = stream.getVideoTracks();
    if (track === undefined) return refuse({ kind: 'no-camera' });
    return accept(cameraOf(stream, track));
  } catch (fault) {
    return refuse({ kind: problemOf(fault) });
  }
};

const problemOf = (fault: unknown): CameraProblem['kind'] => {
  const name = fault instanceof DOMException ? fault.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotReadableError' || name === 'AbortError' ? 'in-use' : 'no-camera';
};

/** What the DOM types do not know yet (W3C mediacapture-image). */
interface LensFacts extends MediaTrackCapabilities {
  readonly torch?: boolean;
  readonly zoom?: { readonly max: number };
  readonly focusMode?: readonly string[];
}
interface LensWish extends MediaTrackConstraintSet {
  readonly torch?: boolean;
  readonly zoom?: number;
  readonly focusMode?: string;
}

const cameraOf = (stream: MediaStream, track: MediaStreamTrack): Camera => {
  // Firefox has no capabilities at all.
  const lens: LensFacts = 'getCapabilities' in track ? track.getCapabilities() : {};
  const wishes = new Map<string, LensWish>();
  const wish = async (wanted: LensWish): Promise<void> => {
    wishes.set(Object.keys(wanted).join(), wanted);
    // What is not named is given up (mediacapture-streams, applyConstraints), so all of it is named each time; each
    // wish in a set of its own, for a set is granted whole or not at all.
    const advanced = [...wishes.values()];
    // A lens that does not do what it offered is no reason to stop scanning.
    await track.applyConstraints({ ...WANTED_PICTURE, advanced }).catch(() => undefined);
  };
  if (lens.focusMode?.includes('continuous') === true) void wish({ focusMode: 'continuous' });
  return {
    stream,
    hasTorch: lens.torch === true,
    setTorch: (isOn) => wish({ torch: isOn }),
    zoomMax: lens.zoom?.max ?? 1,
    setZoom: (zoom) => wish({ zoom }),
    onLost: (call) => track.addEventListener('ended', call),
    close: () => {
      for (const each of stream.getTracks()) each.stop();
    },
  };
};

/** What the browser would do now; `unknown` where it does not say. */
export const cameraPermission = async (): Promise<PermissionState | 'unknown'> => {
  try {
    return (await navigator.permissions.query({ name: 'camera' })).state;
  } catch {
    return 'unknown';
  }
};
