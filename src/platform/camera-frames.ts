/** Shows the frames of a camera to the scanner, one at a time and at most ten a second. */
import type { Scanned } from './scanner-messages.ts';
import type { Scanner } from './scanner.ts';

/** Ten a second: a card held still is read at the first or second, and the phone stays cool. */
const FRAME_MS = 100;
/** Even where reading takes longer than that, the screen gets its turn. */
const PAUSE_MIN_MS = 20;

/** Looks until it is stopped; answers how to stop. */
export const watchFrames = (
  video: HTMLVideoElement,
  scanner: Scanner,
  onScanned: (scanned: Scanned) => void,
): (() => void) => {
  let isStopped = false;
  const look = async (): Promise<void> => {
    while (!isStopped) {
      const startedMs = performance.now();
      const frame = await middleOf(video);
      // Stopped while the frame was taken: a boolean that only a call from outside sets.
      if (frame !== undefined && (isStopped as boolean)) frame.close();
      else if (frame !== undefined) {
        const scanned = await scanner.read(frame);
        if (!(isStopped as boolean)) onScanned(scanned);
      }
      const tookMs = performance.now() - startedMs;
      await new Promise((resolve) =>
        setTimeout(resolve, Math.max(PAUSE_MIN_MS, FRAME_MS - tookMs)),
      );
    }
  };
  void look();
  return () => {
    isStopped = true;
  };
};

/** The middle square, which is what the officer aims with; undefined while no picture has come. */
const middleOf = async (video: HTMLVideoElement): Promise<ImageBitmap | undefined> => {
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0 || height === 0 || video.readyState < video.HAVE_CURRENT_DATA) return undefined;
  const side = Math.min(width, height);
  try {
    return await createImageBitmap(video, (width - side) / 2, (height - side) / 2, side, side);
  } catch {
    return undefined;
  }
};
