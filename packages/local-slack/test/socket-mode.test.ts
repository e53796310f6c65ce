import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { LocalSlack } from '../src/create-local-slack.ts';
import { callApi, startLocalSlack } from './start-local-slack.ts';

async function connect(slack: LocalSlack) {
  const { body } = await callApi(slack, 'apps.connections.open', {}, slack.app.appToken);
  const socket = new WebSocket(String(body['url']));
  const frames: Record<string, unknown>[] = [];
  socket.on('message', (frame) => void frames.push(JSON.parse(String(frame))));
  onTestFinished(() => socket.terminate());
  await once(socket, 'message');
  return { socket, frames };
}

it('greets, sends an envelope, and takes what is answered in its acknowledgement', async () => {
  const slack = await startLocalSlack();
  const ana = slack.person('ana');
  const { socket, frames } = await connect(slack);
  socket.on('message', (frame) => {
    const { envelope_id } = JSON.parse(String(frame));
    socket.send(JSON.stringify({ envelope_id, payload: { text: 'The board.' } }));
  });

  await ana.command({ channel: '#desk', text: '/pier who?' });

  expect(frames).toMatchObject([
    { type: 'hello', num_connections: 1, connection_info: { app_id: 'A0DESK' } },
    {
      type: 'slash_commands',
      accepts_response_payload: true,
      payload: { command: '/pier', text: 'who?', is_enterprise_install: 'false' },
    },
  ]);
  expect(ana.sees('#desk').map(({ message }) => message.text)).toEqual(['The board.']);
});

it('sends an event again, over the socket that is there then', async () => {
  const slack = await startLocalSlack({ wait: async () => {}, acknowledgeWithin: 200 });
  const { socket, frames } = await connect(slack);

  slack.person('ana').say({ channel: slack.workspace().directOf('U0ANA').id, text: 'who?' });
  await slack.changes.until(() => frames.length >= 3, 'a second try');

  expect(frames.slice(1, 3)).toMatchObject([
    { type: 'events_api', retry_attempt: 0, retry_reason: '' },
    { type: 'events_api', retry_attempt: 1, retry_reason: 'http_timeout' },
  ]);
  socket.terminate();
});

it('asks for a new socket before it closes the old one', async () => {
  const slack = await startLocalSlack();
  const { socket, frames } = await connect(slack);

  slack.sockets.refresh();
  await once(socket, 'close');

  expect(frames.at(-1)).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' });
});

it('warns ahead of that, and leaves the socket open', async () => {
  const slack = await startLocalSlack();
  const { socket, frames } = await connect(slack);

  slack.sockets.refresh('warning');
  await once(socket, 'message');

  expect(frames.at(-1)).toMatchObject({ type: 'disconnect', reason: 'warning' });
  expect(slack.sockets.open).toBe(1);
});

it('takes no socket without a ticket', async () => {
  const slack = await startLocalSlack();

  const socket = new WebSocket(`${slack.url.replace('http', 'ws')}/link/?ticket=made-up`);

  const [error] = await once(socket, 'error');
  expect(String(error)).toContain('401');
});
