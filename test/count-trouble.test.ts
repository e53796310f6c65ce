import { expect, it } from 'vitest';
import { createTroubleCount, type Trouble } from '../src/count-trouble.ts';

it('tells a trouble at once, and the same again once a minute with how often it came', () => {
  let now = 0;
  const told: Trouble[] = [];
  const count = createTroubleCount({ tell: (trouble) => told.push(trouble), now: () => now });

  for (; now < 61_000; now += 500) count('ECONNREFUSED');
  count('timed_out');

  expect(told).toEqual([
    { code: 'ECONNREFUSED', times: 1 },
    { code: 'ECONNREFUSED', times: 120 },
    { code: 'timed_out', times: 1 },
  ]);
});
