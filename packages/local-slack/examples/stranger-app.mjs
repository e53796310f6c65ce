// An app that knows nothing of a local Slack: node --import local-slack/register examples/stranger-app.mjs
import { App } from '@slack/bolt';

const { SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: appToken } = process.env;
const app = new App({ token, appToken, socketMode: true });
app.event('app_mention', ({ event, say }) => say(`Hello, <@${event.user}>!`));
await app.start();
console.log('The app runs.');
