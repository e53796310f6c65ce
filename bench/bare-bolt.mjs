// Run by bench/start.ts: the least that listens for Slack. node bench/bare-bolt.mjs PORT
import { App } from '@slack/bolt';

const app = new App({
  token: process.env.SLACK_BOT_TOKEN,
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  tokenVerificationEnabled: false,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
});
app.command('/cptpp', async ({ ack }) => ack('Yes.'));
await app.start({ port: Number(process.argv[2]), host: '127.0.0.1' });
