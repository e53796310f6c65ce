import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findFreePort } from '../../../test/support/find-free-port.ts';
import { readManifest } from '../src/read-manifest.ts';
import { startLocalSlack } from './start-local-slack.ts';
import { startProcess } from './start-process.ts';

const manifest = readManifest(
  readFileSync(new URL('../examples/manifest.yml', import.meta.url), 'utf8'),
);

async function start(mode: 'http' | 'socket') {
  const slack = await startLocalSlack({ manifest });
  const port = await findFreePort();
  if (mode === 'http') slack.sendTo(`http://127.0.0.1:${port}/slack/events`);
  const app = startProcess(['examples/starter-app.ts'], {
    environment: {
      SLACK_BOT_TOKEN: slack.workspace().installation?.botToken ?? '',
      SLACK_API_URL: slack.apiUrl,
      PORT: String(port),
      ...(mode === 'http'
        ? { SLACK_SIGNING_SECRET: slack.app.signingSecret }
        : { SLACK_APP_TOKEN: slack.app.appToken }),
    },
  });
  await app.says('The app runs.');
  return { slack, ana: slack.person('ana') };
}

it.each(['http', 'socket'] as const)(
  'somebody else’s app answers a command, a form, a press and a mention over %s',
  async (mode) => {
    const { slack, ana } = await start(mode);
    const says = () => ana.sees('#desk').map(({ message }) => message.text);

    await ana.command({ channel: '#desk', text: '/greet the pier' });
    await slack.changes.until(() => ana.views().length === 1, 'the form');
    const [form] = ana.views();
    if (!form) throw new Error('No form is open.');
    await ana.submit(form);
    await slack.changes.until(() => says().length === 1, 'the greeting');
    const [greeting] = ana.sees('#desk');
    if (!greeting) throw new Error('Nothing was posted.');
    await ana.press(greeting, { actionId: 'wave' });
    await slack.changes.until(() => says().length === 2, 'the wave');
    const mention = ana.say({ channel: '#desk', text: '@Starter good morning' });
    await slack.changes.until(() => says().length === 4, 'the answer');

    expect(says()).toEqual([
      'Hello, the pier!',
      '<@U0ANA> waves back.',
      '<@U0BOT> good morning',
      'Hello, <@U0ANA>!',
    ]);
    expect(ana.sees('#desk').at(-1)?.message.thread_ts).toBe(mention.message.ts);
  },
);

it('an app that knows nothing of it runs in it by `--import local-slack/register`', async () => {
  const slack = await startLocalSlack({ manifest });
  const app = startProcess(['examples/stranger-app.mjs'], {
    options: ['--import', 'local-slack/register'],
    environment: {
      LOCAL_SLACK_URL: slack.url,
      SLACK_BOT_TOKEN: slack.workspace().installation?.botToken ?? '',
      SLACK_APP_TOKEN: slack.app.appToken,
    },
  });
  await app.says('The app runs.');
  const ana = slack.person('ana');

  ana.say({ channel: '#desk', text: '@Starter good morning' });
  await slack.changes.until(() => ana.sees('#desk').length === 2, 'the answer');

  expect(ana.sees('#desk').at(-1)?.message.text).toBe('Hello, <@U0ANA>!');
});
