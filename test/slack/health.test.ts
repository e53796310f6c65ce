import { expect, it, onTestFinished } from 'vitest';
import { createHealth, serveHealth } from '../../src/slack/create-health.ts';
import { createReceiver } from '../../src/slack/create-receiver.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { createLateStorage } from '../support/late-storage.ts';

it('says when the socket is away, and when only a restart helps', async () => {
  let time = 0;
  const receiver = createReceiver({
    connection: { mode: 'socket', botToken: 'xoxb-1', appToken: 'xapp-1' },
    logger: createRedactingLogger({ write: () => {} }),
  });
  if (!('client' in receiver)) throw new Error('This is about Socket Mode.');
  const storage = createLateStorage();
  const health = createHealth({ storage, receiver, now: () => time });
  const server = await serveHealth(health, { port: 0, host: '127.0.0.1' });
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const ask = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
  const storageAway = { storage: 'away' };

  expect(await ask('/readyz')).toMatchObject({ status: 503, body: { state: 'starting' } });
  receiver.client.emit('connected');
  health.started();
  expect(await ask('/readyz')).toEqual({
    status: 200,
    body: { state: 'ready', slack: 'connected', ...storageAway },
  });

  receiver.client.emit('reconnecting');
  expect(await ask('/readyz')).toMatchObject({ status: 503, body: { slack: 'away' } });
  expect(await ask('/healthz')).toMatchObject({ status: 200 });
  time += 6 * 60_000;
  expect(await ask('/healthz')).toMatchObject({ status: 503, body: { slack: 'lost' } });

  receiver.client.emit('connected');
  expect(await ask('/healthz')).toMatchObject({ status: 200 });
  health.stopping();
  expect(await ask('/readyz')).toMatchObject({ status: 503, body: { state: 'stopping' } });
}, 30_000);
