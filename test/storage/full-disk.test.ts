import { describe, expect, it } from 'vitest';
import { createBaseHolder } from '../../src/slack/base/base-holder.ts';
import { createHealth } from '../../src/slack/create-health.ts';
import type { Database } from '../../src/storage/database.ts';
import { watchRoom } from '../../src/storage/watch-room.ts';
import { makeDesk } from '../fixtures/make-knowledge.ts';
import { createDatabase } from './postgres-server.ts';
import { question, startDesk, startSlack } from './start-desk.ts';

/** What PostgreSQL says when its disk is full, of whatever takes new room. */
const fill = `
  CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';
  END $$;
  CREATE FUNCTION no_room_for_tables() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';
  END $$;
  CREATE TRIGGER full_disk BEFORE INSERT ON deliveries EXECUTE FUNCTION no_room();
  CREATE EVENT TRIGGER full_disk ON ddl_command_start WHEN TAG IN ('CREATE TABLE AS')
    EXECUTE FUNCTION no_room_for_tables();
`;
const makeRoom = 'DROP EVENT TRIGGER full_disk; DROP TRIGGER full_disk ON deliveries;';

it('a full disk shows in /readyz until there is room again, and commands are answered meanwhile', async () => {
  const slack = await startSlack();
  const { storage } = await startDesk({ slack, databaseUrl: await createDatabase() });
  await storage.opened;
  const health = createHealth({
    storage,
    base: createBaseHolder(makeDesk()),
    receiver: { lostSince: null },
  });
  health.started();
  expect((await health.ready()).body).toMatchObject({ storage: 'reachable' });
  const ana = slack.person('ana');

  await storage.database.script(fill);
  const { ts } = ana.say({ channel: 'desk', text: `@Pier Desk ${question}` }).message;
  await slack.changes.until(() => slack.log.deliveries.length > 0, 'the first try');
  expect(slack.log.deliveries[0]?.attempts[0]?.outcome).toMatchObject({ status: 500 });
  for (let n = 0; n < 2; n += 1) {
    expect(await health.ready()).toMatchObject({
      isWell: true,
      body: { state: 'ready', slack: 'connected', storage: 'full' },
    });
  }
  const { delivery } = await ana.command({ channel: 'desk', text: `/desk ${question}` });
  expect(delivery?.attempts[0]?.outcome).toMatchObject({ kind: 'answered', status: 200 });

  await storage.database.script(makeRoom);
  expect((await health.ready()).body).toMatchObject({ storage: 'reachable' });
  const [event] = slack.log.deliveries;
  if (event) void slack.deliver({ kind: 'event', body: event.body });
  const answers = () =>
    slack.log.calls.filter(({ to, args }) => to === 'chat.postMessage' && args['thread_ts'] === ts);
  await slack.changes.until(() => answers().length > 0, 'the reply');
});

describe('a database', () => {
  const failWith = (error: unknown): Database => {
    const fail = async () => {
      throw error;
    };
    return {
      ...{ kind: 'postgres', isExclusive: false },
      ...{ query: fail, transaction: fail, script: fail, close: async () => {} },
    };
  };

  it.each([
    ['PostgreSQL', Object.assign(new Error('full'), { code: '53100' })],
    ['the file system', Object.assign(new Error('full'), { code: 'ENOSPC' })],
    ['a quota', Object.assign(new Error('full'), { code: 'EDQUOT' })],
    ['a cause', new Error('broken', { cause: Object.assign(new Error(), { code: 'ENOSPC' }) })],
    ['what is no error', { code: '53100', message: 'full' }],
  ])('whose disk is full by the word of %s says so once', async (_, error) => {
    const told: string[] = [];
    const watched = watchRoom(failWith(error), ({ code }) => told.push(code));

    for (const write of ['query', 'script'] as const) {
      await expect(watched.database[write]('INSERT')).rejects.toBe(error);
    }
    await expect(watched.database.transaction(async () => {})).rejects.toBe(error);

    expect(told).toEqual(['storage_full']);
    expect(await watched.isFull()).toBe(true);
  });

  it.each([
    ['a refusal', Object.assign(new Error('no'), { code: '23505' })],
    ['a lost connection', Object.assign(new Error('no'), { code: 'ECONNRESET' })],
    ['nothing', undefined],
  ])('with %s is not full', async (_, error) => {
    const watched = watchRoom(failWith(error));

    await expect(watched.database.query('INSERT')).rejects.toBe(error);

    expect(watched.wasFull()).toBe(false);
    expect(await watched.isFull()).toBe(false);
  });
});
