import { expect, it } from 'vitest';
import { createBatchRead, groupByPlace } from '../../src/storage/batch-reads.ts';

it('what is asked for in one moment is read as one, and each gets its own', async () => {
  const asked: (readonly string[])[] = [];
  const read = createBatchRead<string, string>(async (keys) => {
    asked.push(keys);
    return keys.map((key) => key.toUpperCase());
  });

  expect(await Promise.all([read('a'), read('b'), read('a')])).toEqual(['A', 'B', 'A']);
  expect(await read('c')).toBe('C');
  expect(asked).toEqual([['a', 'b', 'a'], ['c']]);
});

it('what cannot be read is told to all who asked for it, and to nobody after them', async () => {
  let isAway = true;
  const read = createBatchRead<string, string>(async (keys) => {
    if (isAway) throw new Error('away');
    return keys;
  });

  const outcomes = await Promise.allSettled([read('a'), read('b')]);
  isAway = false;

  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await read('c')).toBe('c');
});

it('rows go to the key of their place', () => {
  const rows = [
    { place: 2, name: 'a' },
    { place: 2, name: 'b' },
    { place: 1, name: 'c' },
  ];

  const names = groupByPlace(['x', 'y', 'z'], rows).map((group) => group.map(({ name }) => name));
  expect(names).toEqual([['c'], ['a', 'b'], []]);
});
