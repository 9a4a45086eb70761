/** When the camera is on: never before it is asked for, never while nobody sees the page, never for a minute in vain. */
import { openCamera, type Camera, type CameraProblem } from './camera.ts';

export type CameraPhase =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'live'; readonly camera: Camera }
  /** No card for a minute. */
  | { readonly kind: 'rested' }
  /** Given back while the page is not seen; goes on by itself. */
  | { readonly kind: 'hidden' }
  | { readonly kind: CameraProblem['kind'] };

export interface CameraSession {
  readonly phase: () => CameraPhase;
  readonly watch: (onChange: () => void) => () => void;
  /** The browser may ask the officer now. */
  readonly start: () => void;
  /** Known without asking: the browser would refuse. */
  readonly refuse: () => void;
  /** A card was seen: the minute begins anew. */
  readonly sawCard: () => void;
  /** The page is put away, or seen again. */
  readonly hide: () => void;
  readonly show: () => void;
  readonly close: () => void;
}

export const REST_AFTER_MS = 60_000;

/** @param open opens the camera; another one in tests */
export const createCameraSession = (open: typeof openCamera = openCamera): CameraSession => {
  const watchers = new Set<() => void>();
  let phase: CameraPhase = { kind: 'off' };
  let rest: ReturnType<typeof setTimeout> | undefined;
  /** Rises with every start and stop: a camera that comes too late is given back at once. */
  let turn = 0;

  const become = (next: CameraPhase): void => {
    if (phase.kind === 'live' && (next.kind !== 'live' || next.camera !== phase.camera))
      phase.camera.close();
    phase = next;
    clearTimeout(rest);
    if (next.kind === 'live') rest = setTimeout(() => stop({ kind: 'rested' }), REST_AFTER_MS);
    for (const watcher of [...watchers]) watcher();
  };
  const stop = (next: CameraPhase): void => {
    turn += 1;
    become(next);
  };
  const start = async (): Promise<void> => {
    turn += 1;
    const own = turn;
    become({ kind: 'starting' });
    const opened = await open();
    if (own !== turn) {
      if (opened.ok) opened.value.close();
      return;
    }
    if (!opened.ok) {
      become(opened.error);
      return;
    }
    const camera = opened.value;
    camera.onLost(() => {
      if (own === turn) stop({ kind: 'rested' });
    });
    become({ kind: 'live', camera });
  };

  return {
    phase: () => phase,
    watch: (onChange) => {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
    start: () => void start(),
    refuse: () => stop({ kind: 'refused' }),
    sawCard: () => {
      if (phase.kind === 'live') become(phase);
    },
    hide: () => {
      // The browser's own question hides no page, but a phone's may; then the answer still counts.
      if (phase.kind === 'live') stop({ kind: 'hidden' });
    },
    show: () => {
      if (phase.kind === 'hidden') void start();
    },
    close: () => stop({ kind: 'off' }),
  };
};
