import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { hang } from '../../src/playground/faults.ts';
import { startDeskProcess } from '../faults/desk-process.ts';
import { findFreePort, startPostgres } from './postgres-server.ts';
import { startSlack } from './start-desk.ts';

const health = async (url: string, path: string) => {
  const response = await fetch(new URL(path, url));
  return { status: response.status, body: await response.json() };
};

it('two processes that start at once on one empty server both serve, and one migrated', async () => {
  const server = await startPostgres();
  onTestFinished(() => server.remove());
  const slack = await startSlack();
  const environment = { DATABASE_URL: await server.createDatabase() };

  const desks = [
    startDeskProcess({ slack, port: await findFreePort(), environment }),
    startDeskProcess({ slack, port: await findFreePort(), environment }),
  ];
  await Promise.all(desks.map(({ connected }) => connected));

  for (const [n, { url }] of desks.entries()) {
    await expect
      .poll(() => health(url, '/readyz'), { timeout: 60_000 })
      .toEqual({
        status: 200,
        body: { state: 'ready', slack: 'connected', storage: 'reachable', waiting: 0, dead: 0 },
      });
    expect(await health(url, '/healthz')).toMatchObject({ status: 200 });

    slack.sendTo(url);
    const { ts } = slack.person('ana').say({ channel: 'desk', text: '@Pier Desk hello' }).message;
    const isAnswered = () =>
      slack
        .workspace()
        .messages.in('C0DESK')
        .some(({ message }) => message.thread_ts === ts);
    await slack.changes.until(isAnswered, `the reply of process ${n}`);
  }
  expect(await Promise.all(desks.map((desk) => desk.end('SIGTERM')))).toEqual([0, 0]);
}, 180_000);

it('a second process on one DATA_DIR stops with its reason', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cptpp-two-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const slack = await startSlack();
  const environment = { DATA_DIR: folder };
  const first = startDeskProcess({ slack, port: await findFreePort(), environment });
  await first.connected;

  const second = startDeskProcess({ slack, port: await findFreePort(), environment });
  await expect.poll(() => second.isRunning, { timeout: 60_000 }).toBe(false);

  expect(await second.end('SIGKILL')).toBe(2);
  expect(second.lines.join('\n')).toContain(
    `${folder} is held by process ${first.pid}. Two processes in one folder would lose data`,
  );
  expect(await first.end('SIGTERM')).toBe(0);
}, 180_000);

it('on SIGTERM finishes the reply that is under way, takes nothing new, and exits with 0', async () => {
  const server = await startPostgres();
  onTestFinished(() => server.remove());
  const slack = await startSlack();
  const environment = { DATABASE_URL: await server.createDatabase() };
  const desk = startDeskProcess({ slack, port: await findFreePort(), environment });
  await desk.connected;
  slack.sendTo(desk.url);
  let letGo = () => {};
  const until = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  slack.faults.on('chat.postMessage', hang({ until }));

  const { ts } = slack.person('ana').say({ channel: 'desk', text: '@Pier Desk hello' }).message;
  await slack.changes.until(
    () => slack.log.calls.some(({ to }) => to === 'chat.postMessage'),
    'the reply to be under way',
    60_000,
  );
  const ended = desk.end('SIGTERM');
  await expect
    .poll(() => desk.lines.some((line) => line.includes('Stopping')), { timeout: 10_000 })
    .toBe(true);
  letGo();

  expect(await ended).toBe(0);
  const replies = slack.workspace().messages.in('C0DESK');
  expect(replies.filter(({ message }) => message.thread_ts === ts)).toHaveLength(1);
}, 180_000);
