import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startLocalSlack } from './start-local-slack.ts';
import { startProcess } from './start-process.ts';

const manifest = 'examples/manifest.yml';
const url = 'http://127.0.0.1:3000/slack/events';

/** The command as it is installed. */
const startCommand = (...words: readonly string[]) =>
  startProcess(['bin/local-slack.js', ...words]);

it('says all that an app needs, and with it the app runs', async () => {
  const command = startCommand('--manifest', manifest, '--socket', '--port', '0');
  const said = await command.says('Ctrl+C ends it.');
  const settings = readSettings(said);
  const app = startProcess(['examples/starter-app.ts'], { environment: settings });
  await app.says('The app runs.');

  const page = settings['LOCAL_SLACK_URL'] ?? '';
  const act = { do: 'say', channel: '#desk', text: '@Starter hello', threadTs: null };
  await fetch(`${page}/page/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(act),
  });

  expect(said).toContain(`A local Slack with Starter in it: ${page}\n`);
  await isTold(page, 'Hello, <@U0ANA>!');
  app.kill('SIGKILL');
  command.kill('SIGTERM');
  expect(await command.ended).toMatchObject({ code: 0, errors: '' });
});

it('over HTTP gives the signing secret, and says where it sends', async () => {
  const command = startCommand('--manifest', manifest, '--url', url, '--port=0');

  const said = await command.says('Ctrl+C ends it.');

  expect(readSettings(said)).toEqual({
    SLACK_BOT_TOKEN: 'xoxb-t0newsroom-local',
    SLACK_SIGNING_SECRET: expect.stringMatching(/^[0-9a-f]{32}$/),
    SLACK_API_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/api\/$/),
    LOCAL_SLACK_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
  });
  expect(said).toContain(`It sends to ${url}.`);
});

it('explains itself', async () => {
  const { code, output } = await startCommand('--help').ended;

  expect(code).toBe(0);
  expect(output).toContain('local-slack --manifest manifest.yml --socket');
});

it.each([
  ['no manifest', ['--socket'], '--manifest is missing'],
  ['no way to the app', ['--manifest', manifest], 'by --url ADDRESS or by --socket'],
  ['two ways', ['--manifest', manifest, '--socket', '--url', url], 'one of the two'],
  ['no address', ['--manifest', manifest, '--url', '3000'], '--url is 3000, which is no http'],
  ['no port', ['--manifest', manifest, '--socket', '--port', 'a'], '--port is a, which is no port'],
  ['an unknown option', ['--manifest', manifest, '--sockets'], "Unknown option '--sockets'"],
  [
    'a file that is not there',
    ['--manifest', 'a.yml', '--socket'],
    'a.yml cannot be read (ENOENT)',
  ],
  [
    'another file',
    ['--manifest', 'package.json', '--socket'],
    'package.json is no app manifest as Slack takes it (https://docs.slack.dev/reference/app-manifest):\n  display_information: ',
  ],
  ['what is no YAML', ['--manifest', write('a: b: c'), '--socket'], 'is neither YAML nor JSON: '],
])('given %s says what to do instead, and ends with 2', async (_, words, said) => {
  const { code, output, errors } = await startCommand(...words).ended;

  expect({ code, output }).toEqual({ code: 2, output: '' });
  expect(errors).toContain(said);
});

it('given a port that is taken says so, and ends with 2', async () => {
  const { port } = new URL((await startLocalSlack()).url);
  const words = ['--manifest', manifest, '--socket', '--port', port];

  const { code, errors } = await startCommand(...words).ended;

  expect(code).toBe(2);
  expect(errors).toBe(
    `Port ${port} cannot be had (EADDRINUSE): --port says another, 0 any that is free.\n`,
  );
});

/** What stands as in a `.env` file. */
function readSettings(said: string): Record<string, string> {
  return Object.fromEntries(
    [...said.matchAll(/^([A-Z_]+)=(\S+)/gm)].map(([, name = '', value = '']) => [name, value]),
  );
}

/** Reads what the page is told until a text stands in it. */
async function isTold(page: string, text: string): Promise<void> {
  const { body } = await fetch(`${page}/page/updates`);
  let told = '';
  for await (const chunk of body ?? []) {
    told += Buffer.from(chunk).toString();
    if (told.includes(text)) return;
  }
  throw new Error(`The page was told:\n${told}`);
}

function write(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'local-slack-')), 'manifest.yml');
  writeFileSync(file, text);
  return file;
}
