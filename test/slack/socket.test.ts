import { expect, it } from 'vitest';
import { refuse } from '../../src/playground/faults.ts';
import { createReceiver } from '../../src/slack/create-receiver.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { runScript } from '../fixtures/run-script.ts';
import { createBench } from './slack-bench.ts';
import { makeMention } from './slack-payloads.ts';

it('opens a new socket when the old one is cut, and answers on it', async () => {
  const bench = await createBench({ mode: 'socket', clientPingTimeout: 20 });

  bench.slack.sockets.drop();
  await bench.slack.changes.until(() => bench.slack.sockets.opened === 2, 'a second socket');
  const { status } = await bench.command('who shut the pier at Xanadu?');

  expect(status).toBe(200);
  expect(bench.callsTo('apps.connections.open')).toHaveLength(2);
  await bench.stop();
  expect(bench.lines.filter((line) => line.includes('code=socket_'))).toEqual([
    expect.stringContaining(
      'warn The socket to Slack was lost; opening another one. code=socket_lost',
    ),
    expect.stringContaining('info There is a socket to Slack again. code=socket_regained'),
  ]);
});

it('tries for a new socket at least every 30 s', () => {
  const receiver = createReceiver({
    connection: { mode: 'socket', botToken: 'xoxb-1', appToken: 'xapp-1' },
    logger: createRedactingLogger(),
  });

  // What the client of the socket goes by; it has no other way to say it.
  expect(receiver).toHaveProperty('client.webClientOptions.retryConfig', {
    retries: 100,
    factor: 1.3,
    maxTimeout: 30_000,
  });
});

it('keeps the retries of the socket out of the app’s own calls, which could post twice', async () => {
  const bench = await createBench({ mode: 'socket', mayLook: true, wait: async () => {} });
  bench.answering('chat.postMessage', refuse('internal_error'));

  await bench.event(makeMention('who shut the pier at Xanadu?'));
  await bench.settled();

  expect(bench.clientOptions.retryConfig).toEqual({ retries: 0 });
  expect(bench.clientOptions.rejectRateLimitedCalls).toBe(true);
  await bench.stop();
});

it('ends the process, heard, when no new socket can be had', async () => {
  const { code, errors } = await runScript('test/fixtures/lose-the-socket.ts');

  expect(code).toBe(1);
  expect(errors).toMatch(
    / error Ending after a failure that nothing handled\. code=unhandledRejection /,
  );
});
