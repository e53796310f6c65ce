// The least that answers a slash command: Bolt, its own HTTP receiver, one listener. What the desk is held against.
import bolt from '@slack/bolt';

const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL, PORT } = process.env;
const app = new bolt.App({
  token: SLACK_BOT_TOKEN,
  signingSecret: SLACK_SIGNING_SECRET,
  clientOptions: { slackApiUrl: SLACK_API_URL },
  logLevel: 'error',
});
app.command('/cptpp', ({ ack, command }) =>
  ack({ response_type: 'ephemeral', text: `You asked: ${command.text}` }),
);
await app.start(Number(PORT));
process.on('SIGTERM', () => void app.stop().then(() => process.exit(0)));
