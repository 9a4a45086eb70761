// Builds the preview page alone, so that nobody's edits reload it while pictures are taken.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: { outDir: '/tmp/ui-preview', emptyOutDir: true, assetsInlineLimit: 0, minify: false },
});
