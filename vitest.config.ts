import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Shared machines are slow at times; a test that hangs is still found. */
const testTimeout = 30_000;

export default defineConfig({
  test: {
    // Started by scripts/run.mjs inside Electron's own Node; the forks inherit it, so tests run on the runtime that ships.
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          testTimeout,
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/renderer/**/*.test.tsx'],
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'dom',
          environment: 'jsdom',
          testTimeout,
          include: ['test/renderer/**/*.test.tsx'],
          css: { modules: { classNameStrategy: 'non-scoped' } },
        },
      },
    ],
  },
});
