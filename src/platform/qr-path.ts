/** A QR code as the path of an SVG, drawn by the screen itself: no markup from strings, no picture from elsewhere. */
import { encode } from 'uqr';

export interface QrPath {
  /** Modules a side, the quiet zone included. */
  readonly size: number;
  /** `d` of an SVG path: one square a dark module. */
  readonly path: string;
}

/** Medium correction: read from a scratched screen in the sun. */
export const qrPath = (text: string): QrPath => {
  const { data, size } = encode(text, { ecc: 'M', border: 3 });
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return { size, path };
};
