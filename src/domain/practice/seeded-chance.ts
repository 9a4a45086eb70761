/** Chance that can be repeated: the same seed gives the same province on every machine. */

/** A source of made-up facts; each asking moves it on. */
export interface SeededChance {
  /** 0 up to but without 1. */
  readonly fraction: () => number;
  /** A whole number from `min` to `max`, both included. */
  readonly whole: (min: number, max: number) => number;
  /** True in so many of a hundred cases. */
  readonly percent: (of100: number) => boolean;
  readonly pick: <T>(list: readonly [T, ...T[]]) => T;
  /** Digits as text, leading zeros kept. */
  readonly digits: (count: number) => string;
  /** 16 characters of base64url, as random ids look. */
  readonly id: () => string;
}

const ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** mulberry32: small and fast; nothing secret may hang on it. */
export const seededChance = (seed: number): SeededChance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const fraction = (): number => next() / 0x1_0000_0000;
  const whole = (min: number, max: number): number =>
    min + Math.floor(fraction() * (max - min + 1));
  return {
    fraction,
    whole,
    percent: (of100) => fraction() * 100 < of100,
    pick: (list) => list[whole(0, list.length - 1)] ?? list[0],
    digits: (count) => {
      let text = '';
      for (let i = 0; i < count; i++) text += String(next() % 10);
      return text;
    },
    id: () => {
      let text = '';
      // Five characters of six bits from each reading.
      for (let bits = 0, left = 0; text.length < 16; bits >>>= 6, left--) {
        if (left === 0) {
          bits = next();
          left = 5;
        }
        text += ID_ALPHABET.charAt(bits & 63);
      }
      return text;
    },
  };
};
