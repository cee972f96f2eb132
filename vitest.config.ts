import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/ground/seed-of-run.ts'],
    setupFiles: ['tests/ground/seed-properties.ts'],
    // Separate processes: a test that measures memory or loads a native backend cannot disturb its neighbours.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
