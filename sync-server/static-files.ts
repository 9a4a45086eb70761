/** The built app from `dist/`: hashed files for ever, the page and the service worker never from a cache. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { refusalResponse } from './refusal.ts';

export interface StaticFiles {
  respond(request: Request): Promise<Response>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json',
};
const PACKED = new Set([
  '.html',
  '.js',
  '.css',
  '.json',
  '.webmanifest',
  '.svg',
  '.wasm',
  '.txt',
  '.map',
]);
const FOR_EVER = 'public, max-age=31536000, immutable';

interface KeptFile {
  readonly modifiedMs: number;
  readonly bytes: Buffer<ArrayBuffer>;
  /** Packed when the app was built, where that was done. */
  readonly brotli: Buffer<ArrayBuffer> | undefined;
  /** Packed once, and only when somebody asks who does not read the other. */
  readonly gzip: (() => Promise<Buffer<ArrayBuffer>>) | undefined;
  readonly etag: string;
}

export const staticFiles = (folder: string): StaticFiles => {
  const kept = new Map<string, KeptFile>();
  return {
    respond: async (request) => {
      const path = pathOf(request.url);
      const asked = path === undefined ? undefined : await fileAt(kept, folder, path);
      if (path !== undefined && asked !== undefined) return fileResponse(request, path, asked);
      // A missing chunk is a missing chunk: a page in its place would be run as a script.
      if (path === undefined || (extname(path) !== '' && path !== '/index.html'))
        return refusalResponse({ kind: 'not-found' });
      const page = await fileAt(kept, folder, '/index.html');
      return page === undefined
        ? refusalResponse({ kind: 'app-not-built' })
        : fileResponse(request, '/index.html', page);
    },
  };
};

/** Undefined for a path that leads out of the folder or cannot be read. */
const pathOf = (url: string): string | undefined => {
  try {
    const path = normalize(decodeURIComponent(new URL(url).pathname));
    if (path.includes('\0') || path.split(sep).includes('..')) return undefined;
    return path === '/' ? '/index.html' : path;
  } catch {
    return undefined;
  }
};

const fileAt = async (
  kept: Map<string, KeptFile>,
  folder: string,
  path: string,
): Promise<KeptFile | undefined> => {
  const full = join(folder, path);
  const found = await stat(full).catch(() => undefined);
  if (found?.isFile() !== true) return undefined;
  const known = kept.get(path);
  if (known?.modifiedMs === found.mtimeMs) return known;
  const bytes = await readFile(full);
  const isPacked = PACKED.has(extname(path));
  const gzip = isPacked ? gzipOnce(bytes) : undefined;
  const brotli = isPacked ? await readFile(`${full}.br`).catch(() => undefined) : undefined;
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  const file = { modifiedMs: found.mtimeMs, bytes, gzip, brotli, etag };
  kept.set(path, file);
  return file;
};

const gzipOnce = (bytes: Buffer<ArrayBuffer>): (() => Promise<Buffer<ArrayBuffer>>) => {
  let packed: Promise<Buffer<ArrayBuffer>> | undefined;
  return () => (packed ??= promisify(zlib.gzip)(bytes, { level: 9 }));
};

const fileResponse = async (request: Request, path: string, file: KeptFile): Promise<Response> => {
  const headers = new Headers({
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    // Only names that hold a hash of the content; everything else is asked for again.
    'cache-control': path.startsWith('/assets/') ? FOR_EVER : 'no-cache',
    etag: file.etag,
    vary: 'accept-encoding',
  });
  if (request.headers.get('if-none-match') === file.etag)
    return new Response(null, { status: 304, headers });
  const understood = (request.headers.get('accept-encoding') ?? '').split(/[,;\s]+/);
  const answer = (body: Buffer<ArrayBuffer>, encoding: 'br' | 'gzip'): Response => {
    headers.set('content-encoding', encoding);
    return new Response(body, { headers });
  };
  if (understood.includes('br') && file.brotli !== undefined) return answer(file.brotli, 'br');
  if (understood.includes('gzip') && file.gzip !== undefined)
    return answer(await file.gzip(), 'gzip');
  return new Response(file.bytes, { headers });
};
