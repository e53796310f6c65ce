import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { answer, cut, first, hang, type LocalSlack, rateLimit, refuse } from '#local-slack';
import { LeaseLostError } from '../../src/errors.ts';
import { leaseSeconds, repliesAtOnce, secondsBetweenRenewals } from '../../src/limits.ts';
import { readMark } from '../../src/slack/posting/reply-mark.ts';
import { createStoredRecords } from '../../src/storage/answer-records.ts';
import { listDeadDeliveries, replayDelivery } from '../../src/storage/dead-deliveries.ts';
import {
  createDeliveryStore,
  type Taken,
  type WaitingDelivery,
  type Work,
} from '../../src/storage/delivery-store.ts';
import { Lease } from '../../src/storage/lease.ts';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import { pierClosed } from '../fixtures/make-knowledge.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { dump, question, startDesk, startSlack } from './start-desk.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

const repliesTo = (slack: LocalSlack, ts: string, channel = 'C0DESK') =>
  slack
    .workspace()
    .messages.in(channel)
    .filter(({ message, madeBy }) => message.thread_ts === ts && madeBy !== null);

const ask = (slack: LocalSlack, text = question) =>
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
  });

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
  });
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
  });

  it('where it was asked is recorded with what it cites where the asker got it, too', async () => {
    const slack = await startSlack();
    const { storage } = await startDesk({ slack, databaseUrl: await server.createDatabase() });
    slack.faults.on('chat.postMessage', ({ args }) =>
      args['channel'] === 'C0DESK' ? refuse('not_in_channel') : null,
    );

    ask(slack);
    const answers = () =>
      storage.database.query(
        'SELECT channel_id, reply_ts IS NOT NULL AS stands, fact_ids FROM answers WHERE is_answered ORDER BY channel_id',
      );
    await expect.poll(answers, { timeout: 20_000 }).toEqual([
      { channel_id: 'C0DESK', stands: false, fact_ids: [pierClosed.id] },
      { channel_id: expect.stringMatching(/^D/), stands: true, fact_ids: [pierClosed.id] },
    ]);
  });

  it('for good is told to the asker, kept as a dead letter, and can be replayed', async () => {
    const slack = await startSlack();
    const { storage } = await startDesk({
      slack,
      databaseUrl: await server.createDatabase(),
      retries: 0,
    });
    for (const to of ['chat.postMessage', 'chat.postEphemeral']) {
      slack.faults.on(to, ({ args }) =>
        String(args['text']).startsWith('I could not answer you')
          ? null
          : refuse('ekm_access_denied'),
      );
    }

    const { ts } = ask(slack).message;
    await expect
      .poll(() => listDeadDeliveries(storage.database), { timeout: 10_000 })
      .toHaveLength(1);
    const told = slack.person('ana').sees('desk').at(-1);
    expect(told?.message.text).toMatch(/^I could not answer you/);
    expect(told?.visibleTo).toBe('U0ANA');
    expect(slack.log.calls.at(-1)).toMatchObject({
      to: 'chat.postEphemeral',
      args: { link_names: 'false' },
    });

    slack.faults.clear();
    const [dead] = await listDeadDeliveries(storage.database);
    expect(dead).toMatchObject({ code: 'ekm_access_denied', isReplayable: true });
    expect(await replayDelivery(storage, dead?.id ?? '')).toBe(true);
    await slack.changes.until(() => repliesTo(slack, ts).length > 0, 'the reply');
    expect(await replayDelivery(storage, dead?.id ?? '')).toBe(false);
  });
});

describe('a reply that Slack breaks off', () => {
  const granted = ['chat:write', 'im:history', 'channels:history'];

  it.each([
    ['that stands is found where channels:history was granted, and left alone', granted, 1],
    ['that may stand is given again where the desk may not look', undefined, 2],
  ])(
    '%s',
    async (_, scopes, replies) => {
      const workspaces = [{ ...(scopes && { installation: { scopes } }) }];
      const slack = await startSlack({ workspaces });
      const { storage } = await startDesk({ slack, databaseUrl: await server.createDatabase() });
      slack.faults.on('chat.postMessage', first(1, cut({ isDone: true })));

      const { ts } = ask(slack).message;
      const deliveries = createDeliveryStore(storage);
      await isOver(slack, storage, ts);

      expect(repliesTo(slack, ts)).toHaveLength(replies);
      expect(await deliveries.count()).toEqual({ waiting: 0, dead: 0, repeated: replies - 1 });
      const outcomes = await storage.database.query('SELECT outcome FROM posts ORDER BY began_at');
      expect(outcomes.map(({ outcome }) => outcome)).toEqual([
        'uncertain',
        replies === 1 ? 'withheld' : 'posted',
      ]);
    },
    60_000,
  );

  it('is given in the thread once Slack is back, and in no other way', async () => {
    const slack = await startSlack();
    const { storage } = await startDesk({ slack, databaseUrl: await server.createDatabase() });
    slack.faults.on('*', answer(500));

    const { ts } = ask(slack).message;
    const failed = (to: string) => slack.log.calls.filter((call) => call.to === to).length;
    // It is sent once, and then only looked for.
    await slack.changes.until(() => failed('conversations.replies') >= 3, 'three looks', 60_000);
    expect(failed('chat.postMessage')).toBe(1);
    slack.faults.clear();
    await isOver(slack, storage, ts);

    expect(repliesTo(slack, ts)).toHaveLength(1);
    expect(slack.workspace().messages.in(slack.workspace().directOf('U0ANA').id)).toEqual([]);
  });
});

describe('the lease on a delivery', () => {
  it('that somebody else took over keeps a process that was frozen from posting', async () => {
    const slack = await startSlack();
    const { storage, lines } = await startDesk({
      slack,
      databaseUrl: await server.createDatabase(),
    });
    const { database } = storage;
    await storage.opened;
    // Everything before the post is over when the channel's turn is asked for: the process then stands still.
    await database.script(`
      CREATE FUNCTION take_over() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE deliveries SET lease_holder = 'another', lease_until = now() + interval '1 hour';
        RETURN NULL;
      END $$;
      CREATE TRIGGER take_over AFTER INSERT ON channel_turns EXECUTE FUNCTION take_over();
    `);

    ask(slack);
    await expect.poll(() => lines.join('\n')).toContain('code=lease_lost');

    expect(slack.log.calls.filter(({ to }) => to.startsWith('chat.'))).toEqual([]);
    const [row] = await database.query('SELECT state, lease_holder FROM deliveries');
    expect(row).toEqual({ state: 'waiting', lease_holder: 'another' });
    expect(await database.query('SELECT id FROM posts')).toEqual([]);
  });

  it('is renewed by a timer for as long as the work takes', async () => {
    const slack = await startSlack();
    const { storage } = await startDesk({ slack, databaseUrl: await server.createDatabase() });
    const { database } = storage;
    await storage.opened;
    await database.script(`
      CREATE FUNCTION take_time() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_sleep(${secondsBetweenRenewals + 3}); RETURN NULL; END $$;
      CREATE TRIGGER take_time AFTER INSERT ON channel_turns EXECUTE FUNCTION take_time();
    `);
    const end = async () => {
      const [row] = await database.query(
        'SELECT extract(epoch FROM lease_until)::float AS at FROM deliveries WHERE lease_until IS NOT NULL',
      );
      return z.object({ at: z.number() }).safeParse(row).data?.at ?? 0;
    };

    const { ts } = ask(slack).message;
    await expect.poll(end).toBeGreaterThan(0);
    const first = await end();
    await expect.poll(end, { timeout: 20_000 }).toBeGreaterThan(first);
    await isOver(slack, storage, ts);

    expect(repliesTo(slack, ts)).toHaveLength(1);
  });

  it('keeps its job from running out, so that nobody else takes it', async () => {
    const slack = await startSlack();
    const databaseUrl = await server.createDatabase();
    const { storage } = await startDesk({ slack, databaseUrl });
    const other = openStorage({ databaseUrl, dataDirectory: null });
    onTestFinished(() => other.close());
    await other.opened;
    let letGo = () => {};
    const until = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    onTestFinished(() => letGo());
    slack.faults.on('chat.postMessage', hang({ until }));
    const [mine, theirs] = [storage, other].map(createDeliveryStore);

    ask(slack);
    await slack.changes.until(() => slack.log.calls.length > 0, 'the reply to be on its way');
    const [row] = await storage.database.query('SELECT id, lease_holder AS holder FROM deliveries');
    const { id, holder } = z.object({ id: z.string(), holder: z.string() }).parse(row);
    // As if almost all of its time were over, for the job queue too.
    const age = (seconds: number) =>
      storage.database.script(`
        UPDATE deliveries SET lease_until = lease_until - interval '${seconds} seconds';
        UPDATE pgboss.job SET started_on = started_on - interval '${seconds} seconds';
      `);
    await age(19);
    const job = { id, deliveryId: id, hasTurn: true, isLastTry: false, createdAt: 0 };
    const lease = new Lease(id, holder, Date.now());
    const jobs = await storage.database.query("SELECT id FROM pgboss.job WHERE state = 'active'");
    const work = { job: { ...job, id: String(jobs[0]?.['id']) }, lease, delivery: waiting(id) };
    await mine?.renew([work]);
    await age(19);

    expect((await theirs?.take([job]))?.get(job)).toEqual({ kind: 'held' });
    const [running] = await storage.database.query(
      `SELECT started_on > now() - interval '${leaseSeconds} seconds' AS is_kept FROM pgboss.job
      WHERE state = 'active'`,
    );
    expect(running).toEqual({ is_kept: true });
  });

  it('that ran out can be taken by another, and is then lost to who had it', async () => {
    const database = await openDatabase();
    const [one, other] = [createDeliveryStore(database), createDeliveryStore(database)];
    await one.store({ eventId: 'Ev1', teamId: 'T1', message: null, body: {} });
    const [job] = await database.jobs.take(1);
    if (!job) throw new Error('There is no job.');
    const first = await one.take([job]);
    const lost = workOf(first.get(job));
    expect((await other.take([job])).get(job)).toEqual({ kind: 'held' });

    await database.database.script("UPDATE deliveries SET lease_until = now() - interval '1 ms'");
    const taken = workOf((await other.take([job])).get(job));
    await one.renew([lost]);
    await one.finish(lost);

    expect([lost.lease.isHeld(), taken.lease.isHeld()]).toEqual([false, true]);
    const key = { teamId: 'T1', channelId: 'C1', askId: '1.1' };
    const post = { route: 'thread', userId: 'U1', threadTs: '1.1' } as const;
    const records = createStoredRecords({ ...database, keepsText: true });
    await expect(records.begin(key, post, lost.lease)).rejects.toThrow(LeaseLostError);
    expect(await records.begin(key, post, taken.lease)).toEqual({ mayStand: false });
    await other.finish(taken);
    expect((await one.take([job])).get(job)).toEqual({ kind: 'over' });
  });
});

it('mentions in one channel are answered about one a second', async () => {
  const slack = await startSlack();
  await startDesk({ slack, databaseUrl: await server.createDatabase() });

  for (let n = 0; n < 3; n += 1) ask(slack);
  const posts = () => slack.log.calls.filter(({ to }) => to === 'chat.postMessage');
  await slack.changes.until(() => posts().length === 3, 'three replies');

  const [a = 0, b = 0, c = 0] = posts().map(({ at }) => at);
  expect(b - a).toBeGreaterThan(700);
  expect(c - b).toBeGreaterThan(700);
});

describe('the replies of a process', () => {
  const channels = Array.from({ length: 12 }, (_, n) => `C${n}`);
  const workspaces = [{ channels: channels.map((id) => ({ id, name: id.toLowerCase() })) }];
  const say = (slack: LocalSlack, channel: string, thread?: string) =>
    slack.person('ana').say({
      ...{ channel, text: `@Pier Desk ${question}` },
      ...(thread !== undefined && { threadTs: thread }),
    }).message.ts;
  const isAnswered = (slack: LocalSlack, channel: string, ts: string) =>
    slack
      .workspace()
      .messages.in(channel)
      .some((posted) => posted.madeBy !== null && readMark(posted)?.askId === ts);

  it('are up to eight at once, each on record before it is sent, and in more channels the rest waits', async () => {
    const slack = await startSlack({ workspaces });
    const { storage } = await startDesk({ slack, databaseUrl: await server.createDatabase() });
    const latch = createLatch();
    let onTheWay = 0;
    let most = 0;
    slack.faults.on('chat.postMessage', async () => {
      onTheWay += 1;
      most = Math.max(most, onTheWay);
      await latch.opened;
      onTheWay -= 1;
      return null;
    });

    const asked = channels.map((channel) => ({ channel, ts: say(slack, channel) }));
    const count = async (query: string) => (await storage.database.query(query)).length;
    // Each that is taken has had its turn in its channel.
    await expect.poll(() => count('SELECT 1 FROM channel_turns'), { timeout: 20_000 }).toBe(12);
    await expect.poll(() => onTheWay).toBe(repliesAtOnce);
    expect(await count('SELECT 1 FROM posts WHERE outcome IS NULL')).toBe(repliesAtOnce);
    expect(await count('SELECT 1 FROM deliveries WHERE lease_holder IS NOT NULL')).toBe(12);

    latch.open();
    await slack.changes.until(
      () => asked.every(({ channel, ts }) => isAnswered(slack, channel, ts)),
      'all replies',
      20_000,
    );
    expect(most).toBe(repliesAtOnce);
  });

  it('do not wait for a channel that Slack is slow in, however many wait there', async () => {
    const slack = await startSlack({ workspaces });
    await startDesk({ slack, databaseUrl: await server.createDatabase() });
    const latch = createLatch();
    slack.faults.on('chat.postMessage', async ({ args }) => {
      if (args['channel'] === 'C0') await latch.opened;
      return null;
    });

    const slow = [1, 2, 3].map(() => say(slack, 'C0'));
    for (let round = 0; round < 3; round += 1) {
      const others = channels.slice(1).map((channel) => ({ channel, ts: say(slack, channel) }));
      await slack.changes.until(
        () => others.every(({ channel, ts }) => isAnswered(slack, channel, ts)),
        `the replies of round ${round}`,
        20_000,
      );
    }
    const onTheWay = () =>
      slack.log.calls.filter(
        ({ to, args }) => to === 'chat.postMessage' && args['channel'] === 'C0',
      );
    expect(onTheWay()).toHaveLength(1);

    latch.open();
    await slack.changes.until(
      () => slow.every((ts) => isAnswered(slack, 'C0', ts)),
      'the replies of the slow channel',
      20_000,
    );
  });

  it('come in the order of their questions within a thread, from whichever process', async () => {
    const slack = await startSlack({ workspaces });
    const databaseUrl = await server.createDatabase();
    const one = await startDesk({ slack, databaseUrl });
    await one.storage.opened;
    const latch = createLatch();
    let held = 0;
    slack.faults.on('chat.postMessage', async ({ args }) => {
      if (args['channel'] !== 'C0' || held > 0) return null;
      held += 1;
      await latch.opened;
      return null;
    });
    const begins = say(slack, 'C0');
    await expect.poll(() => held).toBe(1);
    // Slack brings the next to another process, that has nothing else to do.
    await startDesk({ slack, databaseUrl });
    const second = say(slack, 'C0', begins);
    // Of one channel two replies are a second apart: by the third the second question has had its turn.
    for (let n = 0; n < 3; n += 1) {
      const ts = say(slack, 'C1');
      await slack.changes.until(() => isAnswered(slack, 'C1', ts), 'a reply elsewhere', 20_000);
    }
    expect(isAnswered(slack, 'C0', second)).toBe(false);
    latch.open();
    await slack.changes.until(() => isAnswered(slack, 'C0', second), 'the second reply', 20_000);

    const order = repliesTo(slack, begins, 'C0').map((reply) => readMark(reply)?.askId);
    expect(order).toEqual([begins, second]);
  });
});

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
});

/** What a call to Slack waits for, until the test lets it go. */
function createLatch(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  onTestFinished(() => open());
  return { opened, open };
}

/** Everything that was asked is answered, and nothing is left to do. */
async function isOver(slack: LocalSlack, storage: Storage, ts: string): Promise<void> {
  await slack.changes.until(() => repliesTo(slack, ts).length > 0, 'the reply', 60_000);
  await expect
    .poll(() => createDeliveryStore(storage).count(), { timeout: 60_000 })
    .toMatchObject({ waiting: 0, dead: 0 });
}

/** An open database in memory. */
async function openDatabase(): Promise<Storage> {
  const storage = openStorage({ databaseUrl: null, dataDirectory: null });
  onTestFinished(() => storage.close());
  await storage.opened;
  return storage;
}

function workOf(taken: Taken | undefined): Work {
  if (taken?.kind !== 'work') throw new Error('There is no work.');
  return taken.work;
}

function waiting(id: string): WaitingDelivery {
  const nowhere = { channelId: null, userId: null, ts: null };
  return { id, teamId: 'T1', ...nowhere, receivedAt: new Date(0), body: {}, isBehind: false };
}
