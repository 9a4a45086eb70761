/** The worker that looks for a QR code in a frame or a photo; its engine comes from our own server, never from elsewhere. */
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { Scanned, ScannerAnswer, ScannerTask } from './scanner-messages.ts';

void prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true }).catch(
  () => undefined, // Told at the first picture: there somebody waits for an answer.
);

const QR: ReaderOptions = {
  formats: ['QRCode'],
  maxNumberOfSymbols: 1,
  // Cards say nothing of their code page and are all UTF-8; left to guess, a name may become Japanese.
  characterSet: 'UTF8',
  textMode: 'Plain',
  tryRotate: false,
  tryInvert: false,
};

/** Longer sides tried in turn: enough for a card that fills the photo, then finer, then coarser against noise. */
const PHOTO_SIDES = [1600, 3200, 900, 2400];

self.addEventListener('message', (event: MessageEvent<ScannerTask>) => {
  const { id, picture } = event.data;
  void readPicture(picture)
    .catch((): Scanned => ({ kind: 'scanner-failed' }))
    .then((scanned) => self.postMessage({ id, scanned } satisfies ScannerAnswer));
});

const readPicture = async (picture: ImageBitmap | Blob): Promise<Scanned> => {
  if (picture instanceof ImageBitmap) {
    const text = await textIn(picture, Math.max(picture.width, picture.height), QR);
    picture.close();
    return text === undefined ? { kind: 'nothing' } : { kind: 'found', text };
  }
  const photo = await createImageBitmap(picture).catch(() => undefined);
  if (photo === undefined) return { kind: 'unreadable-picture' };
  try {
    for (const side of sidesFor(Math.max(photo.width, photo.height))) {
      const text = await textIn(photo, side, { ...QR, tryInvert: true, tryDenoise: true });
      if (text !== undefined) return { kind: 'found', text };
    }
    return { kind: 'nothing' };
  } finally {
    photo.close();
  }
};

/** No side is tried twice, and none is larger than the photo. */
const sidesFor = (longer: number): readonly number[] => [
  ...new Set(PHOTO_SIDES.map((side) => Math.min(side, longer))),
];

const textIn = async (
  picture: ImageBitmap,
  longerSide: number,
  options: ReaderOptions,
): Promise<string | undefined> => {
  const scale = longerSide / Math.max(picture.width, picture.height);
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (canvas === null) throw new Error('no canvas');
  canvas.drawImage(picture, 0, 0, width, height);
  const found = await readBarcodes(canvas.getImageData(0, 0, width, height), options);
  return found.find(({ isValid }) => isValid)?.text;
};
