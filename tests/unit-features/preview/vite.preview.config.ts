// Builds the preview of the screens: `npx vite build -c tests/unit-features/preview/vite.preview.config.ts`.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: process.env['PREVIEW_DIR'] ?? '/tmp/so-preview',
    emptyOutDir: true,
    target: 'chrome111',
  },
});
