// "Ngoài trời": black on white, every colour of a word at least 7:1 against what it may stand on, and letters two pixels larger.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const RATIO_MIN = 7;

const css = readFileSync(join(import.meta.dirname, '../../src/ui/tokens.css'), 'utf8');
const block = /:root\[data-outdoor\] \{([^}]*)\}/.exec(css)?.[1] ?? '';
const token = (name: string): string =>
  new RegExp(`--${name}: ([^;]+);`).exec(block)?.[1] ?? `no ${name}`;

/** Relative luminance of WCAG 2.2. */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const ratio = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

test('words are black on white', () => {
  expect([token('c-text'), token('c-dim')]).toEqual(['#000000', '#000000']);
  for (const ground of ['page', 'surface', 'sunken']) expect(token(`c-${ground}`)).toBe('#ffffff');
});

test.each([
  ['c-act-text', 'c-surface'],
  ['c-act-text', 'c-act-soft'],
  ['c-on-act', 'c-act'],
  ['c-on-act', 'c-act-hover'],
  ['c-wait-text', 'c-wait-soft'],
  ['c-late-text', 'c-late-soft'],
  ['c-safe-text', 'c-safe-soft'],
  ['c-text', 'c-mark'],
])('%s on %s', (word, ground) => {
  expect(ratio(token(word), token(ground))).toBeGreaterThanOrEqual(RATIO_MIN);
});

test('letters are two pixels larger', () => {
  expect(token('text-more')).toBe('2px');
});
