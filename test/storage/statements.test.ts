import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { question, startDesk, startSlack } from './start-desk.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

it('a mention costs one statement for each thing that must be on disk before the next, and no transaction', async () => {
  const slack = await startSlack();
  const { storage } = await startDesk({ slack, databaseUrl: await server.createDatabase() });
  await storage.opened;
  const ask = async () => {
    const { ts } = slack
      .person('ana')
      .say({ channel: 'desk', text: `@Pier Desk ${question}` }).message;
    await slack.changes.until(
      () =>
        slack
          .workspace()
          .messages.in('C0DESK')
          .some(({ message }) => message.thread_ts === ts),
      'the reply',
    );
    await expect
      .poll(() => storage.database.query("SELECT 1 FROM deliveries WHERE state <> 'done'"))
      .toEqual([]);
  };
  // What is read of a channel is at hand for a while.
  await ask();
  const sent = vi.spyOn(pg.Client.prototype, 'query');
  await ask();
  const statements = sent.mock.calls.map(([text]) => String(text));
  sent.mockRestore();
  console.log(statements.map((s) => s.replaceAll(/\s+/g, ' ').slice(0, 110)).join('\n'));
});
