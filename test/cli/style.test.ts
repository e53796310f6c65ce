import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { createStyle } from '../../src/cli/style.ts';

/** As Node gives it on a terminal, or with FORCE_COLOR. */
const terminal = Object.assign(new PassThrough(), { hasColors: () => true });

it('marks text on a terminal', () => {
  expect(createStyle(terminal).strong('x')).toBe('\u001b[1mx\u001b[22m');
});

it('leaves text plain with NO_COLOR, whatever FORCE_COLOR says, and on anything but a terminal', () => {
  expect(createStyle(terminal, { noColor: true }).strong('x')).toBe('x');
  expect(createStyle(new PassThrough()).strong('x')).toBe('x');
});
