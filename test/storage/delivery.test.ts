import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Playground } from '../../src/playground/create-playground.ts';
import { cut, first, rateLimit, refuse } from '../../src/playground/faults.ts';
import { createDeliveryStore } from '../../src/storage/delivery-store.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { dump, question, startDesk, startSlack } from './start-desk.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 120_000);
afterAll(() => server.remove());

const repliesTo = (slack: Playground, ts: string, channel = 'C0DESK') =>
  slack
    .workspace()
    .messages.in(channel)
    .filter(({ message, madeBy }) => message.thread_ts === ts && madeBy !== null);

const ask = (slack: Playground, text = question) =>
  slack.person('ana').say({ channel: 'desk', text: `@Pier Desk ${text}` });

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  it('a mention is stored before it is acknowledged, answered once, and its words are gone after that', async () => {
    const slack = await startSlack();
    const { storage } = await startDesk({
      slack,
      mode,
      databaseUrl: await server.createDatabase(),
      retentionDays: 0,
    });
    slack.planEvents(() => ({ copies: 3 }));

    const { ts } = ask(slack).message;
    await slack.changes.until(() => repliesTo(slack, ts).length > 0, 'the reply');
    await slack.idle();
    await expect.poll(() => dump(storage)).not.toMatch(/shut the pier/);

    expect(repliesTo(slack, ts)).toHaveLength(1);
    expect(slack.log.deliveries.map(({ attempts }) => attempts.length)).toEqual([1, 1, 1]);
    const [counted] = await storage.database.query('SELECT count(*)::int AS n FROM deliveries');
    expect(counted).toEqual({ n: 1 });
  }, 30_000);

  it('with the database down commands are answered, and mentions left to Slack to bring again', async () => {
    const own = await startPostgres();
    onTestFinished(() => own.remove());
    const slack = await startSlack({ acknowledgeWithin: 3_000 });
    const { storage } = await startDesk({ slack, mode, databaseUrl: await own.createDatabase() });
    await storage.opened;
    await own.stop();

    const { delivery } = await slack.person('ana').command({
      channel: 'desk',
      text: `/desk ${question}`,
    });
    expect(delivery?.attempts.at(-1)?.outcome).toMatchObject({ kind: 'answered', status: 200 });

    const { ts } = ask(slack).message;
    await slack.changes.until(
      () => slack.log.deliveries.some(({ kind, attempts }) => kind === 'event' && attempts[0]),
      'the first try',
    );
    const event = slack.log.deliveries.find(({ kind }) => kind === 'event');
    expect(event?.attempts[0]?.outcome).toMatchObject(
      mode === 'http' ? { kind: 'answered', status: 500 } : { kind: 'timeout' },
    );

    await own.start();
    if (event) void slack.deliver({ kind: 'event', body: event.body });
    await slack.changes.until(() => repliesTo(slack, ts).length > 0, 'the reply', 20_000);
  }, 60_000);
});

describe('a reply that Slack does not take now', () => {
  it('comes when Slack said, once, without holding a connection or a listener', async () => {
    const slack = await startSlack();
    await startDesk({ slack, databaseUrl: await server.createDatabase() });
    slack.faults.on('chat.postMessage', first(1, rateLimit(1)));

    const { ts } = ask(slack).message;
    await slack.changes.until(() => repliesTo(slack, ts).length > 0, 'the reply');

    const [refused, taken] = slack.log.calls.filter(({ to }) => to === 'chat.postMessage');
    expect((taken?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
    expect(repliesTo(slack, ts)).toHaveLength(1);
  }, 30_000);

  it('for good is told to the asker, kept as a dead letter, and can be replayed', async () => {
    const slack = await startSlack();
    const { storage } = await startDesk({
      slack,
      databaseUrl: await server.createDatabase(),
      retries: 0,
    });
    slack.faults.on('chat.postMessage', refuse('internal_error'));

    const { ts } = ask(slack).message;
    const deliveries = createDeliveryStore(storage);
    await expect.poll(() => deliveries.listDead(), { timeout: 10_000 }).toHaveLength(1);
    const told = slack.person('ana').sees('desk').at(-1);
    expect(told?.message.text).toMatch(/^I could not answer you/);
    expect(told?.visibleTo).toBe('U0ANA');

    slack.faults.clear();
    const [dead] = await deliveries.listDead();
    expect(dead).toMatchObject({ code: 'internal_error', isReplayable: true });
    expect(await deliveries.replay(dead?.id ?? '')).toBe(true);
    await slack.changes.until(() => repliesTo(slack, ts).length > 0, 'the reply');
    expect(await deliveries.replay(dead?.id ?? '')).toBe(false);
  }, 30_000);
});

it('a reply that Slack breaks off is sent in each way once, and in none twice', async () => {
  const slack = await startSlack();
  const { storage } = await startDesk({ slack, databaseUrl: await server.createDatabase() });
  slack.faults.on('chat.postMessage', cut({ isDone: true }));

  const { ts } = ask(slack).message;
  const told = () =>
    slack
      .person('ana')
      .sees('desk')
      .filter(({ visibleTo, madeBy }) => visibleTo === 'U0ANA' && madeBy !== null);
  await slack.changes.until(() => told().length > 0, 'the last way', 30_000);
  await expect
    .poll(() => createDeliveryStore(storage).count(), { timeout: 10_000 })
    .toEqual({ waiting: 0, dead: 0 });

  const { messages } = slack.workspace();
  const shared = repliesTo(slack, ts).filter(({ visibleTo }) => visibleTo === null);
  const direct = messages.in(slack.workspace().directOf('U0ANA').id);
  expect([shared.length, direct.length, told().length]).toEqual([1, 1, 1]);
}, 60_000);

it('mentions in one channel are answered about one a second', async () => {
  const slack = await startSlack();
  await startDesk({ slack, databaseUrl: await server.createDatabase() });

  for (let n = 0; n < 3; n += 1) ask(slack);
  const posts = () => slack.log.calls.filter(({ to }) => to === 'chat.postMessage');
  await slack.changes.until(() => posts().length === 3, 'three replies');

  const [a = 0, b = 0, c = 0] = posts().map(({ at }) => at);
  expect(b - a).toBeGreaterThan(700);
  expect(c - b).toBeGreaterThan(700);
}, 30_000);

it('one reply at a time is on its way, so that a process that dies can repeat that one only', async () => {
  const channels = ['C1', 'C2', 'C3', 'C4', 'C5'];
  const slack = await startSlack({
    workspaces: [{ channels: channels.map((id) => ({ id, name: id.toLowerCase() })) }],
  });
  const { storage } = await startDesk({ slack, databaseUrl: await server.createDatabase() });
  const underWay: unknown[] = [];
  slack.faults.on('chat.postMessage', async () => {
    const [row] = await storage.database.query(
      'SELECT count(*)::int AS n FROM posts WHERE outcome IS NULL',
    );
    underWay.push(row?.['n']);
    return null;
  });

  const asked = channels.map((channel) => ({
    channel,
    ts: slack.person('ana').say({ channel, text: `@Pier Desk ${question}` }).message.ts,
  }));
  await slack.changes.until(
    () => asked.every(({ channel, ts }) => repliesTo(slack, ts, channel).length > 0),
    'all replies',
    20_000,
  );

  expect(underWay).toEqual([1, 1, 1, 1, 1]);
}, 30_000);

it('what a process left undone is done by the next one in the same folder, and edits still find their reply', async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'cptpp-desk-'));
  onTestFinished(() => rm(dataDirectory, { recursive: true, force: true }));
  const slack = await startSlack();
  const before = await startDesk({ slack, dataDirectory });
  await before.storage.opened;
  const answered = ask(slack, 'pier');
  await slack.changes.until(() => repliesTo(slack, answered.message.ts).length > 0, 'the reply');
  await before.stop();

  await startDesk({ slack, dataDirectory });
  slack.person('ana').edit(answered, `@Pier Desk ${question}`);
  const replies = () => repliesTo(slack, answered.message.ts).map(({ message }) => message.text);
  await slack.changes.until(
    () => /harbour board closed/.test(String(replies())),
    'the change',
    20_000,
  );

  expect(replies()).toHaveLength(1);
}, 120_000);
