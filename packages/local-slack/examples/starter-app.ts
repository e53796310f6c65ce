// An app as Bolt's TypeScript starter has it, whose settings say where Slack is.
import { App } from '@slack/bolt';

const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL, PORT } = process.env;
const app = new App({
  token: SLACK_BOT_TOKEN,
  ...(SLACK_APP_TOKEN
    ? { socketMode: true, appToken: SLACK_APP_TOKEN }
    : { signingSecret: SLACK_SIGNING_SECRET ?? '' }),
  clientOptions: { slackApiUrl: SLACK_API_URL ?? 'https://slack.com/api/' },
});

const plain = (text: string) => ({ type: 'plain_text' as const, text });

app.command('/greet', async ({ ack, client, command: { trigger_id, channel_id, text } }) => {
  await ack();
  const element = { type: 'plain_text_input' as const, action_id: 'name', initial_value: text };
  const blocks = [{ type: 'input' as const, block_id: 'whom', label: plain('Whom?'), element }];
  const title = plain('A greeting');
  const form = { callback_id: 'greeting', private_metadata: channel_id, title, submit: title };
  await client.views.open({ trigger_id, view: { type: 'modal', ...form, blocks } });
});

app.view('greeting', async ({ ack, client, view }) => {
  await ack();
  const text = `Hello, ${view.state.values['whom']?.['name']?.value}!`;
  const section = { type: 'section' as const, text: plain(text) };
  const button = { type: 'button' as const, action_id: 'wave', text: plain('Wave back') };
  const blocks = [section, { type: 'actions' as const, elements: [button] }];
  await client.chat.postMessage({ channel: view.private_metadata, text, blocks });
});

app.action('wave', async ({ ack, body, respond }) => {
  await ack();
  await respond({ text: `<@${body.user.id}> waves back.`, response_type: 'in_channel' });
});

app.event('app_mention', async ({ event, say }) => {
  await say({ text: `Hello, <@${event.user}>!`, thread_ts: event.ts });
});

await app.start(Number(PORT ?? 3000));
console.log('The app runs.');
