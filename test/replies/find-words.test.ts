import { describe, expect, it } from 'vitest';
import { findSequence } from '../../src/replies/find-sequence.ts';
import { inOrder } from '../../src/replies/find-words.ts';

describe('findSequence', () => {
  it.each([
    ['a b c', 'b c', [1]],
    ['a a a', 'a a', [0, 1]],
    ['a b a b a c', 'a b a c', [2]],
    ['a b', 'a b c', []],
    ['a b', '', []],
  ])('in “%s” finds “%s”', (among, wanted, found) => {
    const split = (text: string) => text.split(' ').filter((word) => word !== '');
    expect(findSequence(split(among), split(wanted))).toEqual(found);
  });

  it('reads words that repeat a few times only', () => {
    let reads = 0;
    const counted = (words: readonly string[]) =>
      new Proxy(words, {
        get(target, key) {
          if (/^\d+$/.test(String(key))) reads += 1;
          return Reflect.get(target, key);
        },
      });
    const among = Array.from({ length: 10_000 }, () => 'pier');
    const wanted = [...Array.from({ length: 5_000 }, () => 'pier'), 'berth'];

    expect(findSequence(counted(among), counted(wanted))).toEqual([]);
    expect(reads).toBeLessThan(10 * among.length);
  });
});

describe('inOrder', () => {
  it('keeps of two that overlap the one that was given first', () => {
    const spans = [
      { start: 5, end: 9 },
      { start: 0, end: 3 },
      { start: 2, end: 6 },
      { start: 3, end: 5 },
    ];
    expect(inOrder(spans)).toEqual([spans[1], spans[3], spans[0]]);
  });

  it('looks at a few of many spans for each', () => {
    let reads = 0;
    const spans = Array.from({ length: 2_000 }, (_, n) => ({
      get start() {
        reads += 1;
        return (n * 37) % 2_000;
      },
      get end() {
        return ((n * 37) % 2_000) + 1;
      },
    }));

    expect(inOrder(spans)).toHaveLength(2_000);
    expect(reads).toBeLessThan(2_000 * 40);
  });
});
