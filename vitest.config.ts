import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

/** Tests that do all their work within their own process. */
const withinOurs = [
  'test/{bench,desk,drafting,knowledge,language,reading,replies,scenarios,slack}/**/*.test.ts',
];

export default defineConfig({
  test: {
    // Only what hangs takes so long: some tests start processes, on machines that are busy with other things.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A second, as it is by default, is little for a machine that is busy.
    expect: { poll: { timeout: 60_000 } },
    // Two more than there are cores: the longest tests wait for processes and for Slack more than they work.
    maxWorkers: availableParallelism() + 2,
    // What tests make is short-lived: with more room for it, they take 8 % less of the processor.
    execArgv: ['--max-semi-space-size=64'],
    sequence: { sequencer: LongestFirst },
    setupFiles: ['test/support/end-with-runner.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: withinOurs,
          // Tests leave nothing behind, so that one process runs many files, and loads what they share once.
          isolate: false,
        },
      },
      {
        extends: true,
        // Databases, processes, browsers, ports and folders, beside their own process.
        test: {
          name: 'process',
          isolate: false,
          include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
          exclude: ['test/production/**', ...withinOurs],
          globalSetup: [
            'packages/local-slack/test/e2e/unpack-browser.ts',
            'test/support/build-first.ts',
          ],
        },
      },
      {
        extends: true,
        // Installs and builds as the Dockerfile does: for CI alone (`npm run test:production`).
        test: {
          name: 'production',
          include: ['test/production/**/*.test.ts'],
          globalSetup: 'test/support/build-first.ts',
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
    coverage: { include: ['src/**/*.ts'] },
  },
});
