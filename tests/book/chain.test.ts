/** Chains, the running digest, the names of books and the line a verdict is signed by. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { utf8FromText } from '#base/bytes.ts';
import { bookId, parseBookId } from '#book/book-id.ts';
import { emptyHead, entryHashesOf, hashAfter } from '#book/chain.ts';
import { EMPTY_DIGEST, extendDigest } from '#book/digest.ts';
import { bodyHashOf, entryHashOf, GENESIS_HASH } from '#book/entry.ts';
import { verdictLine, type Verdict } from '#book/verdict.ts';

const bodies = ['one', 'two', 'three'].map(utf8FromText);

test('each entry of a chain holds the one before', () => {
  const hashes = entryHashesOf(GENESIS_HASH, bodies);
  expect(hashes).toHaveLength(3);
  expect(hashes[1]).toBe(entryHashOf(hashes[0] ?? '', bodyHashOf(bodies[1] ?? new Uint8Array())));
  expect(hashAfter(GENESIS_HASH, bodies.map(bodyHashOf))).toBe(hashes[2]);
  expect(hashAfter(hashes[0] ?? '', bodies.slice(1).map(bodyHashOf))).toBe(hashes[2]);
  expect(entryHashesOf(GENESIS_HASH, [])).toEqual([]);
});

test('one entry left out, or two exchanged, is another chain', () => {
  const whole = entryHashesOf(GENESIS_HASH, bodies).at(-1);
  const [one, two, three] = bodies;
  if (!one || !two || !three) throw new Error('there are three');
  expect(entryHashesOf(GENESIS_HASH, [one, three]).at(-1)).not.toBe(whole);
  expect(entryHashesOf(GENESIS_HASH, [two, one, three]).at(-1)).not.toBe(whole);
});

test('a chain begins with nothing', () => {
  expect(emptyHead('dues.unit0001', 'device01', 'life0001')).toEqual({
    book: 'dues.unit0001',
    device: 'device01',
    life: 'life0001',
    seq: 0,
    hash: GENESIS_HASH,
  });
});

test('the digest of a book is SHA-256 of the digest before and the line of the entry', () => {
  const item = {
    n: 1,
    hash: GENESIS_HASH,
    effective: { ms: 1_795_000_000_000, counter: 2 },
    ruling: 'accepted',
  } as const;
  const expected = createHash('sha256')
    .update(new Uint8Array(32))
    .update(`1|${GENESIS_HASH}|1795000000000|2|accepted`)
    .digest('base64url');
  expect(extendDigest(EMPTY_DIGEST, item)).toBe(expected);
  expect(expected).toBe('UG_CKjKI5JLjihi_eWQ_RkDYG6cn0SsmS2xJ811G1z0');
});

test('position, hash, stamp and ruling each change the digest', () => {
  const item = {
    n: 1,
    hash: GENESIS_HASH,
    effective: { ms: 7, counter: 0 },
    ruling: 'accepted',
  } as const;
  const all = [
    item,
    { ...item, n: 2 },
    { ...item, hash: EMPTY_DIGEST.replace(/^A/, 'B') },
    { ...item, effective: { ms: 7, counter: 1 } },
    { ...item, effective: { ms: 8, counter: 0 } },
    { ...item, ruling: 'held' } as const,
  ].map((one) => extendDigest(EMPTY_DIGEST, one));
  expect(new Set(all).size).toBe(all.length);
});

test('a book is named by its kind, its unit and what it is about', () => {
  for (const name of [
    { kind: 'dues', unit: 'unit-0001_x' },
    { kind: 'cases', unit: 'unit0001', part: 'case0001' },
  ])
    expect(parseBookId(bookId(name.kind, name.unit, name.part))).toEqual({ ok: true, value: name });
});

test.each([
  '',
  'dues',
  'dues.',
  'dues.abc',
  'Dues.unit0001',
  'dues.unit0001.',
  'dues.unit0001.x',
  'dues.unit 001',
  'dues.unit0001.part0001.more',
  'dues.unit0001\n',
])('no book is called %j', (text) => {
  expect(parseBookId(text)).toEqual({ ok: false, error: { kind: 'bad-book' } });
});

test('what the server signs of a verdict leaves out nothing that decides', () => {
  const verdict: Verdict = {
    book: 'dues.unit0001',
    n: 7,
    epoch: 'epoch1',
    hash: 'hash1',
    effective: { ms: 5, counter: 6 },
    life: 'life1',
    receivedMs: 9,
    ruling: 'held',
    duplicate: true,
    reason: 'not-allowed',
  };
  expect(verdictLine(verdict)).toBe('dues.unit0001|epoch1|7|hash1|5|6|life1|9|held');
});
