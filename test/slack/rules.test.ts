import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rules } from '../../src/slack/posting/rules.ts';

it('the table in DESIGN names what is sent, by the routes that the code takes', () => {
  const rows = readFileSync('docs/DESIGN.md', 'utf8').matchAll(/^\| `(\w+)` \|[^|]*\|([^|]*)\|/gm);
  const told = [...rows].map(([, kind, routes = '']) => [kind, routes.match(/\w+/g)]);

  expect(Object.fromEntries(told)).toEqual(
    Object.fromEntries(Object.entries(rules).map(([kind, { routes }]) => [kind, routes])),
  );
});
