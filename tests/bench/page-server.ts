/** Builds the page of the bench into a temporary folder and serves it on this machine only. */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { build } from 'vite';

const typeByExtension: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

export const buildBenchPage = async (outDir: string): Promise<void> => {
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      // As the app is built.
      target: ['chrome111', 'firefox115', 'safari16.4'],
      modulePreload: { polyfill: false },
    },
  });
};

export interface PageServer {
  readonly origin: string;
  /** Where /api goes from now on. */
  readonly passApiTo: (port: number) => void;
  readonly close: () => Promise<void>;
}

/** @param fallback answered where a path has no file: the app's own page, for its routes */
export const servePages = async (folder: string, fallback = 'index.html'): Promise<PageServer> => {
  let apiPort: number | undefined;
  const server = createServer((incoming, response) => {
    const path = new URL(incoming.url ?? '/', 'http://bench').pathname;
    if (path.startsWith('/api/') && apiPort !== undefined) pass(incoming, response, apiPort);
    else void answer(folder, path, fallback, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://localhost:${address.port}`,
    passApiTo: (port) => {
      apiPort = port;
    },
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};

const answer = async (
  folder: string,
  path: string,
  fallback: string,
  response: ServerResponse,
): Promise<void> => {
  const name = extname(path) === '' ? fallback : normalize(path);
  const body = await readFile(join(folder, name)).catch(() => undefined);
  response.writeHead(body === undefined ? 404 : 200, {
    'content-type': typeByExtension[extname(name)] ?? 'application/octet-stream',
  });
  response.end(body);
};

/** The page and the API are one origin in the app, so they are one here. */
const pass = (incoming: IncomingMessage, response: ServerResponse, port: number): void => {
  const { method, url, headers } = incoming;
  const passed = request({ host: '127.0.0.1', port, method, path: url, headers }, (answered) => {
    response.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.pipe(response);
  });
  passed.on('error', () => response.writeHead(502).end());
  incoming.pipe(passed);
};
