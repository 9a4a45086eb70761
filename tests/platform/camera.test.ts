// The lens: light, nearness and a sharp picture at once. The track here keeps the rule of mediacapture-streams that each
// applyConstraints replaces all constraints of before, and that a set of `advanced` is granted whole or not at all.
import { afterEach, expect, test, vi } from 'vitest';
import { openCamera, type Camera } from '#platform/camera.ts';

const LENS = { torch: true, zoom: { min: 1, max: 4 }, focusMode: ['manual', 'continuous'] };

interface Constraints extends MediaTrackConstraints {
  readonly advanced?: Record<string, unknown>[];
}

const opened = async (): Promise<Camera> => {
  const camera = await openCamera();
  if (!camera.ok) throw new Error(camera.error.kind);
  return camera.value;
};

const trackOf = (broken: readonly string[] = []) => {
  let granted: Record<string, unknown> = {};
  const track = {
    getCapabilities: () => LENS,
    applyConstraints: ({ advanced = [], ...basic }: Constraints): Promise<void> => {
      granted = { ...basic };
      for (const set of advanced)
        if (!Object.keys(set).some((name) => broken.includes(name))) Object.assign(granted, set);
      return Promise.resolve();
    },
    addEventListener: () => undefined,
    stop: () => undefined,
  };
  const stream = { getVideoTracks: () => [track], getTracks: () => [track] };
  vi.stubGlobal('navigator', {
    mediaDevices: {
      getUserMedia: ({ video }: { readonly video: MediaTrackConstraints }) => {
        granted = { ...video };
        return Promise.resolve(stream);
      },
    },
  });
  return () => granted;
};

afterEach(() => vi.unstubAllGlobals());

test('lit and brought nearer, in either order: both hold, and the picture stays large and sharp', async () => {
  for (const order of ['torch first', 'zoom first']) {
    const granted = trackOf();
    const camera = await opened();
    const acts = [() => camera.setTorch(true), () => camera.setZoom(2)];
    for (const act of order === 'torch first' ? acts : acts.reverse()) await act();
    expect([order, granted()]).toEqual([
      order,
      expect.objectContaining({
        ...{ torch: true, zoom: 2, focusMode: 'continuous' },
        ...{ width: { ideal: 1920 }, height: { ideal: 1080 } },
        facingMode: { ideal: 'environment' },
      }),
    ]);
    await camera.setTorch(false);
    expect(granted()).toMatchObject({ torch: false, zoom: 2 });
  }
});

test('a lens that promised what it cannot do: the other wishes hold', async () => {
  const granted = trackOf(['focusMode']);
  const camera = await opened();
  await camera.setTorch(true);
  expect(granted()).toMatchObject({ torch: true });
  expect(granted()).not.toHaveProperty('focusMode');
});
