import { expect, it } from 'vitest';
import { fits } from '../../src/replies/fit-reply.ts';

it('takes a table of no more than 10,000 characters over all its cells', () => {
  const table = (length: number) => ({
    type: 'table' as const,
    rows: [
      [5_000, length - 5_000].map((n) => ({ type: 'raw_text' as const, text: 'x'.repeat(n) })),
    ],
  });

  expect(fits([table(10_000)])).toBe(true);
  expect(fits([table(10_001)])).toBe(false);
});
