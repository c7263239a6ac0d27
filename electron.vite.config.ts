import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const at = (path: string): string => resolve(import.meta.dirname, path);

/** The development server works with inline scripts and styles, which the page's strict policy would refuse. */
const developmentPolicy: Plugin = {
  name: 'plumbline:development-policy',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
};

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        // electron-vite keeps electron and Node's own modules out of the bundle; this is the one native module.
        external: ['better-sqlite3'],
        input: {
          index: at('src/main/index.ts'),
          cli: at('src/main/cli/main.ts'),
          worker: at('src/main/jobs/worker.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('src/preload/index.ts') },
        // A sandboxed preload is loaded as CommonJS, in a package that is ESM otherwise.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    plugins: [react(), developmentPolicy],
    build: {
      // The content security policy allows nothing inline: no data: URLs, no polyfill script.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: true,
      // Read from the disk at once; the limit is meant for networks.
      chunkSizeWarningLimit: 4000,
      rolldownOptions: {
        input: at('src/renderer/index.html'),
        // All that the first screen needs in one script: each more would be asked for and answered apart.
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
    },
  },
});
