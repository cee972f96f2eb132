import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['*.test.ts'],
    // Adds toNeedHeads, toHaveInteractionRank and toBeRepresentableWith to every test.
    setupFiles: ['headcount/vitest'],
  },
});
