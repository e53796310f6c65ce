import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { hang } from '#local-slack';
import { openPostgres } from '../../src/storage/open-postgres.ts';
import {
  type DeskProcess,
  type DeskProcessOptions,
  startDeskProcess,
} from '../faults/desk-process.ts';
import { smallBase } from '../faults/small-base.ts';
import { findFreePort } from '../support/find-free-port.ts';
import { createDatabase } from './postgres-server.ts';
import { startSlack } from './start-desk.ts';

let knowledge: string;
beforeAll(async () => {
  knowledge = await smallBase();
});
afterAll(() => rm(knowledge, { recursive: true, force: true }));

const health = async (url: string, path: string) => {
  const response = await fetch(new URL(path, url));
  return { status: response.status, body: await response.json() };
};

it('two processes that start at once on one empty server both serve, and one migrated', async () => {
  const slack = await startSlack();
  const environment = { DATABASE_URL: await createDatabase() };

  const desks = [
    startTestedDesk({ slack, port: await findFreePort(), environment }),
    startTestedDesk({ slack, port: await findFreePort(), environment }),
  ];
  await Promise.all(desks.map(({ connected }) => connected));

  for (const [n, { url }] of desks.entries()) {
    await expect
      .poll(() => health(url, '/readyz'), { timeout: 60_000 })
      .toEqual({
        status: 200,
        body: {
          state: 'ready',
          slack: 'connected',
          storage: 'reachable',
          waiting: 0,
          oldest: 0,
          dead: 0,
          repeated: 0,
          base: { hash: expect.stringMatching(/^[0-9a-f]{64}$/), others: [] },
        },
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
  const first = startTestedDesk({ slack, port: await findFreePort(), environment });
  await first.connected;
  // Only then it says who it is.
  await first.ready();

  const second = startTestedDesk({ slack, port: await findFreePort(), environment });
  await expect.poll(() => second.isRunning, { timeout: 60_000 }).toBe(false);

  expect(await second.end('SIGKILL')).toBe(2);
  expect(second.lines.join('\n')).toContain(
    `${folder} is held by process ${first.pid}. Two processes in one folder would lose data`,
  );
  expect(await first.end('SIGTERM')).toBe(0);
}, 180_000);

it('on SIGTERM finishes the reply that is under way, takes nothing new, and exits with 0', async () => {
  const slack = await startSlack();
  const environment = { DATABASE_URL: await createDatabase() };
  const desk = startTestedDesk({ slack, port: await findFreePort(), environment });
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

it('a process that is frozen loses its work to another, and posts nothing when it wakes up', async () => {
  const url = await createDatabase();
  const slack = await startSlack();
  const environment = { DATABASE_URL: url };
  const frozen = startTestedDesk({ slack, port: await findFreePort(), environment });
  await frozen.connected;
  await frozen.ready();
  const database = openPostgres({ url });
  onTestFinished(() => database.close());
  // The first turn in a channel takes its time, so that the process is frozen between taking the work and posting.
  await database.script(`
    CREATE SEQUENCE turns;
    CREATE FUNCTION take_time() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF nextval('turns') = 1 THEN PERFORM pg_sleep(2); END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER take_time AFTER INSERT ON channel_turns EXECUTE FUNCTION take_time();
  `);
  slack.sendTo(frozen.url);
  const { ts } = slack.person('ana').say({ channel: 'desk', text: '@Pier Desk hello' }).message;
  const replies = () =>
    slack
      .workspace()
      .messages.in('C0DESK')
      .filter(({ message }) => message.thread_ts === ts);
  await expect
    .poll(() => database.query('SELECT id FROM deliveries WHERE lease_holder IS NOT NULL'), {
      timeout: 60_000,
    })
    .toHaveLength(1);
  process.kill(frozen.pid, 'SIGSTOP');
  // As if its lease had run out.
  await database.script("UPDATE deliveries SET lease_until = now() - interval '1 second'");

  const other = startTestedDesk({ slack, port: await findFreePort(), environment });
  await slack.changes.until(() => replies().length > 0, 'the reply of the other', 120_000);
  process.kill(frozen.pid, 'SIGCONT');
  // Once it answers alone what is asked later, it is through with what it had.
  await other.end('SIGTERM');
  const later = slack.person('ana').say({ channel: 'newsroom', text: '@Pier Desk hello' }).message;
  await slack.changes.until(
    () =>
      slack
        .workspace()
        .messages.in('C0NEWSROOM')
        .some(({ message }) => message.thread_ts === later.ts),
    'the reply of the one that woke up',
    60_000,
  );
  expect(await frozen.end('SIGTERM')).toBe(0);

  expect(replies()).toHaveLength(1);
  const rows = await database.query('SELECT way FROM posts WHERE ask_id = $1', [ts]);
  expect(rows).toHaveLength(1);
}, 300_000);

/** Knows one fact, so that it starts in no time. Gone when the test is over. */
function startTestedDesk({ environment, ...options }: DeskProcessOptions): DeskProcess {
  const desk = startDeskProcess({
    ...options,
    environment: { KNOWLEDGE_DIR: knowledge, ...environment },
  });
  onTestFinished(async () => void (await desk.end('SIGKILL')));
  return desk;
}
