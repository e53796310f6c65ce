import { expect, it } from 'vitest';
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

it('with nothing to write nobody waits', async () => {
  const { writes, written } = start();

  await writes.settle();

  expect(written).toEqual([]);
});
