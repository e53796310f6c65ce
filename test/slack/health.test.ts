import { expect, it, onTestFinished } from 'vitest';
import { createBaseHolder } from '../../src/slack/base/base-holder.ts';
import { createHealth, serveHealth } from '../../src/slack/create-health.ts';
import { makeDesk, makeKnowledge } from '../fixtures/make-knowledge.ts';
import { createLateStorage } from '../support/late-storage.ts';

it('says when the socket is away, and when only a restart helps', async () => {
  let time = 0;
  const receiver: { lostSince: number | null } = { lostSince: 0 };
  const storage = createLateStorage();
  const health = createHealth({
    storage,
    base: createBaseHolder(makeDesk()),
    receiver,
    now: () => time,
  });
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
  receiver.lostSince = null;
  health.started();
  expect(await ask('/readyz')).toEqual({
    status: 200,
    body: {
      ...{ state: 'ready', slack: 'connected', ...storageAway },
      base: { hash: makeKnowledge().hash },
    },
  });

  receiver.lostSince = time;
  expect(await ask('/readyz')).toMatchObject({ status: 503, body: { slack: 'away' } });
  expect(await ask('/healthz')).toMatchObject({ status: 200 });
  time += 6 * 60_000;
  expect(await ask('/healthz')).toMatchObject({ status: 503, body: { slack: 'lost' } });

  receiver.lostSince = null;
  expect(await ask('/healthz')).toMatchObject({ status: 200 });
  health.stopping();
  expect(await ask('/readyz')).toMatchObject({ status: 503, body: { state: 'stopping' } });
});
