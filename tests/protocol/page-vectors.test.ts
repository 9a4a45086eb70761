// The test vectors of docs/protocol.md, each held to our code and, where it has the part, to the stranger's client.
import { expect, test } from 'vitest';
import { vectorCount, vectors } from './protocol-page.ts';
import { STRANGER_CHECKS } from './stranger-checks.ts';
import { SIGNED_TEXTS } from './signed-texts.ts';
import { VECTOR_CHECKS } from './vector-checks.ts';

test('every vector of the page is looked at, and none is missing', () => {
  // One more is the word of the page about them.
  expect(vectorCount).toBe(vectors.size + 1);
  expect([...vectors.keys()].sort()).toEqual(Object.keys(VECTOR_CHECKS).sort());
  const texts = vectors.get('signed-texts')?.given as object;
  expect(Object.keys(texts).sort()).toEqual(Object.keys(SIGNED_TEXTS).sort());
});

test.each([...vectors])('%s, by our code', async (name, { given, gives }) => {
  expect(await VECTOR_CHECKS[name]?.(given as never)).toEqual(gives);
});

test.each(Object.entries(STRANGER_CHECKS))('%s, by the stranger', (name, check) => {
  const vector = vectors.get(name);
  expect(check(vector?.given as never)).toEqual(vector?.gives);
});
