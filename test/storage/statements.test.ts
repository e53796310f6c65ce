import pg from 'pg';
import { expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { createStoredRecords } from '../../src/storage/answer-records.ts';
import { createStoredChannelSources } from '../../src/storage/channel-sources.ts';
import { createDeliveryStore } from '../../src/storage/delivery-store.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { createSettingsStore } from '../../src/storage/settings-store.ts';
import { createDatabase } from './postgres-server.ts';
import { question, startDesk, startSlack } from './start-desk.ts';

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

it('a mention costs nine statements, the record before its reply one of them', async () => {
  const slack = await startSlack();
  const looked = spyOnStatements();
  const { storage } = await startDesk({ slack, databaseUrl: await createDatabase() });
  // It looks once for what an earlier process left behind.
  await expect.poll(looked).toMatchObject({ taken: 1 });
  const sent = spyOnStatements();

  slack.person('ana').say({ channel: 'desk', text: `@Pier Desk ${question}` });
  await expect
    .poll(() => storage.database.query('SELECT state FROM deliveries'))
    .toEqual([{ state: 'done' }]);

  expect(sent()).toEqual(Object.fromEntries(Object.keys(counted).map((name) => [name, 1])));
});

it('what several mentions need at once is one statement', async () => {
  const storage = openStorage({ databaseUrl: await createDatabase(), dataDirectory: null });
  onTestFinished(() => storage.close());
  await storage.opened;
  const deliveries = createDeliveryStore(storage);
  const records = createStoredRecords({ ...storage, keepsText: true });
  const settings = createSettingsStore(storage);
  const sources = createStoredChannelSources(storage);
  const channels = ['C1', 'C2', 'C3'].map((channelId) => ({
    ...{ teamId: 'T1', enterpriseId: '', channelId },
  }));
  for (const { channelId } of channels) {
    const message = { channelId, ts: '1.1', editedTs: null, userId: 'U1' };
    await deliveries.store({ eventId: channelId, teamId: 'T1', message, body: {} });
  }
  const sent = spyOnStatements();

  const taken = await deliveries.take(channels.length);
  await deliveries.takeTurns(taken);
  await Promise.all([
    ...channels.map((key) => settings.find(key)),
    ...channels.map((key) => sources.find(key, 0)),
    ...channels.map((key) => records.find({ ...key, askId: '1.1' })),
    ...taken.map((work) => deliveries.finish(work)),
  ]);

  const each = { stored: 0, taken: 1, turn: 1, settings: 1, sources: 1, found: 1, finished: 1 };
  expect(sent()).toEqual({ ...each, begun: 0, saved: 0 });
});

/** Counts what is sent to servers from now on. */
function spyOnStatements(): () => Readonly<Record<string, number>> {
  const sent = vi.spyOn(pg.Client.prototype, 'query').mockClear();
  onTestFinished(() => sent.mockRestore());
  return () => {
    const texts = sent.mock.calls.map(([given]) => textOf(given).replaceAll(/\s+/g, ' '));
    return Object.fromEntries(
      Object.entries(counted).map(([name, begin]) => [
        ...[name, texts.filter((text) => begin.test(text)).length],
      ]),
    );
  };
}

function textOf(given: unknown): string {
  return z.object({ text: z.string() }).safeParse(given).data?.text ?? String(given);
}
