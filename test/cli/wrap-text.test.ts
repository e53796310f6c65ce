import { expect, it } from 'vitest';
import { wrapText } from '../../src/cli/wrap-text.ts';
import { runHere } from './run-here.ts';

it('breaks lines at the width of the terminal, under the start of their text', () => {
  expect(wrapText('  “one two three four five”\n- six seven eight nine ten', 22)).toBe(
    '  “one two three four\n  five”\n- six seven eight nine\n  ten',
  );
});

it('counts wide characters as two columns, and colours as none', () => {
  expect(wrapText('  한국은 회원국이 아니라고 기사는 전한다', 22)).toBe(
    '  한국은 회원국이\n  아니라고 기사는\n  전한다',
  );
  expect(wrapText(`  ${'国'.repeat(15)}`, 22)).toBe(`  ${'国'.repeat(10)}\n  ${'国'.repeat(5)}`);
  expect(wrapText('\u001B[2m  aaaa bbbb cccc dddd eeee\u001B[22m', 22)).toBe(
    '  \u001B[2maaaa bbbb cccc dddd\u001B[22m\n  \u001B[2meeee\u001B[22m',
  );
});

it('leaves lines whole where they are piped on, and in JSON', async () => {
  const claim = ['check', 'Wilson is in the squad.'];
  const lines = ({ stdout }: { stdout: string }) => stdout.split('\n').map((line) => line.length);

  const [narrow, piped, json] = await Promise.all([
    runHere(claim, { columns: 40 }),
    runHere(claim),
    runHere([...claim, '--json'], { columns: 40 }),
  ]);

  expect(Math.max(...lines(narrow))).toBeLessThanOrEqual(40);
  expect(narrow.stdout.replace(/\s+/g, ' ')).toBe(piped.stdout.replace(/\s+/g, ' '));
  expect(Math.max(...lines(piped))).toBeGreaterThan(100);
  expect(lines(json)).toHaveLength(2);
});
