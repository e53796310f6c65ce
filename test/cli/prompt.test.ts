import { expect, it } from 'vitest';
import { runCptpp } from '../support/run-cptpp.ts';

it('cptpp prompt answers line by line, until exit', async () => {
  const { code, stdout, stderr } = await runCptpp(['prompt'], {
    input: 'who-are-members\nexit\nwho-are-members\n',
  });

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.match(/12 nations: Australia, Brunei, Canada/g)?.length).toBeGreaterThan(0);
  expect(stdout.split('> ')).toHaveLength(3);
});
