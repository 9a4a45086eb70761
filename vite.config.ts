// How the app is built: hashed chunks, the first screen in the page itself, a service worker that keeps all of it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { createServer, defineConfig, type Plugin, type Rolldown } from 'vite';
import packageFile from './package.json' with { type: 'json' };
import { VitePWA } from 'vite-plugin-pwa';
import type { ManifestTransform } from 'workbox-build';

// What the server answers itself, so the service worker must not put the app in its place:
// the API, the public pages (/t/…, /p/…) and the files that are no page.
const notTheApp = [/^\/api\//, /^\/(healthz|metrics)$/, /^\/t\//, /^\/p\//, /\.[a-z0-9]+$/i];

const union = '#0b5cad';

/**
 * By this list the phone says what it still lacks for the time without network, in MB. The service worker keeps only
 * what has the hash that was built: a Wi-Fi's login page would answer in the place of any script, and be kept as it.
 */
const fileList = (name: string) => {
  let outDir = 'dist';
  const plugin: Plugin = {
    name: 'file-list',
    configResolved: (config) => {
      outDir = resolve(config.root, config.build.outDir);
    },
  };
  const transform: ManifestTransform = (entries) => {
    const list = JSON.stringify(entries.map(({ url, size }) => [url, size]));
    writeFileSync(join(outDir, name), list);
    const revision = createHash('sha256').update(list).digest('hex').slice(0, 32);
    const manifest = [...entries, { url: name, revision, size: list.length }].map((entry) => ({
      ...entry,
      integrity: `sha256-${createHash('sha256')
        .update(readFileSync(join(outDir, entry.url)))
        .digest('base64')}`,
    }));
    return { manifest, warnings: [] };
  };
  return { plugin, transform };
};
const appFiles = fileList('offline-files.json');

/**
 * Puts the first screens into the page as the app itself draws them, with the styles they need. The app's first
 * piece is no part of this: on a slow line it would come in between the words and the officer's eyes. In
 * development the page begins empty.
 */
const firstScreens: Plugin = {
  name: 'first-screens',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: async (html, { bundle = {} }) => ({
      html: html.replace('<!--first-screens-->', await drawnScreens()),
      tags: stylesOf(bundle, 'begin').map((file) => ({
        tag: 'link',
        attrs: { rel: 'stylesheet', crossorigin: true, href: `/${file}` },
        injectTo: 'head' as const,
      })),
    }),
  },
};

/**
 * Brotli once here instead of at each visit; its last step would take ten times as long for 3% less. The server looks
 * for these files.
 * The boot gate goes out as it stands, for browsers that no minifier knows, without its comments and margins.
 */
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  writeBundle: ({ dir = 'dist' }) => {
    const gate = join(dir, 'boot-gate.js');
    const bare = readFileSync(gate, 'utf8')
      .replace(/^\s*\/\*[\s\S]*?\*\/\s*$/gm, '')
      .replace(/^\s*\/\/.*$/gm, '')
      .replace(/^\s+/gm, '');
    writeFileSync(gate, bare);
    const folder = join(dir, 'assets');
    for (const name of readdirSync(folder).filter((one) => /\.(js|css|wasm)$/.test(one)))
      writeFileSync(
        join(folder, `${name}.br`),
        brotliCompressSync(readFileSync(join(folder, name)), {
          params: { [constants.BROTLI_PARAM_QUALITY]: 9 },
        }),
      );
  },
};

/** zod brings the making of JSON schemas with every schema: 5 KB (gzip) that an officer waits for and nobody asks for. */
const withoutJsonSchemas: Plugin = {
  name: 'without-json-schemas',
  apply: 'build',
  load: {
    filter: { id: /\/zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$/ },
    handler: (id) => {
      const source = readFileSync(id, 'utf8');
      const names = [...source.matchAll(/^export (?:const|function) (\w+)/gm)].map(
        ([, name]) => name,
      );
      return `const none = () => () => { throw new Error('no JSON schemas are made here'); };
        export { ${names.map((name) => `none as ${name}`).join(', ')} };`;
    },
  },
};

/** zod's English sentences: what is wrong is said by the catalogue, never by a schema. */
const withoutSchemaSentences: Plugin = {
  name: 'without-schema-sentences',
  apply: 'build',
  load: {
    filter: { id: /\/zod\/v4\/locales\/en\.js$/ },
    handler: () => 'export default () => ({ localeError: () => undefined });',
  },
};

/** RxDB's query language is 6 KB (gzip) of operators; the shelf asks for equality alone (docs/decisions/0015). */
export const shelfQueries: Plugin = {
  name: 'shelf-queries',
  apply: 'build',
  enforce: 'pre',
  resolveId: {
    filter: { id: /\/rx-query-mingo\.js$/ },
    handler: () => resolve(import.meta.dirname, 'src/replica/equality-query.ts'),
  },
};

/** React Router brings what pages made by its own server need with every link: 2 KB (gzip), and no server makes ours. */
const withoutServerPages: Plugin = {
  name: 'without-server-pages',
  apply: 'build',
  load: {
    filter: { id: /\/react-router\/dist\/production\/lib\/dom\/ssr\/components\.js$/ },
    handler: (id) => {
      const names =
        /export \{([^}]+)\};?\s*$/.exec(readFileSync(id, 'utf8'))?.[1]?.split(',') ?? [];
      const known: Readonly<Record<string, string>> = {
        FrameworkContext: 'createContext(undefined)',
        PrefetchPageLinks: '() => null',
        // Nothing is fetched ahead for a link, and its own reference is all there is to hand on.
        usePrefetchBehavior: '() => [false, null, {}]',
        mergeRefs: '(own) => own',
      };
      const none = "() => { throw new Error('no server makes pages here'); }";
      return names
        .map((name) => `export const ${name.trim()} = ${known[name.trim()] ?? none};`)
        .reduce((all, line) => `${all}\n${line}`, "import { createContext } from 'react';");
    },
  },
};

const drawnScreens = async (): Promise<string> => {
  const server = await createServer({
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const module = await server.ssrLoadModule('/src/app/first-screens.tsx');
    return await (module['firstScreens'] as () => Promise<string>)();
  } finally {
    await server.close();
  }
};

/** The style sheets of a piece of the app and of all it imports, in that order; the page names those of its entry. */
const stylesOf = (bundle: Rolldown.OutputBundle, name: string): readonly string[] => {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const seen = new Set<string>();
  const styles = new Set<string>();
  const reach = (fileName: string): void => {
    const chunk = chunks.find((one) => one.fileName === fileName);
    if (chunk === undefined || chunk.isEntry || seen.has(fileName)) return;
    seen.add(fileName);
    for (const imported of chunk.imports) reach(imported);
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style);
  };
  for (const chunk of chunks) if (chunk.name === name) reach(chunk.fileName);
  return [...styles];
};

/** What is written from forms, and what forms ask: no screen of the day's beginning needs it. */
const ACTS =
  /\/src\/domain\/(.*\/)?([a-z-]*acts|edit-member|import-[a-z-]+|citizen-number|phone|register-list)\.ts$/;
const HISTORY = /\/src\/protocol\/history\.ts$/;

export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(packageFile.version) },
  plugins: [
    appFiles.plugin,
    react(),
    withoutJsonSchemas,
    withoutSchemaSentences,
    shelfQueries,
    withoutServerPages,
    firstScreens,
    packed,
    VitePWA({
      strategies: 'generateSW',
      // The officer chooses the moment of an update, never in the middle of a receipt.
      registerType: 'prompt',
      // platform/ registers it; an injected script would be one more thing for the CSP to allow.
      injectRegister: null,
      // Icons and pictures of public/ are found by globPatterns; once is enough.
      includeAssets: [],
      includeManifestIcons: false,
      workbox: {
        globPatterns: [
          '**/*.{js,css,html,svg,wasm}',
          'icon-*.png',
          // The stored code by which the phone proves that it can scan without network.
          'assets/scanner-check-*.png',
          // Only the subsets Vietnamese needs; other subsets that a style sheet names stay on the server.
          '**/be-vietnam-pro-{latin,vietnamese}-{400,600,700}-normal*.woff2',
        ],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: notTheApp,
        // Hashed names never change their content, so they need no revision of their own.
        dontCacheBustURLsMatching: /^assets\//,
        cleanupOutdatedCaches: true,
        // In one file: a second one would be asked for by its address, which Trusted Types refuse to a service worker.
        inlineWorkboxRuntime: true,
        // From the first visit on: a chunk asked for after the network has gone comes from the phone.
        clientsClaim: true,
        maximumFileSizeToCacheInBytes: 3 * 1024 * 1024,
        manifestTransforms: [appFiles.transform],
      },
      manifest: {
        id: '/',
        name: 'Sổ Công đoàn',
        short_name: 'Sổ Công đoàn',
        description: 'Sổ đoàn viên, đoàn phí và vụ việc, làm việc được khi không có mạng',
        lang: 'vi',
        dir: 'ltr',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        theme_color: union,
        background_color: '#f5f7fb',
        categories: ['business', 'productivity'],
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          {
            src: '/icon-maskable-512.png',
            sizes: '512x512',
            type: 'image/png',
            purpose: 'maskable',
          },
        ],
      },
    }),
  ],
  // Dexie's build for the browsers of our floor; its usual one is for older ones.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' }] },
  build: {
    // The floor of the project; the boot gate refuses what is below it.
    target: ['chrome111', 'firefox115', 'safari16.4'],
    modulePreload: {
      polyfill: false,
      // Screens are read ahead when nothing else is to be done; a list of all their pieces would come before the first.
      resolveDependencies: (_, pieces, { hostId }) =>
        hostId.includes('/routes-') ? pieces.filter((piece) => piece.endsWith('.css')) : pieces,
    },
    cssCodeSplit: true,
    // An inlined font or picture would be a data: URL, which the CSP does not allow.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What every record stands on lies together: thirty small files are larger, and slower to ask for. Money and
        // days are spoken of before the lock.
        codeSplitting: {
          // With all they stand on: a piece that a record needs and that needs a record would run before it is whole.
          includeDependenciesRecursively: true,
          groups: [
            { name: 'schemas', test: /\/node_modules\/zod\//, priority: 3 },
            { name: 'days', test: /\/src\/(base\/|domain\/(money|calendar-date))/, priority: 2 },
            {
              name: 'records',
              test: (id: string) =>
                /\/src\/(crdt|book|protocol|domain)\//.test(id) &&
                !ACTS.test(id) &&
                !HISTORY.test(id),
              minShareCount: 4,
              priority: 1,
            },
            { name: 'acts', test: ACTS, minShareCount: 4, priority: 0 },
          ],
        },
      },
    },
  },
  server: {
    proxy: { '/api': { target: 'http://127.0.0.1:8787' } },
  },
});
