import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { question, startDesk, startSlack } from './start-desk.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

/** What is counted, by how it begins. Clocks and tests ask other things. */
const counted = {
  stored: /^INSERT INTO deliveries/,
  taken: /^WITH due AS/,
  turn: /^WITH wanted AS/,
  settings: /FROM unnest.*channel_settings/,
  sources: /FROM unnest.*channel_sources/,
  found: /FROM unnest.*JOIN answers/,
  begun: /^WITH lease AS/,
  saved: /^WITH saved AS/,
  finished: /^UPDATE deliveries SET state = 'done'/,
};

it('a mention costs nine statements, the record before the post one of them, and most serve several mentions', async () => {
  const channels = ['C1', 'C2', 'C3', 'C4'].map((id) => ({ id, name: id.toLowerCase() }));
  const slack = await startSlack({ workspaces: [{ channels }] });
  const { storage } = await startDesk({ slack, databaseUrl: await server.createDatabase() });
  await storage.opened;
  const sent = vi.spyOn(pg.Client.prototype, 'query');
  onTestFinished(() => sent.mockRestore());

  await ask(['C1']);
  expect(count()).toEqual(Object.fromEntries(Object.keys(counted).map((name) => [name, 1])));

  // What was stored while nobody could take it is taken, read and ended together.
  const deliveries = createDeliveryStore(storage);
  for (const channelId of ['C2', 'C3', 'C4']) {
    const message = { channelId, ts: '1.1', editedTs: null, userId: 'U0ANA' };
    await deliveries.store({ eventId: channelId, teamId: 'T0LOCAL', message, body: {} });
  }
  expect(await deliveries.take(3)).toHaveLength(3);

  async function ask(asked: readonly string[]): Promise<void> {
    for (const channel of asked) slack.person('ana').say({ channel, text: `@Pier Desk ${question}` });
    await expect
      .poll(() => storage.database.query("SELECT count(*)::int AS n FROM deliveries WHERE state = 'done'"))
      .toEqual([{ n: asked.length }]);
  }

  function count(): Readonly<Record<string, number>> {
    const texts = sent.mock.calls.map(([given]) => textOf(given).replaceAll(/\s+/g, ' '));
    sent.mockClear();
    expect(texts.filter((text) => text === 'BEGIN')).toEqual([]);
    return Object.fromEntries(
      Object.entries(counted).map(([name, begin]) => [name, texts.filter((text) => begin.test(text)).length]),
    );
  }
});

function textOf(given: unknown): string {
  return z.object({ text: z.string() }).safeParse(given).data?.text ?? String(given);
}
