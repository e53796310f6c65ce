import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { runRetention } from '../../src/storage/forget.ts';
import type { Storage } from '../../src/storage/open-storage.ts';
import { createStoredPatches } from '../../src/storage/patches.ts';
import { makeDesk, pierClosed } from '../fixtures/make-knowledge.ts';
import { createDatabase } from './postgres-server.ts';
import { dump, question, startDesk, startSlack } from './start-desk.ts';

/** Ana asks in three ways, and Ben once; Ben's question could not be answered. */
async function startWithQuestions() {
  const slack = await startSlack();
  const desk = await startDesk({ slack, databaseUrl: await createDatabase() });
  const [ana, ben] = [slack.person('ana'), slack.person('ben')];
  const isAnswered = (ts: string) =>
    slack
      .workspace()
      .messages.all()
      .some(({ message, madeBy }) => message.thread_ts === ts && madeBy);

  for (const { ts } of [
    ana.say({ channel: 'desk', text: '@Pier Desk does anas zebra own the pier?' }).message,
    ben.say({ channel: 'newsroom', text: '@Pier Desk does bens heron own the pier?' }).message,
  ]) {
    await slack.changes.until(() => isAnswered(ts), 'the replies');
  }
  await ana.command({ channel: 'desk', text: '/desk where do anas otters sleep?' });
  await expect.poll(() => dump(desk.storage)).toMatch(/zebra[\s\S]*otters|otters[\s\S]*zebra/);
  await allDelivered(desk.storage);
  return { slack, ana, ben, storage: desk.storage };
}

/** Until a message is done with, its delivery holds who wrote it: that is noted after the reply. */
async function allDelivered({ database }: Storage): Promise<void> {
  await expect
    .poll(() => database.query("SELECT id FROM deliveries WHERE state <> 'done'"))
    .toEqual([]);
}

/** Ben makes a fact of a card that Ana asked, and leaves her question as it was beside one of his own. */
async function makePatch({ database }: Storage): Promise<void> {
  const by = { teamId: 'T0NEWSROOM', userId: 'U0BEN' };
  const asks = [
    {
      ...{ userId: 'U0ANA', channelId: 'C0DESK', threadTs: null, isPublic: true, askId: '1.1' },
      words: 'Where does anas zebra live?',
    },
  ];
  await createStoredPatches({ database }).propose(
    by,
    { id: randomUUID(), asks },
    {
      ...{ kind: 'fact', title: 'The beasts', answer: 'Ann feeds it.', attribution: null },
      ...{ source: 'harbour', quote: 'Ann feeds it.' },
      questions: ['where does anas zebra live', 'Who feeds the otter?'],
    },
  );
}

it('after forget-me no word of the person is kept, and of others all is', async () => {
  const { slack, ana, storage } = await startWithQuestions();
  await makePatch(storage);

  const { posted } = await ana.command({ channel: 'desk', text: '/desk forget-me' });

  expect(posted?.message.text).toMatch(/^Done: I deleted what I kept of your words/);
  const left = await dump(storage);
  expect(left).not.toMatch(/zebra|otters|U0ANA/);
  expect(left).toMatch(/heron/);
  expect(left).toMatch(/Who feeds the otter/);
  // Answers stay: what is kept is only where they stand.
  expect(
    slack
      .workspace()
      .messages.in('C0DESK')
      .filter(({ madeBy }) => madeBy).length,
  ).toBeGreaterThan(0);
  const [row] = await storage.database.query(
    "SELECT action, outcome, team_id, actor, resource FROM audit_trail WHERE action = 'person.forget'",
  );
  expect(row).toEqual({
    ...{
      action: 'person.forget',
      outcome: 'ok',
      team_id: 'T0NEWSROOM',
      actor: null,
      resource: '2',
    },
  });
});

it.each([
  ['a direct message', null, '`forget_me`, please'],
  ['a mention', 'desk', '@Pier Desk “forget me”'],
] as const)(
  '%s with the order does the same, and is not kept itself',
  async (_, named, text) => {
    const { slack, ana, storage } = await startWithQuestions();

    const channel = named ?? slack.workspace().directOf('U0ANA').id;
    ana.say({ channel, text });

    await slack.changes.until(
      () =>
        slack.log.calls.some(({ args }) => String(args['text']).startsWith('Done: I deleted what')),
      'the word that it is done',
    );
    await allDelivered(storage);
    const left = await dump(storage);
    expect(left).not.toMatch(/zebra|otters|forget_me|forget me|U0ANA/);
    expect(left).toMatch(/heron/);
  },
  60_000,
);

it('whose message somebody else checked can have it forgotten too', async () => {
  const { ana, storage } = await startWithQuestions();
  await storage.database.query(
    "UPDATE answers SET author_id = 'U0ANA', question = 'written by ana' WHERE user_id = 'U0BEN'",
  );

  await ana.command({ channel: 'desk', text: '/desk forget me' });

  expect(await dump(storage)).not.toMatch(/written by ana|U0ANA/);
});

it('words are deleted when their days are over, and not before', async () => {
  const { storage } = await startWithQuestions();
  const { database } = storage;
  const age = async (days: number) => {
    await database.query('UPDATE answers SET asked_at = now() - make_interval(days => $1)', [days]);
    await database.query('UPDATE receipts SET made_at = now() - make_interval(days => $1)', [days]);
  };

  await age(89);
  await runRetention(database, { days: 90 });
  expect(await dump(storage)).toMatch(/zebra/);

  await age(91);
  await runRetention(database, { days: 90 });
  expect(await dump(storage)).not.toMatch(/zebra|otters|heron|U0ANA|U0BEN/);
});

it('what remains of an answer is where, when, which fact and of which base, until its own days are over', async () => {
  const { slack, ana, storage } = await startWithQuestions();
  const { database } = storage;
  const { ts } = ana.say({ channel: 'desk', text: `@Pier Desk ${question}` }).message;
  const told = () =>
    database.query(
      `SELECT channel_id, question, user_id, author_id, shared_by, fact_ids, knowledge_hash,
        asked_at IS NOT NULL AS has_time FROM answers WHERE ask_id = $1 AND is_answered`,
      [ts],
    );
  await expect.poll(told, { timeout: 20_000 }).toHaveLength(1);
  await slack.idle();
  await allDelivered(storage);
  // Somebody shared it, and a reply that never came to anything is there too.
  await database.query("UPDATE answers SET shared_by = 'U0BEN', author_id = 'U0BEN'");
  await database.query(
    `INSERT INTO answers (team_id, channel_id, ask_id, user_id) VALUES ('T0NEWSROOM', 'C0DESK', '9.9', 'U0ANA')`,
  );
  const age = async (days: number) => {
    await database.query('UPDATE answers SET asked_at = now() - make_interval(days => $1)', [days]);
    await database.query('UPDATE receipts SET made_at = now() - make_interval(days => $1)', [days]);
  };

  await age(91);
  await runRetention(database, { days: 90, recordDays: 730 });

  const { hash } = makeDesk().knowledge;
  const nobody = { question: null, user_id: null, author_id: null, shared_by: null };
  expect(await told()).toEqual([
    {
      channel_id: 'C0DESK',
      ...nobody,
      fact_ids: [pierClosed.id],
      knowledge_hash: hash,
      has_time: true,
    },
  ]);
  expect(await dump(storage)).not.toMatch(/U0ANA|U0BEN|zebra|heron/);

  await age(729);
  await runRetention(database, { days: 90, recordDays: 730 });
  expect(await told()).toHaveLength(1);
  await age(731);
  await runRetention(database, { days: 90, recordDays: 730 });
  expect(await database.query('SELECT ask_id FROM answers')).toEqual([]);
  expect(await database.query('SELECT id FROM receipts')).toEqual([]);
});

it('everything of a workspace is deleted within thirty days of its leaving', async () => {
  const { storage } = await startWithQuestions();
  const { database } = storage;
  const leave = (days: number) =>
    database.query(
      `INSERT INTO installations (enterprise_id, team_id, details, state, uninstalled_at)
      VALUES ('', 'T0NEWSROOM', '{}', 'uninstalled', now() - make_interval(days => $1))
      ON CONFLICT (enterprise_id, team_id) DO UPDATE SET uninstalled_at = excluded.uninstalled_at`,
      [days],
    );

  await leave(28);
  await runRetention(database, { days: 90 });
  expect(await dump(storage)).toMatch(/zebra/);

  await leave(30);
  await runRetention(database, { days: 90 });
  const left = await dump(storage);
  expect(left).not.toMatch(/zebra|otters|heron|C0DESK/);
  expect(left).toMatch(/workspace\.delete/);
});
