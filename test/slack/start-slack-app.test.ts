import { App } from '@slack/bolt';
import { expect, it, onTestFinished } from 'vitest';
import { first, refuse } from '#local-slack';
import { startLocalSlack } from '../../packages/local-slack/test/start-local-slack.ts';
import { createReceiver } from '../../src/slack/receiving/create-receiver.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { startSlackApp } from '../../src/slack/start-slack-app.ts';

it.each([
  ['missing_scope', / It lacks the scope connections:write\. Make an App-Level Token /],
  ['not_allowed_token_type', / It is a token of another kind\. Make an App-Level Token /],
  ['invalid_auth', / Make an App-Level Token with the scope connections:write /],
])('names the app token that Slack refuses as %s, with the remedy', async (code, remedy) => {
  const { start } = await startWith(code);

  await expect(start).rejects.toMatchObject({
    code: 'config_invalid',
    message: expect.stringMatching(
      new RegExp(`^Slack refused SLACK_APP_TOKEN \\(${code}\\)\\.${remedy.source}`),
    ),
  });
});

it('does not take a trouble of Slack for a fault of the app token, and connects when it is over', async () => {
  const { start } = await startWith('internal_error', 2);

  expect(await start).toBe('connected');
});

/** A start whose first sockets Slack refuses by this name. */
async function startWith(code: string, times = Number.POSITIVE_INFINITY) {
  const slack = await startLocalSlack();
  slack.faults.on('apps.connections.open', first(times, refuse(code)));
  const { apiUrl: slackApiUrl } = slack;
  const { botToken = '' } = slack.workspace().installation ?? {};
  const connection = { mode: 'socket', botToken, appToken: slack.app.appToken } as const;
  const logger = createRedactingLogger({ write: () => {} });
  const app = new App({
    receiver: createReceiver({ connection, logger, slackApiUrl }),
    authorize: async () => ({ botToken }),
    clientOptions: { slackApiUrl },
    convoStore: false,
    logger,
  });
  const start = startSlackApp(app, connection);
  start.catch(() => {});
  onTestFinished(async () => {
    await app.stop();
  });
  return { start };
}
