import { expect, it, vi } from 'vitest';
import { createBatchWrites } from '../../src/storage/batch-writes.ts';

/** Gathers rows for so long that only a full batch, or whoever asks for it, is written. */
function start({ most = 10, fails = () => false }: { most?: number; fails?: () => boolean } = {}) {
  const written: (readonly string[])[] = [];
  const writes = createBatchWrites<string>({
    async write(rows) {
      if (fails()) throw new Error('the disk is full');
      written.push(rows);
    },
    keyOf: (row) => row.slice(0, 1),
    wait: 3_600_000,
    most,
  });
  return { writes, written };
}

it('what comes in one moment is written as one', async () => {
  const { writes, written } = start();
  const added = [writes.add('a1'), writes.add('b1'), writes.add('c1')];

  await writes.settle();

  await Promise.all(added);
  expect(written).toEqual([['a1', 'b1', 'c1']]);
});

it('a full batch is written without waiting', async () => {
  const { writes, written } = start({ most: 2 });

  await Promise.all([writes.add('a1'), writes.add('b1')]);

  expect(written).toEqual([['a1', 'b1']]);
});

it('rows of one key are written one after the other', async () => {
  const { writes, written } = start();
  const added = [writes.add('a1'), writes.add('b1'), writes.add('a2')];

  await writes.settle();

  await Promise.all(added);
  expect(written).toEqual([['a1', 'b1'], ['a2']]);
});

it('whoever added to a batch that fails is told, and the next is written', async () => {
  let isFull = true;
  const { writes, written } = start({ fails: () => isFull });
  const lost = writes.add('a1');
  const toldLost = expect(lost).rejects.toThrow('the disk is full');
  await writes.settle();
  await toldLost;

  isFull = false;
  const added = writes.add('b1');
  await writes.settle();

  await added;
  expect(written).toEqual([['b1']]);
});

it('what comes while one is being written is one more, however long that takes', async () => {
  vi.useFakeTimers();
  const written: (readonly string[])[] = [];
  let end = () => {};
  const writes = createBatchWrites<string>({
    async write(rows) {
      written.push(rows);
      if (written.length === 1) {
        await new Promise<void>((resolve) => {
          end = resolve;
        });
      }
    },
    keyOf: (row) => row,
    wait: 150,
    most: 10,
  });
  const added: Promise<void>[] = [];
  for (const row of ['a', 'b', 'c', 'd']) {
    added.push(writes.add(row));
    await vi.advanceTimersByTimeAsync(150);
  }
  end();
  await Promise.all(added);
  vi.useRealTimers();

  expect(written).toEqual([['a'], ['b', 'c', 'd']]);
  expect(writes.isSettled).toBe(true);
});

it('with nothing to write nobody waits', async () => {
  const { writes, written } = start();

  await writes.settle();

  expect(written).toEqual([]);
});
