import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { answer, cut, first, type LocalSlack, rateLimit, refuse } from '#local-slack';
import { AnswerBusyError, LeaseLostError } from '../../src/errors.ts';
import { longestTurnWaitSeconds, repliesAtOnce, secondsBetweenRenewals } from '../../src/limits.ts';
import { createDeliveryRunner } from '../../src/slack/delivery/run-deliveries.ts';
import { readMark } from '../../src/slack/posting/reply-mark.ts';
import { createRedactingLogger } from '../../src/slack/redacting-logger.ts';
import { secondsBetweenPosts } from '../../src/slack-limits.ts';
import { createStoredRecords } from '../../src/storage/answer-records.ts';
import { listDeadDeliveries, replayDelivery } from '../../src/storage/dead-deliveries.ts';
import {
  createDeliveryStore,
  type DeliveryStore,
  type Work,
} from '../../src/storage/delivery-store.ts';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import { pierClosed } from '../fixtures/make-knowledge.ts';
import { createDatabase, startPostgres } from './postgres-server.ts';
import { dump, question, startDesk, startSlack } from './start-desk.ts';

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
      databaseUrl: await createDatabase(),
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
    await startDesk({ slack, databaseUrl: await createDatabase() });
    slack.faults.on('chat.postMessage', first(1, rateLimit(1)));

    const { ts } = ask(slack).message;
    await slack.changes.until(() => repliesTo(slack, ts).length > 0, 'the reply');

    const [refused, taken] = slack.log.calls.filter(({ to }) => to === 'chat.postMessage');
    expect((taken?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
    expect(repliesTo(slack, ts)).toHaveLength(1);
  });

  it('where it was asked is recorded with what it cites where the asker got it, too', async () => {
    const slack = await startSlack();
    const { storage } = await startDesk({ slack, databaseUrl: await createDatabase() });
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
      databaseUrl: await createDatabase(),
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
      const { storage } = await startDesk({ slack, databaseUrl: await createDatabase() });
      slack.faults.on('chat.postMessage', first(1, cut({ isDone: true })));

      const { ts } = ask(slack).message;
      const deliveries = createDeliveryStore(storage);
      await isOver(slack, storage, ts);

      expect(repliesTo(slack, ts)).toHaveLength(replies);
      expect(await deliveries.count()).toEqual({
        ...{ waiting: 0, oldest: 0, dead: 0, repeated: replies - 1 },
      });
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
    const { storage } = await startDesk({ slack, databaseUrl: await createDatabase() });
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
      databaseUrl: await createDatabase(),
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
    const { storage } = await startDesk({ slack, databaseUrl: await createDatabase() });
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

  it('that is renewed keeps the delivery from everybody else', async () => {
    const { database, one, other } = await openStores();
    await one.store({ eventId: 'Ev1', teamId: 'T1', message: null, body: {} });
    const [work] = await one.take(1);
    // As if almost all of its time were over.
    const age = () =>
      database.script("UPDATE deliveries SET lease_until = lease_until - interval '19 seconds'");
    await age();
    await one.renew(work ? [work] : []);
    await age();

    expect(await other.isAnyDue()).toBe(false);
    expect(await other.take(1)).toEqual([]);
    expect(work?.lease.isHeld()).toBe(true);
  });

  it('that ran out can be taken by another, and is then lost to who had it', async () => {
    const { database, one, other } = await openStores();
    await one.store({ eventId: 'Ev1', teamId: 'T1', message: null, body: {} });
    const lost = only(await one.take(1));
    expect(await other.take(1)).toEqual([]);

    await database.script("UPDATE deliveries SET lease_until = now() - interval '1 ms'");
    const taken = only(await other.take(1));
    await one.renew([lost]);
    await one.finish(lost);

    expect([lost.lease.isHeld(), taken.lease.isHeld()]).toEqual([false, true]);
    const key = { teamId: 'T1', channelId: 'C1', askId: '1.1' };
    const post = { route: 'thread', userId: 'U1', threadTs: '1.1' } as const;
    const records = createStoredRecords({ database, process: 'p', keepsText: true });
    await expect(records.begin(key, post, lost.lease)).rejects.toThrow(LeaseLostError);
    expect(await database.query('SELECT 1 FROM posts')).toEqual([]);
    expect(await records.begin(key, post, taken.lease)).toEqual({ mayStand: false });
    await other.finish(taken);
    expect(await database.query('SELECT state FROM deliveries')).toEqual([{ state: 'done' }]);
  });

  it('that ran out counts as a try, and after the last whoever asked is told', async () => {
    const { database, one } = await openStores({ retries: 1 });
    await one.store({ eventId: 'Ev1', teamId: 'T1', message: null, body: {} });
    const tries: boolean[] = [];
    for (let n = 0; n < 3; n += 1) {
      tries.push(only(await one.take(1)).delivery.isSpent);
      await database.script("UPDATE deliveries SET lease_until = now() - interval '1 ms'");
    }

    expect(tries).toEqual([false, false, true]);
  });
});

describe('the turns of a channel', () => {
  const say = (store: DeliveryStore, ts: string, channelId = 'C1') =>
    store.store({
      ...{ eventId: `Ev${channelId} ${ts}`, teamId: 'T1', body: { event: {} } },
      message: { channelId, ts, editedTs: null, userId: 'U1' },
    });

  it('are a second apart, in the order in which they were asked for, whoever asks', async () => {
    const { database, one } = await openStores();
    for (const ts of ['1.1', '1.2', '1.3']) await say(one, ts);
    await say(one, '1.1', 'C2');
    const taken = await one.take(4);

    // Within a transaction time stands still.
    const seconds = await database.transaction(async ({ query }) => {
      const [here, there] = [1, 2].map(() =>
        createDeliveryStore({ database: { ...database, query } }),
      );
      const before = await here?.takeTurns(taken.slice(0, 2));
      const after = await there?.takeTurns(taken.slice(2));
      return taken.map((work) => before?.get(work) ?? after?.get(work));
    });

    expect(taken.map(({ delivery: { channelId, ts } }) => `${channelId} ${ts}`)).toEqual([
      ...['C1 1.1', 'C1 1.2', 'C1 1.3', 'C2 1.1'],
    ]);
    expect(seconds).toEqual([0, 1, 2, 0]);
  });

  it('are kept: what has to wait is given back until then, and answered with the turn that it has', async () => {
    const { database, one } = await openStores();
    await say(one, '1.1');
    await one.holdBack('T1', 'C1', 3_600);
    const answered: unknown[] = [];
    const runner = createDeliveryRunner({
      deliveries: one,
      run: async (body) => void answered.push(body),
      notifyAsker: async () => {},
      logger: createRedactingLogger({ write: () => {} }),
    });
    onTestFinished(() => runner.stop(0));
    runner.start();
    const waiting = () =>
      database.query(
        `SELECT due_at > received_at AS is_later, has_turn, lease_holder FROM deliveries WHERE state = 'waiting'`,
      );
    const putOff = { is_later: true, has_turn: true, lease_holder: null };
    await expect.poll(waiting).toEqual([putOff]);
    expect(answered).toEqual([]);

    const turns = await database.query('SELECT next_at FROM channel_turns');
    await database.script('UPDATE deliveries SET due_at = now()');
    runner.wake();
    await expect.poll(() => answered).toHaveLength(1);
    expect(await database.query('SELECT next_at FROM channel_turns')).toEqual(turns);
  });

  it('are waited for: the last of three replies in a channel begins no sooner than its turn', async () => {
    const slack = await startSlack();
    const { storage } = await startDesk({ slack, databaseUrl: await createDatabase() });

    const asked = [1, 2, 3].map(() => ask(slack).message.ts);
    await slack.changes.until(
      () => asked.every((ts) => repliesTo(slack, ts).length > 0),
      'three replies',
      60_000,
    );

    // The last turn was given for a second before the next one.
    const [row] = await storage.database.query(
      `SELECT extract(epoch FROM max(began_at) - max(next_at))::float AS seconds FROM posts, channel_turns`,
    );
    expect(row?.['seconds']).toBeGreaterThanOrEqual(-secondsBetweenPosts - longestTurnWaitSeconds);
  });
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
    const { storage } = await startDesk({ slack, databaseUrl: await createDatabase() });
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
    await startDesk({ slack, databaseUrl: await createDatabase() });
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
    const databaseUrl = await createDatabase();
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

it('of two processes that begin the same reply at once, one sends it', async () => {
  const { database } = await openStores();
  const [one, other] = ['one', 'other'].map((process) =>
    createStoredRecords({ database, process, keepsText: true }),
  );
  const post = { route: 'thread', userId: 'U1', threadTs: null } as const;

  for (const askId of ['1.1', '1.2', '1.3', '1.4', '1.5', '1.6']) {
    const key = { teamId: 'T1', channelId: 'C1', askId };
    const begun = await Promise.allSettled([one?.begin(key, post), other?.begin(key, post)]);

    const reasons = begun.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(reasons).toEqual([expect.any(AnswerBusyError)]);
  }
  expect(await database.query('SELECT 1 FROM posts')).toHaveLength(6);
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

/** An open database, and two processes on it. */
async function openStores(options: { readonly retries?: number } = {}) {
  const databaseUrl = await createDatabase();
  const { database, opened, close } = openStorage({ databaseUrl, dataDirectory: null });
  onTestFinished(close);
  await opened;
  const [one, other] = ['one', 'other'].map((process) =>
    createDeliveryStore({ database, process, ...options }),
  );
  if (!one || !other) throw new Error('There are two.');
  return { database, one, other };
}

function only(taken: readonly Work[]): Work {
  const [work, ...more] = taken;
  if (!work || more.length > 0) throw new Error(`${taken.length} were taken.`);
  return work;
}
