import { expect, it } from 'vitest';
import { toSlackText } from '../../src/replies/to-slack-text.ts';

it('shows what would be markup as it is', () => {
  expect(toSlackText('<!channel> & <@U1> &lt;')).toBe(
    '&lt;!channel&gt; &amp; &lt;@U1&gt; &amp;lt;',
  );
});

it('leaves out whole lines, never a part of one', () => {
  const text = toSlackText(['first', 'x'.repeat(3_000), 'y'.repeat(3_000), 'last'].join('\n'));

  expect(text).toBe(`first\n${'x'.repeat(3_000)}\n…`);
});
