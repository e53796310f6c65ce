import { expect, it } from 'vitest';
import { spellShares } from '../../src/language/spell-shares.ts';

it.each([
  ['One in ten people left.', '10 percent people left.'],
  ['Five out of every 10 people left.', 'half people left.'],
  ['Half is 50% of it, or 50 per cent.', 'Half is half of it, or half.'],
  ['A tenth of the boats sank.', '10 percent of the boats sank.'],
  ['It sank on one in every 10 days.', 'It sank on 10 percent days.'],
  ['It rose by 2.50 percent.', 'It rose by 2.50 percent.'],
  ['It rose by 2,50 percent.', 'It rose by 2,50 percent.'],
  ['About 5.5 in 10 people left.', 'About 5.5 in 10 people left.'],
  ['It is 2.5 tenths of the sum.', 'It is 2.5 tenths of the sum.'],
  ['They sank three in 10 days.', 'They sank three in 10 days.'],
])('writes shares in one way, and only shares: %s', (text, written) => {
  expect(spellShares(text)).toBe(written);
});
