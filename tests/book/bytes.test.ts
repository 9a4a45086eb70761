/** Bytes and their spellings, against Node's own. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { base64FromBytes, bytesFromBase64, textFromUtf8, utf8FromText } from '#base/bytes.ts';
import { sha256Text } from '#book/sha256.ts';
import { seededChance } from '#domain/practice/seeded-chance.ts';

const SEED = 20_261_122;
const ROUNDS = 5_000;
const CHARACTERS = 'ABCYZabcyz0189-_=+/ é\u0000';

test(`base64url is written and read as Node does, of any length (seed ${SEED})`, () => {
  const chance = seededChance(SEED);
  for (let at = 0; at < ROUNDS; at++) {
    const bytes = Uint8Array.from({ length: at % 70 }, () => chance.whole(0, 255));
    const text = Buffer.from(bytes).toString('base64url');
    expect(base64FromBytes(bytes)).toBe(text);
    expect(bytesFromBase64(text)).toEqual({ ok: true, value: bytes });
  }
});

test(`every other spelling is refused: signs of no alphabet, half bytes, left-over bits (seed ${SEED})`, () => {
  const chance = seededChance(SEED);
  let refused = 0;
  for (let at = 0; at < ROUNDS; at++) {
    const text = Array.from({ length: chance.whole(0, 9) }, () =>
      CHARACTERS.charAt(chance.whole(0, chance.percent(80) ? 11 : CHARACTERS.length - 1)),
    ).join('');
    const bytes = Buffer.from(text, 'base64url');
    const isSpelling = /^[A-Za-z0-9_-]*$/.test(text) && bytes.toString('base64url') === text;
    expect({ text, ok: bytesFromBase64(text).ok }).toEqual({ text, ok: isSpelling });
    if (!isSpelling) refused += 1;
  }
  expect(refused).toBeGreaterThan(ROUNDS / 10);
});

test('text goes to UTF-8 and back, short or long, plain or Vietnamese; broken bytes are refused', () => {
  for (const text of ['', 'a', 'Nông Thị Mơ', 'x'.repeat(500), 'đ'.repeat(500), '\uFEFFa', '👩‍🏭']) {
    expect(utf8FromText(text)).toEqual(new Uint8Array(Buffer.from(text, 'utf8')));
    expect(textFromUtf8(utf8FromText(text))).toEqual({ ok: true, value: text });
  }
  expect(textFromUtf8(Uint8Array.of(0xc3, 0x28)).ok).toBe(false);
  // A refusal leaves nothing behind that would spoil the next text.
  expect(textFromUtf8(utf8FromText('sau đó'))).toEqual({ ok: true, value: 'sau đó' });
});

test('many hashes in a row: none knows of the one before, whatever the lengths', () => {
  for (let at = 0; at < 300; at++) {
    const parts = [Buffer.alloc(at, at), Buffer.alloc((at * 7) % 130, 1)];
    const expected = createHash('sha256').update(Buffer.concat(parts)).digest('base64url');
    expect(sha256Text(...parts)).toBe(expected);
  }
});
