/** Entries as bytes: what they hash to, how large they may be, and what a hostile peer may send. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { utf8FromText } from '#base/bytes.ts';
import {
  bodyHashOf,
  encodeEntry,
  ENTRY_BYTES_MAX,
  ENTRY_CHANGES_MAX,
  ENTRY_DEPTH_MAX,
  entryHashOf,
  entrySigningBytes,
  GENESIS_HASH,
  orderOf,
  parseEntry,
  placedChangesOf,
  type EntryBody,
} from '#book/entry.ts';

const body: EntryBody = {
  book: 'roster.unit0001',
  device: 'device01',
  life: 'life0001',
  seq: 1,
  stamp: { ms: 1_795_000_000_000, counter: 0 },
  officer: 'officer1',
  schema: 1,
  act: 'registerMember',
  changes: [{ type: 'member', id: 'member01', set: { fullName: { value: 'Nông Thị Mơ' } } }],
};

const sha256 = (...parts: readonly Uint8Array[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('base64url');
};

const bytesOf = (value: unknown): Uint8Array => utf8FromText(JSON.stringify(value));
const kindOf = (bytes: Uint8Array): string => {
  const parsed = parseEntry(bytes);
  return parsed.ok ? 'ok' : parsed.error.kind;
};

describe('hashes', () => {
  test('the body hash is SHA-256 of the bytes, base64url (FIPS 180-2, "abc")', () => {
    expect(bodyHashOf(utf8FromText('abc'))).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
    expect(bodyHashOf(new Uint8Array())).toBe('47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU');
  });

  test('the entry hash is SHA-256 of the hash before and the body hash, as raw bytes', () => {
    const bodyHash = bodyHashOf(utf8FromText('abc'));
    const expected = sha256(new Uint8Array(32), Buffer.from(bodyHash, 'base64url'));
    expect(entryHashOf(GENESIS_HASH, bodyHash)).toBe(expected);
    expect(expected).toBe('WJ-f_tTEd5Zr-41B83iVsIxpBH34-RHW87V_vgj67o0');
    expect(GENESIS_HASH).toBe('A'.repeat(43));
  });

  test('an entry is written as these bytes and no others, for good', () => {
    const bytes = encodeEntry(body);
    if (!bytes.ok) throw new Error('it fits');
    expect(new TextDecoder().decode(bytes.value)).toBe(
      '{"book":"roster.unit0001","device":"device01","life":"life0001","seq":1,' +
        '"stamp":{"ms":1795000000000,"counter":0},"officer":"officer1","schema":1,"act":"registerMember",' +
        '"changes":[{"type":"member","id":"member01","set":{"fullName":{"value":"Nông Thị Mơ"}}}]}',
    );
    expect(bodyHashOf(bytes.value)).toBe('1JtQg_gLxQw9b2xwZH3pidghLOu2bG2HP0Vi7J1NWcU');
  });

  test('one other letter, one other hash', () => {
    expect(bodyHashOf(bytesOf({ ...body, seq: 2 }))).not.toBe(bodyHashOf(bytesOf(body)));
  });

  test('what is signed names what it is', () => {
    expect(new TextDecoder().decode(entrySigningBytes(GENESIS_HASH))).toBe(
      `so-cong-doan/entry/1\n${GENESIS_HASH}`,
    );
  });
});

describe('limits', () => {
  const changes = (count: number): EntryBody['changes'] =>
    Array.from({ length: count }, (_, i) => ({ type: 'receipt', id: `receipt${i}`, set: {} }));

  test('two hundred changes go in one entry, one more does not', () => {
    expect(encodeEntry({ ...body, changes: changes(ENTRY_CHANGES_MAX) }).ok).toBe(true);
    expect(encodeEntry({ ...body, changes: changes(ENTRY_CHANGES_MAX + 1) })).toEqual({
      ok: false,
      error: { kind: 'entry-too-large' },
    });
    expect(kindOf(bytesOf({ ...body, changes: changes(ENTRY_CHANGES_MAX + 1) }))).toBe(
      'entry-malformed',
    );
    expect(kindOf(bytesOf({ ...body, changes: [] }))).toBe('entry-malformed');
  });

  test('64 KB go in one entry, one byte more does not, counted in UTF-8', () => {
    const filled = (length: number): EntryBody => ({
      ...body,
      changes: [{ type: 'caseNote', id: 'note0001', set: { text: 'ậ'.repeat(length) } }],
    });
    const frame = bytesOf(filled(0)).length;
    const letters = Math.floor((ENTRY_BYTES_MAX - frame) / 3);
    expect(encodeEntry(filled(letters)).ok).toBe(true);
    expect(encodeEntry(filled(letters + 1)).ok).toBe(false);
    expect(kindOf(new Uint8Array(ENTRY_BYTES_MAX + 1))).toBe('entry-too-large');
  });
});

describe('what a peer may send', () => {
  test('an entry comes back as it was written, with its group', () => {
    const grouped = { ...body, group: 'group001' };
    expect(parseEntry(bytesOf(grouped))).toEqual({ ok: true, value: grouped });
  });

  test('fields of a newer app are taken as they are', () => {
    const newer = {
      ...body,
      changes: [{ type: 'somethingNew', id: 'abcd', set: { tomorrow: [{ a: 1 }] } }],
    };
    expect(parseEntry(bytesOf(newer))).toEqual({ ok: true, value: newer });
  });

  test('a login page, a truncated body, bytes that are no text: unreadable, each without a crash', () => {
    const whole = bytesOf(body);
    for (let length = 0; length < whole.length; length++)
      expect(kindOf(whole.slice(0, length))).toBe('entry-unreadable');
    expect(kindOf(utf8FromText('<!doctype html><title>WiFi</title>'))).toBe('entry-unreadable');
    expect(kindOf(new Uint8Array([0xff, 0xfe, 0x7b]))).toBe('entry-unreadable');
    expect(kindOf(utf8FromText(`\uFEFF${JSON.stringify(body)}`))).toBe('entry-unreadable');
  });

  test.each([
    ['no object', 'null'],
    ['a list', '[]'],
    ['a number', '1e999'],
  ])('%s is malformed', (_, text) => {
    expect(kindOf(utf8FromText(text))).toBe('entry-malformed');
  });

  test.each([
    ['a book of no kind', { book: 'unit0001' }],
    ['a path for a book', { book: 'roster.../../etc' }],
    ['seq 0', { seq: 0 }],
    ['seq one and a half', { seq: 1.5 }],
    ['seq beyond safe numbers', { seq: 2 ** 53 }],
    ['a stamp before 1970', { stamp: { ms: -1, counter: 0 } }],
    ['a stamp with more in it', { stamp: { ms: 1, counter: 0, extra: 1 } }],
    ['an act that is a sentence', { act: 'register member' }],
    ['an officer with a space', { officer: 'officer 1' }],
    ['a field nobody knows beside the others', { extra: true }],
    ['an id that is too short', { changes: [{ type: 'member', id: 'a', set: {} }] }],
    ['a type with a dot', { changes: [{ type: 'a.b', id: 'abcd', set: {} }] }],
    ['a set that is a list', { changes: [{ type: 'member', id: 'abcd', set: [] }] }],
    ['an undo of a number', { changes: [{ type: 'member', id: 'abcd', set: {}, undoes: [1] }] }],
  ])('%s is malformed', (_, edit) => {
    expect(kindOf(bytesOf({ ...body, ...edit }))).toBe('entry-malformed');
  });

  test('__proto__, constructor and prototype reach nobody', () => {
    const raw = JSON.stringify(body);
    const planted = [
      raw.replace('"seq":1', '"seq":1,"__proto__":{"isAdmin":true}'),
      raw.replace('"set":{', '"set":{"__proto__":{"isAdmin":true},'),
      raw.replace('"set":{', '"set":{"constructor":{"prototype":{"isAdmin":true}},'),
    ];
    for (const text of planted) {
      const parsed = parseEntry(utf8FromText(text));
      const probe: Record<string, unknown> = {};
      expect(probe['isAdmin']).toBeUndefined();
      if (!parsed.ok) continue;
      expect(Object.hasOwn(parsed.value, '__proto__')).toBe(false);
      for (const { set } of parsed.value.changes) {
        expect(Object.getPrototypeOf(set)).toBe(Object.prototype);
        expect(set['isAdmin']).toBeUndefined();
        expect(Object.hasOwn(set, '__proto__')).toBe(false);
      }
    }
  });

  test('thirty thousand brackets deep are refused before anything that recurses sees them', () => {
    const nested = (depth: number): Uint8Array => {
      const deep = '['.repeat(depth) + ']'.repeat(depth);
      return utf8FromText(JSON.stringify(body).replace('{"value":"Nông Thị Mơ"}', deep));
    };
    // Body, changes, change and set lie around the value.
    expect(kindOf(nested(ENTRY_DEPTH_MAX - 4))).toBe('ok');
    expect(kindOf(nested(ENTRY_DEPTH_MAX - 3))).toBe('entry-malformed');
    expect(kindOf(nested(30_000))).toBe('entry-malformed');
    expect(kindOf(utf8FromText('['.repeat(60_000)))).toBe('entry-unreadable');
  });
});

test('the changes of an entry stand one after the other under its name', () => {
  const order = orderOf(body, 'hash', { ms: 5, counter: 1 });
  const two = {
    ...body,
    changes: [...body.changes, { type: 'consent', id: 'abcd', set: {}, undoes: ['x.0'] }],
  };
  expect(placedChangesOf(two, order)).toEqual([
    { type: 'member', id: 'member01', change: { order, index: 0, set: body.changes[0]?.set } },
    { type: 'consent', id: 'abcd', change: { order, index: 1, set: {}, undoes: ['x.0'] } },
  ]);
});
