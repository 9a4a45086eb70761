// Looks for secrets in all that a browser profile keeps: its files as bytes, and its databases as the page reads them.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** The forms in which a text may lie on a disk, each under a name that says what was found. */
export const formsOfText = (name: string, text: string): Needles => {
  const forms: Record<string, Buffer> = {};
  const folded = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd');
  for (const [form, written] of [
    ['as written', text.normalize('NFC')],
    ['decomposed', text.normalize('NFD')],
    ['without accents', folded],
    ['folded for the search', folded.toLowerCase()],
  ] as const) {
    forms[`${name} (${form}, UTF-8)`] = Buffer.from(written, 'utf8');
    forms[`${name} (${form}, UTF-16)`] = Buffer.from(written, 'utf16le');
  }
  for (const offset of [0, 1, 2])
    for (const encoding of ['base64', 'base64url'] as const)
      forms[`${name} (${encoding}, ${offset})`] = insideBase64(text, offset, encoding);
  return forms;
};

/** What base64 makes of a text that begins `offset` bytes after a multiple of three, without its uncertain ends. */
const insideBase64 = (text: string, offset: number, encoding: 'base64' | 'base64url'): Buffer => {
  const bytes = Buffer.from(text.normalize('NFC'), 'utf8');
  const from = (3 - offset) % 3;
  const length = Math.floor((bytes.length - from) / 3) * 3;
  return Buffer.from(bytes.subarray(from, from + length).toString(encoding), 'utf8');
};

export const formsOfKey = (name: string, key: Uint8Array): Needles => {
  const bytes = Buffer.from(key);
  const forms: Record<string, Buffer> = { [`${name} (raw)`]: bytes };
  for (const encoding of ['base64', 'base64url', 'hex'] as const) {
    const text = bytes.toString(encoding).replace(/=+$/, '');
    forms[`${name} (${encoding}, UTF-8)`] = Buffer.from(text, 'utf8');
    forms[`${name} (${encoding}, UTF-16)`] = Buffer.from(text, 'utf16le');
  }
  return forms;
};

export type Needles = Readonly<Record<string, Buffer>>;

/** "needle in file" for each that is found; sorted. */
export const foundInFiles = (folder: string, needles: Needles): readonly string[] =>
  filesIn(folder)
    .flatMap((file) =>
      foundIn(readIfThere(file), needles).map(
        (name) => `${name} in ${file.slice(folder.length + 1)}`,
      ),
    )
    .sort();

export const foundIn = (hay: Buffer, needles: Needles): readonly string[] =>
  Object.entries(needles).flatMap(([name, needle]) => (hay.includes(needle) ? [name] : []));

export const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path] : [];
  });

/** A running browser removes files while they are being read. */
const readIfThere = (file: string): Buffer => {
  try {
    return statSync(file).size === 0 ? Buffer.alloc(0) : readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
};

/**
 * Everything a page can read of what its origin keeps: databases, caches, storages. On disk Chromium may
 * have packed it; here it is unpacked. Keys of the browser's own kind are named `CryptoKey`.
 */
export const keptByOrigin = async (page: Page): Promise<Buffer> => {
  const text = await page.evaluate(async () => {
    const parts: string[] = [];
    const utf8 = (written: string): string =>
      String.fromCharCode(...new TextEncoder().encode(written));
    const take = (value: unknown): void => {
      if (typeof value === 'string')
        for (let at = 0; at < value.length; at += 5_000)
          parts.push(utf8(value.slice(at, at + 5_000)));
      else if (value instanceof CryptoKey) parts.push('CryptoKey');
      else if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
        const bytes =
          value instanceof ArrayBuffer
            ? new Uint8Array(value)
            : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
        for (let at = 0; at < bytes.length; at += 5_000)
          parts.push(String.fromCharCode(...bytes.subarray(at, at + 5_000)));
      } else if (Array.isArray(value)) value.forEach(take);
      else if (typeof value === 'object' && value !== null)
        Object.entries(value).forEach(([key, inner]) => [key, inner].forEach(take));
      else parts.push(String(value));
      parts.push('\n');
    };
    const answered = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('not read'));
      });
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answered(indexedDB.open(name));
      take(name);
      for (const store of database.objectStoreNames) {
        const inside = database.transaction(store).objectStore(store);
        take(await answered(inside.getAllKeys()));
        take(await answered(inside.getAll()));
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) take(request.url);
    }
    take(Object.entries(localStorage));
    take(Object.entries(sessionStorage));
    take(document.cookie);
    take(document.title);
    take(location.href);
    take(history.state);
    return parts.join('');
  });
  return Buffer.from(text, 'latin1');
};
