// As much of Slack as a measured app calls: every method and every `response_url` is answered at once.
import { createServer } from 'node:http';

const answer = JSON.stringify({
  ...{ ok: true, url: 'https://newsroom.slack.com/', team: 'Newsroom', team_id: 'T0000001' },
  ...{ user: 'desk', user_id: 'U0000009', bot_id: 'B0000001', app_id: 'A0000001' },
});
let responses = 0;
const server = createServer((request, response) => {
  if (request.url?.startsWith('/response')) responses += 1;
  request.resume();
  response.setHeader('x-oauth-scopes', 'commands,chat:write,app_mentions:read,im:history');
  response.setHeader('content-type', 'application/json');
  response.end(answer);
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
process.on('message', () => process.send?.({ responses }));
