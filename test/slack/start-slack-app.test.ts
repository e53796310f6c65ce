import { App, type Receiver, webApi } from '@slack/bolt';
import { expect, it } from 'vitest';
import { refuse } from '../../src/playground/faults.ts';
import { startSlackApp } from '../../src/slack/start-slack-app.ts';
import { startPlayground } from '../playground/start-playground.ts';

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

it('does not take a trouble of Slack for a fault of the app token', async () => {
  const { start } = await startWith('internal_error');

  await expect(start).rejects.toMatchObject({ code: 'slack_webapi_platform_error' });
});

/** A start whose socket Slack refuses by this name. */
async function startWith(code: string) {
  const slack = await startPlayground();
  slack.faults.on('apps.connections.open', refuse(code));
  const { apiUrl: slackApiUrl } = slack;
  const { botToken = '' } = slack.workspace().installation ?? {};
  const client = new webApi.WebClient(slack.app.appToken, { slackApiUrl });
  const receiver: Receiver = {
    init() {},
    start: () => client.apps.connections.open({}),
    stop: async () => {},
  };
  const app = new App({
    receiver,
    authorize: async () => ({ botToken }),
    clientOptions: { slackApiUrl },
    convoStore: false,
  });
  const start = startSlackApp(app, { mode: 'socket', botToken, appToken: slack.app.appToken });
  start.catch(() => {});
  return { start };
}
