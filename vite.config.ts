// How the app is built: hashed chunks, a service worker that keeps all of it, and nothing inline.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import packageFile from './package.json' with { type: 'json' };
import { VitePWA } from 'vite-plugin-pwa';
import type { ManifestTransform } from 'workbox-build';

// What the server answers itself, so the service worker must not put the app in its place:
// the API, the public pages (/t/…, /p/…) and the files that are no page.
const notTheApp = [/^\/api\//, /^\/t\//, /^\/p\//, /\.[a-z0-9]+$/i];

const union = '#0b5cad';

/** By this list the phone says what it still lacks for the time without network, in MB. */
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
    return { manifest: [...entries, { url: name, revision, size: list.length }], warnings: [] };
  };
  return { plugin, transform };
};
const appFiles = fileList('offline-files.json');

export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(packageFile.version) },
  plugins: [
    appFiles.plugin,
    react(),
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
  build: {
    // The floor of the project; the boot gate refuses what is below it.
    target: ['chrome111', 'firefox115', 'safari16.4'],
    modulePreload: { polyfill: false },
    cssCodeSplit: true,
    // An inlined font or picture would be a data: URL, which the CSP does not allow.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: { '/api': { target: 'http://127.0.0.1:8787' } },
  },
});
