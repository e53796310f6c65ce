import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Some tests start processes, on machines that are busy with other things.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    setupFiles: ['test/support/end-with-runner.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**'] },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/build-page.ts'],
        },
      },
    ],
    coverage: { include: ['src/**/*.ts'] },
  },
});
