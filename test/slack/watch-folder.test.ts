import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { watchFolder } from '../../src/slack/base/watch-folder.ts';
import { harbourFiles, writeHarbourBase } from '../support/knowledge-folder.ts';

/** Watches a folder as if its files had been read at a moment; each change is waited for. */
function watch(directory: string, since: number) {
  let changes = 0;
  let heard = () => {};
  const stop = watchFolder({
    ...{ directory, since, every: 5 },
    onChange() {
      changes += 1;
      heard();
    },
  });
  onTestFinished(stop);
  return {
    count: () => changes,
    async change(wanted: number): Promise<void> {
      while (changes < wanted) {
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
    },
  };
}

it('tells of what changed since the files were read, then of a file that is changed, added and taken away, each once', async () => {
  const directory = writeHarbourBase();
  const names = join(directory, 'names.yml');
  const folder = watch(directory, 0);
  await folder.change(1);

  for (const [n, edit] of [
    () => writeFileSync(names, `${harbourFiles['names.yml']}# more\n`),
    () => writeFileSync(join(directory, 'facts', 'more.yml'), '[]\n'),
    () => rmSync(names),
    () => {
      mkdirSync(join(directory, 'names'));
      writeFileSync(join(directory, 'names', 'more.yml'), '[]\n');
    },
  ].entries()) {
    edit();
    await folder.change(n + 2);
  }

  expect(folder.count()).toBe(5);
});
