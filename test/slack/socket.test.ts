import { expect, it } from 'vitest';
import { cut, refuse } from '#local-slack';
import { createBaseHolder } from '../../src/slack/base/base-holder.ts';
import { createHealth } from '../../src/slack/create-health.ts';
import { makeDesk } from '../fixtures/make-knowledge.ts';
import { runScript } from '../fixtures/run-script.ts';
import { createLateStorage } from '../support/late-storage.ts';
import { createBench, secrets } from './slack-bench.ts';
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

it('opens another one when that is lost as soon as it is there, and again', async () => {
  const bench = await createBench({ mode: 'socket' });
  const { sockets, changes } = bench.slack;

  for (const nth of [2, 3, 4]) {
    sockets.drop();
    await changes.until(() => sockets.opened === nth, 'another socket');
  }

  expect((await bench.command('who shut the pier at Xanadu?')).status).toBe(200);
  await bench.stop();
});

it('opens the next socket before the last is closed, when Slack asks for it', async () => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let isHeld = false;
  const bench = await createBench({
    mode: 'socket',
    async authorize() {
      if (isHeld) await released;
      return { botToken: secrets.bot };
    },
  });
  const { sockets, changes } = bench.slack;

  isHeld = true;
  const underWay = bench.command('who shut the pier at Xanadu?');
  sockets.refresh('warning');
  await changes.until(() => sockets.opened === 2, 'a second socket');
  expect(sockets.open).toBe(2);
  release();

  expect((await underWay).status).toBe(200);
  await changes.until(() => sockets.open === 1, 'the old socket to be closed');
  expect((await bench.command('who shut the pier at Xanadu?')).status).toBe(200);
  await bench.stop();
  expect(bench.lines.filter((line) => line.includes('socket_lost'))).toEqual([]);
});

it('opens one socket for a warning and the request that follows it', async () => {
  const bench = await createBench({ mode: 'socket' });
  const { sockets, changes } = bench.slack;

  sockets.refresh('warning');
  sockets.refresh('refresh_requested');
  await changes.until(() => sockets.opened === 2 && sockets.open === 1, 'one new socket');

  expect((await bench.command('who shut the pier at Xanadu?')).status).toBe(200);
  expect(sockets.opened).toBe(2);
  await bench.stop();
});

it('gives up a socket that says nothing more, without waiting until it is closed', async () => {
  const bench = await createBench({ mode: 'socket', clientPingTimeout: 300 });

  bench.slack.sockets.silence();
  await bench.slack.changes.until(() => bench.slack.sockets.opened === 2, 'a second socket');

  expect((await bench.command('who shut the pier at Xanadu?')).status).toBe(200);
  await bench.stop();
});

it('is not ready while there is no socket, from when it is lost until there is one again', async () => {
  const bench = await createBench({ mode: 'socket' });
  const { sockets, changes, faults } = bench.slack;
  const health = createHealth({
    storage: createLateStorage(),
    base: createBaseHolder(makeDesk()),
    receiver: bench.receiver,
  });
  health.started();
  expect(await health.ready()).toMatchObject({ isWell: true, body: { slack: 'connected' } });

  faults.on('apps.connections.open', cut());
  sockets.drop();
  await expect.poll(() => bench.receiver.lostSince, { timeout: 10_000 }).not.toBeNull();
  expect(await health.ready()).toMatchObject({ isWell: false, body: { slack: 'away' } });

  faults.clear();
  await changes.until(() => sockets.opened === 2, 'a second socket');
  await expect.poll(() => bench.receiver.lostSince, { timeout: 10_000 }).toBeNull();
  expect(await health.ready()).toMatchObject({ isWell: true, body: { slack: 'connected' } });
  await bench.stop();
});

it('ignores a frame that is none of Slack’s, and writes one line a minute about all of them', async () => {
  const bench = await createBench({ mode: 'socket' });
  const frames = [
    ...['not JSON', '', 'null', '7', '[]', '{}', '"hello"', '{"type":null}', '{"type":"unheard"}'],
    ...['{"type":"close"}', '{"type":"error"}', '{"type":"events_api","envelope_id":"e1"}'],
    '{"type":"events_api","envelope_id":"e2","payload":null}',
    '{"type":"events_api","envelope_id":"e3","payload":{"event":null}}',
    '{"type":"interactive","envelope_id":"e4","payload":null}',
    '{"type":"interactive","envelope_id":"e5","payload":[]}',
    '{"type":"slash_commands","envelope_id":"e6","payload":"text"}',
    `{"type":"interactive","envelope_id":"e7","payload":{"a":${'['.repeat(9_000)}${']'.repeat(9_000)}}}`,
  ];

  for (const frame of frames) bench.slack.sockets.sendFrame(frame);
  const { status } = await bench.command('who shut the pier at Xanadu?');
  await bench.stop();

  expect(status).toBe(200);
  expect(bench.slack.sockets.opened).toBe(1);
  const told = bench.lines.filter((line) => line.includes('code=frame_malformed'));
  expect(told).toHaveLength(1);
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
    / error Ending after a failure that nothing handled\. event=unhandledRejection error=WebAPIRequestError code=\w+ .*at=\w/,
  );
});
