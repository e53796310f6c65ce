import { expect, it } from 'vitest';
import { refuse } from '../../src/playground/faults.ts';
import { runScript } from '../fixtures/run-script.ts';
import { createBench } from './slack-bench.ts';
import { makeMention } from './slack-payloads.ts';

it('opens a new socket when the old one is cut, and answers on it', async () => {
  const bench = await createBench({ mode: 'socket', clientPingTimeout: 20 });

  bench.slack.sockets.drop();
  await bench.slack.changes.until(() => bench.slack.sockets.opened === 2, 'a second socket');
  const { status } = await bench.command('who shut the pier?');

  expect(status).toBe(200);
  expect(bench.callsTo('apps.connections.open')).toHaveLength(2);
  await bench.stop();
});

it('keeps the retries of the socket out of the app’s own calls, which could post twice', async () => {
  const bench = await createBench({ mode: 'socket' });
  bench.answering('chat.postMessage', refuse('internal_error'));

  await bench.event(makeMention('who shut the pier?'));
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
