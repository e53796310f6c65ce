import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const rows = readFileSync(new URL('docs/FAILURES.md', root), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => line.split(' | '));
const testFiles = new Map(
  readdirSync(new URL('test', root), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => [
      basename(path, '.test.ts'),
      readFileSync(new URL(`test/${path}`, root), 'utf8').replaceAll('’', "'"),
    ]),
);

describe('docs/FAILURES.md', () => {
  it('numbers its rows without a gap', () => {
    expect(rows.map(([number]) => Number(number?.slice(2)))).toEqual(
      Array.from({ length: rows.length }, (_, n) => n + 1),
    );
  });

  it.each(rows.map((row) => [row[0]?.slice(2), row.at(-1)?.replace(/ \|$/, '') ?? '']))(
    'names only tests that exist, in row %s',
    (_, cell) => {
      const named = [...cell.matchAll(/`([a-z-]+)`: ([^`]*?)(?=; `|\. [A-Z]|$)/g)];

      for (const [, file = '', titles = ''] of named) {
        for (const title of titles.split('; ')) {
          expect(testFiles.get(file), `${file}: ${title}`).toContain(title);
        }
      }
      expect(named.length > 0 || /comes? with|test\/knowledge/i.test(cell)).toBe(true);
    },
  );
});
