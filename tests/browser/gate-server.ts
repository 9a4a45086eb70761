// Serves the gate as it stands in the tree, without a build, under a CSP stricter than the server's own.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

const typeByExtension: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

const csp = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `img-src 'self'`,
  `require-trusted-types-for 'script'`,
  `trusted-types default`,
].join('; ');

// What main.tsx does with the gate, in one line: it begins only where the gate is open.
const stubApp = `
  globalThis.bootGate.then((open) => {
    if (open) document.getElementById('root').textContent = 'app is running';
  });
`;

export type GateServer = { readonly port: number; readonly close: () => Promise<void> };

export const startGateServer = async (): Promise<GateServer> => {
  const server = createServer((request, response) => {
    void (async () => {
      const path = new URL(request.url ?? '/', 'http://gate').pathname;
      const [type, body] = await answer(path);
      response.writeHead(body === undefined ? 404 : 200, {
        'content-type': type,
        'content-security-policy': csp,
      });
      response.end(body);
    })();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};

const answer = async (path: string): Promise<readonly [string, Buffer | string | undefined]> => {
  if (path === '/src/main.tsx') return [typeByExtension['.js']!, stubApp];
  const extension = extname(path);
  const file = extension === '' ? 'index.html' : join('public', normalize(path));
  const type = typeByExtension[extension === '' ? '.html' : extension] ?? 'text/plain';
  return [type, await readFile(join(root, file)).catch(() => undefined)];
};
