import { expect, it, onTestFinished, vi } from 'vitest';
import { longestWorkerIdle } from '../../src/limits.ts';
import { createBasePreparer } from '../../src/worker/base-preparer.ts';
import { writeFolder, writeHarbourBase } from '../support/knowledge-folder.ts';

function start() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const preparer = createBasePreparer({
    directory: writeHarbourBase(),
    cacheDirectory: writeFolder({}),
  });
  onTestFinished(() => preparer.stop());
  return { preparer, asked: { hash: 'another', at: 0 } };
}

it('a thread that ends for want of work takes no job of the next one with it', async () => {
  const { preparer, asked } = start();
  expect(await preparer.prepare(asked)).toMatchObject({ kind: 'prepared' });

  vi.advanceTimersByTime(longestWorkerIdle);

  expect(await preparer.prepare(asked)).toMatchObject({ kind: 'prepared' });
}, 60_000);

it('a job whose thread is stopped has failed, and so has each after it', async () => {
  const { preparer, asked } = start();
  const underWay = preparer.prepare(asked);

  await preparer.stop();

  expect(await underWay).toMatchObject({ kind: 'failed' });
  expect(await preparer.prepare(asked)).toMatchObject({ kind: 'failed' });
});
