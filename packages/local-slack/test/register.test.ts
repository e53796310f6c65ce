import { expect, it } from 'vitest';
import { startLocalSlack } from './start-local-slack.ts';
import { startProcess } from './start-process.ts';

/** The ways in which Slack's clients ask, old and new, each told by what it asks for. */
const ways = {
  'fetch with an address': `(await fetch('https://slack.com/api/api.test?way=1', { method: 'POST' })).json()`,
  'fetch with a request': `(await fetch(new Request('https://slack.com/api/api.test?way=1', { method: 'POST' }))).json()`,
  'https with options': `ask((take) => request({ hostname: 'slack.com', port: 443, path: '/api/api.test?way=1', method: 'POST' }, take).end())`,
  'https with an address': `ask((take) => request('https://slack.com/api/api.test?way=1', { method: 'POST' }, take).end())`,
  'https by its default': `ask((take) => https.get(new URL('https://slack.com/api/api.test?way=1'), take))`,
  'https as CommonJS has it': `ask((take) => createRequire(import.meta.url)('https').request('https://slack.com/api/api.test?way=1', take).end())`,
};

const script = (way: string) => `
import https, { request } from 'node:https';
import { createRequire } from 'node:module';
import { json } from 'node:stream/consumers';
const ask = (how) => new Promise((resolve) => how((response) => resolve(json(response))));
console.log(JSON.stringify(await ${way}));
`;

it.each(Object.entries(ways))('what is asked of Slack by %s is asked of it', async (_, way) => {
  const slack = await startLocalSlack();

  const { output, errors } = await run(script(way), slack.url);

  expect({ output, errors }).toEqual({
    output: `${JSON.stringify({ ok: true, args: { way: '1' } })}\n`,
    errors: '',
  });
  expect(slack.log.calls).toMatchObject([{ to: 'api.test' }]);
});

it('what is asked of anybody else goes where it went', async () => {
  const slack = await startLocalSlack();
  const other = await startLocalSlack();

  const { output } = await run(
    script(`(await fetch('${other.apiUrl}api.test?way=2')).json()`),
    slack.url,
  );

  expect(output).toContain('"way":"2"');
  expect([slack.log.calls.length, other.log.calls.length]).toEqual([0, 1]);
});

it.each([
  [{}, 'LOCAL_SLACK_URL is not set.'],
  [{ LOCAL_SLACK_URL: 'here' }, 'LOCAL_SLACK_URL is no address.'],
])('without an address (%s) says what to set, and ends with 2', async (environment, said) => {
  const { ended } = startProcess(['--eval', ''], {
    options: ['--import', 'local-slack/register'],
    environment,
  });

  const { code, errors } = await ended;

  expect(code).toBe(2);
  expect(errors).toContain(`${said} Set it to the address that \`local-slack\` prints`);
});

function run(text: string, url: string) {
  return startProcess(['--input-type=module', '--eval', text], {
    options: ['--import', 'local-slack/register'],
    environment: { LOCAL_SLACK_URL: url },
  }).ended;
}
